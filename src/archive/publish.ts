/** A record of the pipeline to an article file and its ledger. */
import type { Sidecar } from '../model/draft.ts';
import type { Review } from '../model/ledger.ts';
import type { ArticleRecord } from '../model/record.ts';
import { type ArticleFields, writeFile } from './frontmatter.ts';
import { type LedgerFile, sha256 } from './ledger.ts';
import { writeMarkdown } from './markdown-write.ts';
import { baseOf } from './prints.ts';

/** What only the whole archive knows of an article. */
export interface ArticleLinks {
  readonly continues: string | null;
  readonly continuedBy: string | null;
  readonly versionOf: string | null;
  readonly review: readonly Review[];
}

export interface Written {
  readonly id: string;
  /** Path from the content folder. */
  readonly file: string;
  readonly text: string;
  readonly ledger: LedgerFile;
}

/** The folder of an article: its year, or `undated`. */
export function articlePath(id: string, date: string | null): string {
  return `articles/${date ? date.slice(0, 4) : 'undated'}/${id}.mdx`;
}

/** Codes that keep an article off the site until an editor has said so. */
const WITHHOLDING = new Set(['off-topic']);

/** What the pipeline writes for a record under an id. */
export function publish(
  record: ArticleRecord,
  id: string,
  sidecar: Pick<Sidecar, 'rights' | 'sample'>,
  links: ArticleLinks | undefined,
): Written {
  const review = [...record.review, ...(links?.review ?? [])];
  const codes = [...new Set(review.map(({ code }) => code))];
  const publishable = codes.some((code) => WITHHOLDING.has(code)) ? 'withheld' : sidecar.rights;
  const { blocks, repairs, removed, mentions, id: _, review: __, page, continuedFrom, ...rest } = record;
  const fields: ArticleFields = {
    ...(rest as Omit<typeof rest, never>),
    authors: [...record.authors],
    editors: [...record.editors],
    places: [...record.places],
    topics: [...record.topics],
    captions: record.captions.map((caption) => ({ ...caption })),
    officials: record.officials.map((official) => ({
      ...official,
      posts: official.posts.map((post) => ({ ...post })),
    })),
    page,
    continuedFrom,
    url: record.url && URL.canParse(record.url) ? record.url : null,
    review: codes,
    continues: links?.continues ?? null,
    continuedBy: links?.continuedBy ?? null,
    versionOf: links?.versionOf ?? null,
    ...(publishable ? { publish: publishable } : {}),
    sample: sidecar.sample ?? false,
  };
  const text = writeFile(fields, writeMarkdown(blocks));
  return {
    id,
    file: articlePath(id, record.date),
    text,
    ledger: { repairs, removed, review, mentions, conflicts: [], written: baseOf(text, sha256(text), record.title) },
  };
}
