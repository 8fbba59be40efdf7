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
  /** For a problem of the schema: what zod found, and where. */
  readonly issue?: z.core.$ZodIssue;
}

/** The name of a file without its folder and ending: an article's id, and its address for ever. */
export function idOf(file: string): string {
  return file.replace(/^.*\//u, '').replace(/\.mdx?$/u, '');
}

/** What a schema found wrong, each with its place; `shift` lines stand before the YAML text. */
export function schemaProblems(
  file: string,
  issues: readonly z.core.$ZodIssue[],
  { locate }: Pick<ReadYaml, 'locate'>,
  shift: number,
): FileProblem[] {
  // Several unknown fields come as one issue: each has a line of its own.
  const single = issues.flatMap((issue): z.core.$ZodIssue[] =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => ({ ...issue, keys: [key] })) : [issue],
  );
  return single.map((issue) => {
    const { line, column } = locate(issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path);
    return { file, line: line + shift, column, code: `schema:${issue.code}`, message: issue.message, issue };
  });
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
    const open = /^\uFEFF?---[ \t]*\r?\n/u.test(text);
    return fail(1, 1, open ? 'frontmatter-open' : 'no-frontmatter', 'no frontmatter between two lines of ---');
  }
  const quick = quickYaml(yaml);
  const known = quick === undefined ? undefined : ArticleSchema.safeParse(quick);
  const read = known?.success ? null : readYaml(yaml);
  if (read && read.problems.length > 0) {
    return {
      entry: null,
      problems: read.problems.map((p) => ({
        file,
        line: p.line + 1,
        column: p.column,
        code: `yaml:${p.code}`,
        message: p.message,
      })),
    };
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
