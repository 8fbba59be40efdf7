/** A frontmatter by its fields and their lines, as an editor wrote them. */
import { ARTICLE_FIELDS } from '../model/article.ts';

/** The frontmatter cut at its fields: name and lines (a field's comments stand before it). */
export function fieldLines(yaml: string): Map<string, string[]> {
  const out = new Map<string, string[]>();
  let waiting: string[] = [];
  let current: string[] | null = null;
  for (const line of yaml.replace(/\r\n?/gu, '\n').split('\n')) {
    const key = line.match(/^(?:"([^"]+)"|([A-Za-z_][\w-]*))\s*:(?:\s|$)/u);
    if (key) {
      current = [...waiting, line];
      waiting = [];
      out.set(key[1] ?? key[2] ?? '', current);
    } else if (/^#/u.test(line)) waiting.push(line);
    else if (line.trim() !== '') (current ?? waiting).push(line);
  }
  if (waiting.length > 0 && current) current.push(...waiting);
  return out;
}

/** The names in their order, and those that are new where the schema has them. */
export function orderWith(order: readonly string[], names: Iterable<string>): string[] {
  const out = [...order];
  const rank = (field: string) => ARTICLE_FIELDS.indexOf(field as (typeof ARTICLE_FIELDS)[number]);
  for (const name of names) {
    if (out.includes(name)) continue;
    const before = out.findIndex((other) => rank(other) > rank(name));
    if (before < 0) out.push(name);
    else out.splice(before, 0, name);
  }
  return out;
}

/** The line end of a text: that of its first line. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  return /^[^\n]*\r\n/u.test(text) ? '\r\n' : '\n';
}

/** A text with the same line end on every line. */
export function withLineEnd(text: string, end: '\n' | '\r\n'): string {
  return text.replace(/\r\n?|\n/gu, end);
}
