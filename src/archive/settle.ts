/** Where better rules and an editor met: whether it still waits, and what the article is when the rules' version is taken. */
import { fieldLines, lineEndOf, orderWith, withLineEnd } from './fields.ts';
import { splitFile } from './frontmatter.ts';
import type { Conflict } from './ledger.ts';

const BODY = 'body';

/** Lines of a field as a conflict tells them. */
const linesOf = (yaml: string | null, field: string): string => (fieldLines(yaml ?? '').get(field) ?? []).join('\n');

/** The article with the rules' version; null when the editor's no longer stands there, exactly once. */
export function takeRules(text: string, { field, editor, pipeline }: Conflict): string | null {
  const { yaml, body } = splitFile(withLineEnd(text, '\n'));
  if (yaml === null) return null;
  const fields = fieldLines(yaml);
  let order = [...fields.keys()];
  let newBody = body;
  if (field === BODY) {
    const at = body.indexOf(editor);
    if (editor === '' ? body.trim() !== '' : at < 0 || at !== body.lastIndexOf(editor)) return null;
    newBody = body.slice(0, Math.max(at, 0)) + pipeline + body.slice(at + editor.length);
  } else {
    if (linesOf(yaml, field) !== editor) return null;
    fields.set(field, pipeline === '' ? [] : pipeline.split('\n'));
    order = orderWith(order, [field]);
  }
  const head = order.flatMap((name) => fields.get(name) ?? []).map((line) => `${line}\n`);
  return withLineEnd(`---\n${head.join('')}---\n${newBody}`, lineEndOf(text));
}

/** Those conflicts that nobody has settled: the editor's version stands in `text`, and the rules still say theirs. */
export function stillOpen(conflicts: readonly Conflict[], text: string, pipeline: string): Conflict[] {
  const [mine, theirs] = [text, pipeline].map((file) => splitFile(withLineEnd(file, '\n')));
  return conflicts.filter((conflict) =>
    conflict.field === BODY
      ? mine!.body.includes(conflict.editor) && theirs!.body.includes(conflict.pipeline)
      : linesOf(mine!.yaml, conflict.field) === conflict.editor &&
        linesOf(theirs!.yaml, conflict.field) === conflict.pipeline,
  );
}
