/** Changes to an article file that leave every other line of it as the editor wrote it. */
import type { Article } from '../model/article.ts';
import { fieldLines, lineEndOf, orderWith } from './fields.ts';
import { splitFile, writeYaml } from './frontmatter.ts';

/** Fields to set; null or an empty list takes a field out. */
export type Changes = { readonly [K in keyof Article]?: Article[K] | null | undefined };

/** Sets fields of an article. A new field comes where the schema has it. Throws when there is no frontmatter. */
export function editFields(text: string, changes: Changes): string {
  return setFields(text, changes);
}

/** Sets fields of any card's frontmatter; line ends stay as they are. Throws when there is no frontmatter. */
export function setFields(text: string, changes: Readonly<Record<string, unknown>>): string {
  const { yaml, body } = splitFile(text);
  if (yaml === null) throw new Error('no frontmatter');
  const fields = fieldLines(yaml);
  const order = orderWith([...fields.keys()], Object.keys(changes));
  for (const [name, value] of Object.entries(changes)) {
    const lines =
      value === null || value === undefined || (Array.isArray(value) && value.length === 0)
        ? []
        : writeYaml({ [name]: value })
            .trimEnd()
            .split('\n');
    const comments = (fields.get(name) ?? []).filter((line) => line.startsWith('#'));
    fields.set(name, lines.length > 0 ? [...comments, ...lines] : comments);
  }
  const lines = ['---', ...order.flatMap((name) => fields.get(name) ?? []), '---'];
  return lines.map((line) => line + lineEndOf(text)).join('') + body;
}

/** Replaces a stretch of the body. Throws unless it stands there exactly once. */
export function editBody(text: string, before: string, after: string): string {
  const { body } = splitFile(text);
  const at = body.indexOf(before);
  if (before === '' || at < 0 || body.indexOf(before, at + 1) >= 0) throw new Error('not there exactly once');
  const start = text.length - body.length + at;
  return text.slice(0, start) + after + text.slice(start + before.length);
}
