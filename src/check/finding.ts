/** What `npm run check` finds. */

export const SEVERITIES = ['error', 'warning', 'note'] as const;
/** `error`: the article is not shown, or shows something wrong. `warning`: look at it. `note`: it could be better. */
export type Severity = (typeof SEVERITIES)[number];

/** Replaces `[start, end)` (UTF-16 units of the file's text). Only what is safe without asking. */
export interface Fix {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Finding {
  /** Path from the content folder, with `/`. */
  readonly file: string;
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
  /** In kebab case; stays the same over versions. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong: a Chinese sentence. */
  readonly message: string;
  /** What to do about it: a Chinese sentence. */
  readonly remedy: string;
  readonly fix?: Fix;
}

/** What a rule says of a mistake, without its place. */
export type Said = Pick<Finding, 'rule' | 'message' | 'remedy'>;

/** Worst first: files by their worst finding, then by name; findings by severity, then place. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const rank = (finding: Finding) => SEVERITIES.indexOf(finding.severity);
  const worst = new Map<string, number>();
  for (const finding of findings) {
    worst.set(finding.file, Math.min(worst.get(finding.file) ?? SEVERITIES.length, rank(finding)));
  }
  return [...findings].sort(
    (a, b) =>
      worst.get(a.file)! - worst.get(b.file)! ||
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      rank(a) - rank(b) ||
      a.line - b.line ||
      a.column - b.column ||
      (a.rule < b.rule ? -1 : 1),
  );
}

/** Line and column, from 1, of an offset (UTF-16 units). */
export function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}
