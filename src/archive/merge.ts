/** Three versions of an article to one: what an editor changed and what better rules changed, where they don't meet. */
import { diff3MergeRegions } from 'node-diff3';
import { ARTICLE_FIELDS } from '../model/article.ts';
import { fieldLines, lineEndOf, orderWith, withLineEnd } from './fields.ts';
import { readYaml, splitFile, writeYaml } from './frontmatter.ts';
import type { Conflict, WrittenBase } from './ledger.ts';
import { print, prints, sentences, splitPrints } from './prints.ts';

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
  const text = withLineEnd(`---\n${head.yaml}---\n${body.text}`, lineEndOf(editor));
  return { text, conflicts: [...head.conflicts, ...body.conflicts] };
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
    const old = splitPrints(base[name] ?? '');
    const mine = (ours.get(name) ?? []).map((line) => asWritten(line, old));
    const new_ = theirs.get(name) ?? [];
    const lines = mergeLines(mine, old, new_);
    if (lines) out.set(name, lines);
    else {
      out.set(name, mine);
      conflicts.push({ field: name, editor: mine.join('\n'), pipeline: new_.join('\n') });
    }
  }
  // An editor's order of fields stays; a field that is new comes where the schema has it.
  const yaml = orderWith([...ours.keys()], out.keys()).flatMap((name) => out.get(name) ?? []);
  return { yaml: yaml.map((line) => `${line}\n`).join(''), conflicts };
}

/** A line as the pipeline wrote it, where only its quotation marks are other: programs write them as they like. */
function asWritten(line: string, base: readonly string[]): string {
  if (base.includes(print(line))) return line;
  const [, head, value] = line.match(/^( *(?:- )?(?:[\w-]+: )?)(\S.*)$/u) ?? [];
  if (head === undefined || value === undefined || head === '') return line;
  const read = readYaml(value).value;
  if (typeof read !== 'string') return line;
  const written = head + writeYaml(read).trimEnd();
  return base.includes(print(written)) ? written : line;
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
  const pieces = mergePieces(mine, base, new_, [mine, new_].every(isList));
  return pieces.some(({ other }) => other !== undefined) ? null : pieces.flatMap(({ texts }) => texts);
}

/** Whether the lines are a name and, below it, items of a line each. */
const isList = ([head = '', ...items]: readonly string[]) =>
  /:\s*$/u.test(head) && items.every((line) => /^ +- (?!\S+:(?: |$))/u.test(line));

function mergeBody(editor: string, base: string, pipeline: string): { text: string; conflicts: Conflict[] } {
  const pieces = mergePieces(sentences(editor), splitPrints(base), sentences(pipeline), false);
  const texts = pieces.map((piece) => piece.texts.join(''));
  const text = texts.join('');
  const conflicts = pieces.flatMap(({ other }, n) =>
    other === undefined ? [] : [conflictAt(text, texts, n, other.join(''))],
  );
  return { text, conflicts };
}

/**
 * A conflict in the body, with as much of what stands around it as makes the editor's version unmistakable: a sentence
 * that the editor took out, or one that stands twice, could not be found again.
 */
function conflictAt(text: string, texts: readonly string[], n: number, other: string): Conflict {
  let [from, to] = [n, n + 1];
  const editor = () => texts.slice(from, to).join('');
  const isFound = (part: string) => part.trim() !== '' && text.indexOf(part) === text.lastIndexOf(part);
  while (!isFound(editor()) && (from > 0 || to < texts.length)) {
    if (from > 0) from--;
    else to++;
  }
  const pipeline = [...texts.slice(from, n), other, ...texts.slice(n + 1, to)].join('');
  return { field: 'body', editor: editor(), pipeline };
}

/** A stretch of a merge. */
interface Stretch<T = string> {
  readonly texts: readonly T[];
  /** What the pipeline has here, where both changed the same; then `texts` is the editor's. */
  readonly other?: readonly T[];
}

/** `isLoose`: the order of the pieces means nothing. */
function mergePieces(
  mine: readonly string[],
  base: readonly string[],
  new_: readonly string[],
  isLoose: boolean,
): Stretch[] {
  const texts = new Map<string, string>();
  const coded = (list: readonly string[]) =>
    list.map((piece) => {
      const key = print(piece);
      texts.set(key, piece);
      return key;
    });
  const read = (keys: readonly string[]) => keys.map((key) => texts.get(key) ?? '');
  return diff3MergeRegions<string>(coded(mine), [...base], coded(new_))
    .flatMap((region) =>
      region.stable
        ? [{ texts: region.bufferContent }]
        : meeting(region.aContent, region.oContent, region.bContent, isLoose),
    )
    .map(({ texts: keys, other }) => ({ texts: read(keys), ...(other ? { other: read(other) } : {}) }));
}

/** What becomes of a stretch that both changed, or where a change of the one touches a change of the other. */
function meeting(
  mine: readonly string[],
  base: readonly string[],
  new_: readonly string[],
  isLoose: boolean,
): Stretch[] {
  // As many pieces in all three: each was changed in itself, and neighbours do not meet.
  if (mine.length === base.length && new_.length === base.length) {
    return base.map((old, n): Stretch => {
      const [own = '', other = ''] = [mine[n], new_[n]];
      if (own === old) return { texts: [other] };
      return other === old || other === own ? { texts: [own] } : { texts: [own], other: [other] };
    });
  }
  const gone = (side: readonly string[]) => new Set(base).difference(new Set(side));
  if (isLoose && gone(mine).isDisjointFrom(gone(new_))) {
    const kept = mine.filter((key) => !base.includes(key) || new_.includes(key));
    return [{ texts: [...kept, ...new_.filter((key) => !base.includes(key) && !kept.includes(key))] }];
  }
  const same = mine.length === new_.length && mine.every((key, n) => key === new_[n]);
  return [same ? { texts: mine } : { texts: mine, other: new_ }];
}
