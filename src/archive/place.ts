/**
 * Where the ledger's repairs and mentions stand once a person has changed the article: those in fields, blocks and
 * sentences that are as the pipeline wrote them keep their place, the others lose it. Never guessed.
 */
import { diffIndices } from 'node-diff3';
import type { Ledger } from '../model/ledger.ts';
import type { Block, Mention } from '../model/record.ts';
import { fieldLines } from './fields.ts';
import type { WrittenBase } from './ledger.ts';
import { writeMarkdown } from './markdown-write.ts';
import { print, prints, sentences, splitPrints } from './prints.ts';

/** A block of the article as it was written (`from`) that stands in it now (`to`). */
interface Pair {
  readonly to: number;
  /** How far from its start the text is as it was written, in UTF-16 units. */
  readonly sound: number;
}

const isBreak = new Set(['\n', '\n\n'].map(print));

/** The prints of each block's sentences, out of those of a whole body. */
function blocksOf(body: string): string[][] {
  const out: string[][] = [[]];
  for (const one of splitPrints(body)) {
    if (one === print('\n\n')) out.push([]);
    else if (!isBreak.has(one) || out.at(-1)!.length > 0) out.at(-1)!.push(one);
  }
  const blocks = out.map((block) => (isBreak.has(block.at(-1) ?? '') ? block.slice(0, -1) : block));
  return blocks.filter((block) => block.length > 0);
}

/** Pairs the blocks of the base with those that stand now, by what stayed between and inside them. */
function pairs(base: string, blocks: readonly Block[]): Map<number, Pair> {
  const before = blocksOf(base);
  const now = blocks.map((block) => blocksOf(prints(sentences(writeMarkdown([block]))))[0] ?? []);
  const out = new Map<number, Pair>();
  const whole = (from: number, to: number, count: number) => {
    for (let n = 0; n < count; n++) out.set(from + n, { to: to + n, sound: blocks[to + n]!.text.length });
  };
  let [a, b] = [0, 0];
  const keys = (list: readonly (readonly string[])[]) => list.map((block) => block.join(''));
  for (const { buffer1, buffer2 } of diffIndices(keys(before), keys(now))) {
    whole(a, b, buffer1[0] - a);
    // As many blocks on both sides: each was changed in itself.
    if (buffer1[1] === buffer2[1]) {
      for (let n = 0; n < buffer1[1]; n++) {
        const to = buffer2[0] + n;
        out.set(buffer1[0] + n, { to, sound: soundIn(blocks[to]!, before[buffer1[0] + n]!) });
      }
    }
    [a, b] = [buffer1[0] + buffer1[1], buffer2[0] + buffer2[1]];
  }
  whole(a, b, before.length - a);
  return out;
}

/** Length of the sentences at the head of a paragraph that are as they were written. */
function soundIn({ type, text }: Block, before: readonly string[]): number {
  if (type !== 'paragraph') return 0;
  let sound = 0;
  for (const [n, sentence] of sentences(text).entries()) {
    if (print(sentence) !== before[n]) break;
    sound += sentence.length;
  }
  return sound;
}

/** `yaml` and `blocks` are the article as it stands; `base` is what the ledger keeps of it as it was written. */
export function placed(
  { repairs, mentions }: Pick<Ledger, 'repairs'> & { readonly mentions: readonly Mention[] },
  base: WrittenBase,
  yaml: string,
  blocks: readonly Block[],
): { repairs: Ledger['repairs']; mentions: Mention[] } {
  const found = pairs(base.body, blocks);
  const fields = fieldLines(yaml);
  /** The field's name now, when everything up to `end` in it is as it was written. */
  const fieldNow = (field: string, end: number): string | null => {
    const [name = '', n] = field.split('/');
    if (name !== 'blocks') return prints(fields.get(name) ?? []) === base.fields[name] ? field : null;
    const pair = found.get(Number(n));
    return pair && end <= pair.sound ? `blocks/${pair.to}` : null;
  };
  return {
    repairs: repairs.map((repair) => {
      const { field, offset, ...rest } = repair;
      if (field === undefined || offset === undefined) return repair;
      const now = fieldNow(field, offset + repair.after.length);
      return now === null ? rest : { ...rest, field: now, offset };
    }),
    mentions: mentions.flatMap((mention) => {
      const now = fieldNow(mention.field, mention.end);
      return now === null ? [] : [{ ...mention, field: now }];
    }),
  };
}
