/** The frontmatter of an article file: one field a line, in the order of the schema, so that two editors' changes merge. */
import { Document, isMap, isScalar, LineCounter, type ParsedNode, parseDocument, type Tags, visit } from 'yaml';
import { ARTICLE_FIELDS, type Article } from '../model/article.ts';
import { storable } from './markdown-write.ts';

/** An article file, cut in two. Lines count from 1. */
export interface FileParts {
  /** Null when the file does not open with `---`, or never closes it. */
  readonly yaml: string | null;
  readonly body: string;
  /** The line of the file on which the body starts. */
  readonly bodyLine: number;
}

const FENCE = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?<=\n)---[ \t]*(?:\r?\n|$)/u;

export function splitFile(text: string): FileParts {
  const found = text.match(FENCE);
  if (!found) return { yaml: null, body: text.replace(/^\uFEFF/u, ''), bodyLine: 1 };
  const head = found[0];
  return { yaml: found[1] ?? '', body: text.slice(head.length), bodyLine: head.split('\n').length };
}

/** Numbers stay as they are written (`00004`, `2024`): no field of an article is a number. */
const customTags = (tags: Tags): Tags =>
  tags.filter((tag) => typeof tag === 'string' || !/:(int|float)$/u.test(tag.tag));

export interface YamlProblem {
  /** Line and column in the YAML text, from 1. */
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly message: string;
}

export interface ReadYaml {
  readonly value: unknown;
  readonly problems: readonly YamlProblem[];
  /** The YAML text by its lines. */
  readonly lines: readonly string[];
  /** Where a field stands: line and column in the YAML text, from 1. Falls back to the nearest ancestor, then 1:1. */
  locate(path: readonly PropertyKey[]): { line: number; column: number };
}

/** Reads YAML with the place of everything in it. Never throws. */
export function readYaml(yaml: string): ReadYaml {
  const lineCounter = new LineCounter();
  const doc = parseDocument(yaml, { customTags, lineCounter, uniqueKeys: true, prettyErrors: false, merge: false });
  const position = (offset: number) => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  // A quotation that is never closed runs to the end: the place to look at is where it opens.
  const opening = (at: number) => {
    let start = at;
    visit(doc, {
      Scalar(_, { type = '', range }) {
        if (type.startsWith('QUOTE_') && range && range[0] < at && range[2] >= at) start = range[0];
      },
    });
    return start;
  };
  const problems = doc.errors.map((error) => ({
    ...position(error.code === 'MISSING_CHAR' ? opening(error.pos[0]) : error.pos[0]),
    code: String(error.code),
    message: error.message,
  }));
  return {
    value: problems.length > 0 ? null : safely(() => doc.toJS({ maxAliasCount: 100 })),
    problems,
    lines: yaml.split(/\r?\n/u),
    locate(path) {
      for (let depth = path.length; depth > 0; depth--) {
        const at = offsetOf(doc.contents, path.slice(0, depth));
        if (at !== null) return position(at);
      }
      return { line: 1, column: 1 };
    },
  };
}

function safely(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return null;
  }
}

/** Offset of a key (for a field) or an item; null when it is not there. */
function offsetOf(root: ParsedNode | null, path: readonly PropertyKey[]): number | null {
  let node: unknown = root;
  let offset: number | null = null;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair) return null;
      offset = (pair.key as ParsedNode).range?.[0] ?? offset;
      node = pair.value;
    } else if (node && typeof node === 'object' && 'items' in node) {
      node = (node.items as unknown[])[Number(step)];
      if (!node) return null;
      offset = (node as ParsedNode).range?.[0] ?? offset;
    } else return null;
  }
  return offset;
}

/** Fields that are left out of a file: those that say nothing. */
function isSilent(value: unknown): boolean {
  return value === null || value === undefined || value === false || (Array.isArray(value) && value.length === 0);
}

/** Plain data without what says nothing, strings as a file can hold them. */
function tidy(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  if (Array.isArray(value)) return value.map(tidy);
  if (value && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value)
        .filter(
          ([key, v]) =>
            !isSilent(v) && !(key === 'status' && v === 'current') && !(key === 'scope' && v === 'zhejiang'),
        )
        .map(([key, v]) => [key, tidy(v)]),
    );
  }
  return value;
}

/** What a writer gives: any field of an article; a title is needed. */
export type ArticleFields = { readonly title: string } & { readonly [K in keyof Article]?: Article[K] | undefined };

/** The field values that the reader supplies when they are left out. */
const DEFAULTS: Partial<Record<keyof Article, unknown>> = { titleBasis: 'stated', kind: 'report' };

/** Plain data as YAML: one value a line, nothing folded, quoted where YAML 1.1 readers would see a date or a number. */
export function writeYaml(value: unknown): string {
  const doc = new Document(tidy(value), { compat: 'yaml-1.1', version: '1.2' });
  return doc.toString({
    lineWidth: 0,
    blockQuote: false,
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
    indentSeq: true,
  });
}

/** The YAML of an article's frontmatter, without its fences. */
export function writeFrontmatter(article: ArticleFields): string {
  const fields: Record<string, unknown> = {};
  for (const field of ARTICLE_FIELDS) {
    const value = article[field];
    if (field !== 'title' && (isSilent(value) || DEFAULTS[field] === value)) continue;
    fields[field] = value;
  }
  return writeYaml(fields);
}

/** A whole article file. */
export function writeFile(article: ArticleFields, body: string): string {
  return `---\n${writeFrontmatter(article)}---\n\n${body}`;
}
