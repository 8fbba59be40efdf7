/** Three versions of an article to one: what an editor changed and what better rules changed, where they don't meet. */
import { diff3MergeRegions } from 'node-diff3';
import { ARTICLE_FIELDS } from '../model/article.ts';
import { splitFile } from './frontmatter.ts';
import type { Conflict, WrittenBase } from './ledger.ts';
import { fieldLines, print, prints, sentences, splitPrints } from './prints.ts';

export interface Merged {
  readonly text: string;
  /** Where both changed the same: the editor's version stands in `text`. */
  readonly conflicts: readonly Conflict[];
}

/** Merges an editor's file with what the pipeline now writes, both grown out of what the pipeline wrote before. */
export function mergeFile(editor: string, base: WrittenBase, pipeline: string): Merged {
  const ours = splitFile(editor);
  const theirs = splitFile(pipeline);
  if (ours.yaml === null || theirs.yaml === null) return { text: editor, conflicts: [] };
  const head = mergeFields(ours.yaml, base.fields, theirs.yaml);
  const body = mergeBody(ours.body, base.body, theirs.body);
  return { text: `---\n${head.yaml}---\n${body.text}`, conflicts: [...head.conflicts, ...body.conflicts] };
}

function mergeFields(
  editor: string,
  base: WrittenBase['fields'],
  pipeline: string,
): { yaml: string; conflicts: Conflict[] } {
  const ours = fieldLines(editor);
  const theirs = fieldLines(pipeline);
  const conflicts: Conflict[] = [];
  const out = new Map<string, readonly string[]>();
  const names = new Set<string>([...ARTICLE_FIELDS, ...ours.keys(), ...theirs.keys()]);
  for (const name of names) {
    const mine = ours.get(name) ?? [];
    const new_ = theirs.get(name) ?? [];
    const old = base[name] ?? '';
    const lines = mergeLines(mine, splitPrints(old), new_);
    if (lines) out.set(name, lines);
    else {
      out.set(name, mine);
      conflicts.push({ field: name, editor: mine.join('\n'), pipeline: new_.join('\n') });
    }
  }
  // An editor's order of fields stays; a field that is new comes where the schema has it.
  const order = [...ours.keys()];
  for (const name of out.keys()) {
    if (order.includes(name)) continue;
    const rank = (field: string) => ARTICLE_FIELDS.indexOf(field as (typeof ARTICLE_FIELDS)[number]);
    const before = order.findIndex((other) => rank(other) > rank(name));
    if (before < 0) order.push(name);
    else order.splice(before, 0, name);
  }
  const yaml = order.flatMap((name) => out.get(name) ?? []);
  return { yaml: yaml.map((line) => `${line}\n`).join(''), conflicts };
}

/** Lines of one field, or null where both sides changed the same ones. */
function mergeLines(
  mine: readonly string[],
  base: readonly string[],
  new_: readonly string[],
): readonly string[] | null {
  const old = base.join('');
  if (prints(mine) === old) return new_;
  if (prints(new_) === old || prints(mine) === prints(new_)) return mine;
  // A value on one line has no parts that could be taken apart; a list has a line an item.
  if (mine.length < 2 || new_.length < 2) return null;
  const { pieces, conflicts } = mergePieces(mine, base, new_);
  return conflicts.length > 0 ? null : pieces;
}

function mergeBody(editor: string, base: string, pipeline: string): { text: string; conflicts: Conflict[] } {
  const { pieces, conflicts } = mergePieces(sentences(editor), splitPrints(base), sentences(pipeline));
  return { text: pieces.join(''), conflicts };
}

function mergePieces(
  mine: readonly string[],
  base: readonly string[],
  new_: readonly string[],
): { pieces: string[]; conflicts: Conflict[] } {
  const texts = new Map<string, string>();
  const coded = (list: readonly string[]) =>
    list.map((piece) => {
      const key = print(piece);
      texts.set(key, piece);
      return key;
    });
  const a = coded(mine);
  const b = coded(new_);
  const read = (keys: readonly string[]) => keys.map((key) => texts.get(key) ?? '');
  const pieces: string[] = [];
  const conflicts: Conflict[] = [];
  for (const region of diff3MergeRegions<string>(a, [...base], b)) {
    if (region.stable) pieces.push(...read(region.bufferContent));
    else {
      const editor = read(region.aContent);
      const pipeline = read(region.bContent);
      pieces.push(...editor);
      if (editor.join('') !== pipeline.join('')) {
        conflicts.push({ field: 'body', editor: editor.join(''), pipeline: pipeline.join('') });
      }
    }
  }
  return { pieces, conflicts };
}
