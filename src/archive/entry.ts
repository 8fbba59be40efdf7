/** One article file: its text to an entry, or to what is wrong with it. Knows nothing of the disk. */
import type { z } from 'zod';
import { type Article, ArticleSchema } from '../model/article.ts';
import type { Block } from '../model/record.ts';
import { type ReadYaml, readYaml, splitFile } from './frontmatter.ts';
import { type Format, readMarkdown } from './markdown-read.ts';
import { quickYaml } from './quick-yaml.ts';

/** An article of the archive. */
export interface ArticleEntry {
  readonly id: string;
  /** Path of the file from the content folder, with `/`. */
  readonly file: string;
  readonly article: Article;
  readonly blocks: readonly Block[];
  /** The Markdown below the frontmatter. */
  readonly body: string;
  /** `pipeline`: the file is as the pipeline last wrote it. `editor`: a person wrote or changed it. */
  readonly origin: 'pipeline' | 'editor';
  /** Whether the body has JSX, an expression or an import, and must be compiled as MDX. */
  readonly hasComponents: boolean;
}

/** Something in a file that keeps it from being read. Lines and columns count from 1. */
export interface FileProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly message: string;
  /** The line as it stands in the file, where the problem is of a line. */
  readonly source?: string;
  /** For a problem of the schema: what zod found, and where. */
  readonly issue?: z.core.$ZodIssue;
}

/** The name of a file without its folder and ending: an article's id, and its address for ever. */
export function idOf(file: string): string {
  return file.replace(/^.*\//u, '').replace(/\.mdx?$/u, '');
}

/** What no YAML reader takes, each with its place; `shift` lines stand before the YAML text. */
export function yamlProblems(file: string, { problems, lines }: ReadYaml, shift: number): FileProblem[] {
  return problems.map(({ line, column, code, message }) => {
    const source = lines[line - 1] ?? '';
    return { file, line: line + shift, column, code: `yaml:${code}`, message, source };
  });
}

/** What a schema found wrong, each with its place; `shift` lines stand before the YAML text. */
export function schemaProblems(
  file: string,
  issues: readonly z.core.$ZodIssue[],
  { locate, lines }: Pick<ReadYaml, 'locate' | 'lines'>,
  shift: number,
): FileProblem[] {
  // Several unknown fields come as one issue: each has a line of its own.
  const single = issues.flatMap((issue): z.core.$ZodIssue[] =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => ({ ...issue, keys: [key] })) : [issue],
  );
  return single.map((issue) => {
    const { line, column } = locate(issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path);
    const source = lines[line - 1] ?? '';
    return { file, line: line + shift, column, code: `schema:${issue.code}`, message: issue.message, source, issue };
  });
}

/** Dashes that a person, or a word processor, may write for `---`. */
const LIKE_A_FENCE = /^[\s\uFEFF]*[-‐-―─－]{2,}\s*$/u;

/** What is wrong with the two lines around a frontmatter, and on which line. */
function fenceProblem(text: string): { line: number; code: string } {
  const lines = text.split(/\r\n?|\n/u);
  const first = lines.findIndex((line) => line.replace('\uFEFF', '').trim() !== '');
  if (/^\uFEFF?---[ \t]*$/u.test(lines[0] ?? '')) {
    const closing = lines.findIndex((line, n) => n > 0 && LIKE_A_FENCE.test(line));
    return closing > 0 ? { line: closing + 1, code: 'fence-odd' } : { line: 1, code: 'frontmatter-open' };
  }
  if (/^[\s\uFEFF]*---\s*$/u.test(lines[first] ?? '')) return { line: 1, code: 'fence-late' };
  if (/^[\s\uFEFF]*[-‐-―─－]{2,}/u.test(lines[first] ?? '')) return { line: first + 1, code: 'fence-odd' };
  return { line: 1, code: 'no-frontmatter' };
}

/** Reads the text of an article file. Never throws. */
export function readEntry(
  file: string,
  text: string,
  origin: ArticleEntry['origin'],
): { entry: ArticleEntry | null; problems: FileProblem[] } {
  const { yaml, body, bodyLine } = splitFile(text);
  const fail = (line: number, column: number, code: string, message: string) => ({
    entry: null,
    problems: [{ file, line, column, code, message }],
  });
  const conflict = text.match(/^<{7} .*$(?=[\s\S]*^={7}$[\s\S]*^>{7} )/mu);
  if (conflict) {
    return fail(text.slice(0, conflict.index).split('\n').length, 1, 'git-conflict', 'an open conflict of a merge');
  }
  if (yaml === null) {
    const { line, code } = fenceProblem(text);
    return fail(line, 1, code, 'no frontmatter between two lines of ---');
  }
  const quick = quickYaml(yaml);
  const known = quick === undefined ? undefined : ArticleSchema.safeParse(quick);
  const read = known?.success ? null : readYaml(yaml);
  if (read && read.problems.length > 0) {
    return { entry: null, problems: yamlProblems(file, read, 1) };
  }
  const parsed = read ? ArticleSchema.safeParse(read.value ?? {}, { reportInput: true }) : known!;
  if (!parsed.success) {
    return { entry: null, problems: read ? schemaProblems(file, parsed.error.issues, read, 1) : [] };
  }
  try {
    const format: Format = file.endsWith('.md') ? 'md' : 'mdx';
    const { blocks, hasComponents } = readMarkdown(body, format);
    return {
      entry: { id: idOf(file), file, article: parsed.data, blocks, body, origin, hasComponents },
      problems: [],
    };
  } catch (error) {
    const { line, column, reason, message } = error as {
      line?: number;
      column?: number;
      reason?: string;
      message: string;
    };
    return fail(bodyLine - 1 + (line ?? 1), column ?? 1, 'mdx', reason ?? message);
  }
}
