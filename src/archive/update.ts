/** Brings the articles of one raw page up to date, and leaves alone what a person has changed. */
import { ArticleSchema } from '../model/article.ts';
import type { Sidecar } from '../model/draft.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { Redirect } from './cards.ts';
import { withLineEnd } from './fields.ts';
import { readYaml, splitFile } from './frontmatter.ts';
import { type LedgerFile, packLedger } from './ledger.ts';
import { holderOf, matchTexts } from './match.ts';
import { mergeFile } from './merge.ts';
import { type ArticleLinks, publish, type Written } from './publish.ts';
import { stillOpen } from './settle.ts';
import type { Existing, Stored } from './store.ts';

/** What is to be done with one article file. */
export type Action =
  | {
      readonly kind: 'new' | 'changed' | 'merged';
      readonly id: string;
      readonly file: string;
      readonly text: string;
      readonly ledger: LedgerFile;
      readonly before: string | null;
      readonly replaces: string | null;
      readonly conflicts: number;
    }
  | { readonly kind: 'same'; readonly id: string; readonly file: string }
  | {
      readonly kind: 'kept';
      readonly id: string;
      readonly file: string;
      readonly before: string;
      readonly text: string;
      readonly ledger: LedgerFile | null;
    }
  | { readonly kind: 'withdrawn'; readonly id: string; readonly file: string; readonly redirect: Redirect };

export interface EarlierArticle extends Existing {
  readonly stored: Stored;
}

/** What giving ids asks of a record; where the page has no article yet, id and title are enough. */
type Identified = Pick<ArticleRecord, 'id' | 'title'> & { readonly blocks?: ArticleRecord['blocks'] };

/** Text of a record for matching: title and body. */
const textOfRecord = (record: Identified) => [record.title, ...(record.blocks ?? []).map((b) => b.text)].join('\n');
const textOfFile = (text: string) => {
  const { yaml, body } = splitFile(text);
  return `${yaml?.match(/^title: *(.*)$/mu)?.[1] ?? ''}\n${body}`;
};

/**
 * The ids of a raw page's records: that of the earlier article with the same text, else the record's own, or the next
 * number that was never given. Null for an article that an editor has withdrawn.
 */
export function assignIds(
  records: readonly Identified[],
  earlier: readonly EarlierArticle[],
  gone: Readonly<Record<string, Redirect>>,
  taken: ReadonlySet<string>,
): (string | null)[] {
  const matches = matchTexts(
    records.map(textOfRecord),
    earlier.map(({ stored }) => textOfFile(stored.text)),
  );
  const used = new Set(earlier.map(({ id }) => id));
  const assigned: (string | null)[] = matches.map((match) => (match === null ? null : earlier[match]!.id));
  records.forEach((record, n) => {
    if (assigned[n] !== null) return;
    const stem = record.id.replace(/-\d+$/u, '');
    const withdrawn = Object.entries(gone).some(
      ([id, { title }]) => id.startsWith(`${stem}-`) && (title === record.title || (title === '' && id === record.id)),
    );
    if (withdrawn) return;
    let id = record.id;
    for (let k = 1; used.has(id) || Object.hasOwn(gone, id) || taken.has(id); k++) id = `${stem}-${k}`;
    used.add(id);
    assigned[n] = id;
  });
  return assigned;
}

/** What an editor has said about an article's tags and reviews. */
function decisions(text: string): {
  refused: { places: string[]; officials: string[]; topics: string[] };
  reviewed: string[];
} {
  const { yaml } = splitFile(text);
  const parsed = ArticleSchema.pick({ refused: true, reviewed: true })
    .loose()
    .safeParse(readYaml(yaml ?? '').value ?? {});
  const none = { places: [], officials: [], topics: [] };
  return parsed.success
    ? { refused: parsed.data.refused ?? none, reviewed: parsed.data.reviewed }
    : { refused: none, reviewed: [] };
}

function respect(record: ArticleRecord, text: string): ArticleRecord {
  const { refused, reviewed } = decisions(text);
  const no = { place: new Set(refused.places), official: new Set(refused.officials), topic: new Set(refused.topics) };
  return {
    ...record,
    places: record.places.filter((place) => !no.place.has(place)),
    officials: record.officials.filter(({ name }) => !no.official.has(name)),
    topics: record.topics.filter((topic) => !no.topic.has(topic)),
    mentions: record.mentions.filter(({ kind, ref }) => !no[kind].has(ref)),
    review: record.review.filter(({ code }) => !reviewed.includes(code)),
  };
}

/** Decides for one record. `earlier` is the article that already has its id. */
export function decide(
  record: ArticleRecord,
  id: string,
  sidecar: Pick<Sidecar, 'rights' | 'sample'>,
  links: ArticleLinks | undefined,
  earlier: EarlierArticle | undefined,
): Action {
  if (!earlier) {
    const written = publish(record, id, sidecar, links);
    return { kind: 'new', ...written, before: null, replaces: null, conflicts: 0 };
  }
  const { stored, file } = earlier;
  const written = publish(stored.untouched ? record : respect(record, stored.text), id, sidecar, links);
  // The same text without a ledger: a run was killed after the article and before its ledger.
  if (stored.untouched || stored.text === written.text) return overwrite(written, earlier);
  const base = stored.ledger?.written;
  const kept = { kind: 'kept', id, file, before: stored.text, text: written.text, ledger: null } as const;
  if (!base || base.sha256 === written.ledger.written.sha256) return kept;
  const merged = mergeFile(stored.text, base, written.text);
  const open = stillOpen(stored.ledger?.conflicts ?? [], merged.text, written.text);
  const waiting = open.filter(
    ({ field, editor }) => !merged.conflicts.some((c) => c.field === field && c.editor === editor),
  );
  const ledger = { ...written.ledger, conflicts: [...waiting, ...merged.conflicts] };
  if (merged.text === stored.text) return { ...kept, ledger };
  return {
    kind: 'merged',
    id,
    file,
    text: merged.text,
    ledger,
    before: stored.text,
    replaces: null,
    conflicts: ledger.conflicts.length,
  };
}

function overwrite(written: Written, { id, file, stored }: EarlierArticle): Action {
  const moved = written.file !== file && file.endsWith('.mdx');
  if (
    !moved &&
    withLineEnd(stored.text, '\n') === written.text &&
    stored.ledger &&
    packLedger(stored.ledger) === packLedger(written.ledger)
  ) {
    return { kind: 'same', id, file };
  }
  const target = moved ? written.file : file;
  return {
    kind: 'changed',
    ...written,
    file: target,
    before: stored.text,
    replaces: moved ? file : null,
    conflicts: 0,
  };
}

/** What becomes of earlier articles of a page that its records no longer give: withdrawn, or kept if a person changed them. */
export function withdraw(
  leftover: readonly EarlierArticle[],
  records: readonly { readonly id: string; readonly record: ArticleRecord }[],
): Action[] {
  return leftover.map(({ id, file, stored }): Action => {
    if (!stored.untouched) return { kind: 'kept', id, file, before: stored.text, text: '', ledger: null };
    const holder = holderOf(
      textOfFile(stored.text),
      records.map(({ record }) => textOfRecord(record)),
    );
    const to = holder === null ? null : records[holder]!.id;
    const redirect = {
      to,
      title: stored.ledger?.written.title ?? '',
      reason: '整理规则改进后，原页不再单独分出这一篇',
    };
    return { kind: 'withdrawn', id, file, redirect };
  });
}
