/** Characters of which no byte is left: what the words before them lead one to expect. */
import type { LanguageModel } from '../language-model.ts';
import { bestAfter } from './ahead.ts';
import { type Candidate, loadAlphabet } from './alphabet.ts';
import type { Context } from './lattice.ts';

/** So many of the symbols that may follow the last character alone are looked at. */
const MOST = 100;
/** Of those that the next unit agrees with. */
const BETWEEN = 60;
/** And of the commonest of all. */
const COMMON = 40;

/** Which characters are asked for: those whose second byte may vanish with the next, or those that a sign may swallow. */
export type Ending = 'vanishing' | 'swallowed';

/** Of every symbol, what may follow it, likeliest first; filled as it is asked for. */
const afterOne = {
  vanishing: new Map<number, readonly Candidate[]>(),
  swallowed: new Map<number, readonly Candidate[]>(),
};

const betweenOf = new Map<number, readonly Candidate[]>();
const common = new Map<Ending, readonly Candidate[]>();

/**
 * What may follow a context, as far as the model has seen it follow the last two characters or, often, the last one; and
 * what is common anywhere.
 * `leads`: the first bytes that it may have, null for any. `byte`: how the next unit begins, 0 if that tells nothing.
 */
export function expectedAfter(
  model: LanguageModel,
  context: Context,
  ending: Ending,
  leads: Uint8Array | null,
  byte = 0,
): Candidate[] {
  const { byId } = loadAlphabet();
  const found = new Set<Candidate>();
  for (const id of model.successors(context, 2)) {
    for (const c of byId.get(id) ?? []) if (endsIn(c, ending)) found.add(c);
  }
  for (const c of afterLast(model, context, ending)) found.add(c);
  if (byte > 0) for (const c of between(model, context[2], byte)) found.add(c);
  return leads ? [...found].filter((c) => leads[c.lead] === 1) : [...found];
}

/** The characters with a vanishing end that fit best between a symbol and a unit that begins with `byte`. */
function between(model: LanguageModel, last: number, byte: number): readonly Candidate[] {
  const key = last * 0x100 + byte;
  let list = betweenOf.get(key);
  if (list) return list;
  const { byId } = loadAlphabet();
  const scored: { c: Candidate; rank: number }[] = [];
  for (const id of model.successors([last], 1)) {
    const fits = byId.get(id)?.filter((c) => endsIn(c, 'vanishing')) ?? [];
    const score = fits.length === 0 ? 0 : model.score([last], id, 0);
    for (const c of fits) scored.push({ c, rank: score + bestAfter(model, c, byte) });
  }
  list = scored
    .sort((x, y) => y.rank - x.rank)
    .slice(0, BETWEEN)
    .map(({ c }) => c);
  betweenOf.set(key, list);
  return list;
}

function afterLast(model: LanguageModel, context: Context, ending: Ending): readonly Candidate[] {
  const last = context[2];
  const known = afterOne[ending].get(last);
  if (known) return known;
  const { byId } = loadAlphabet();
  const scored = [...model.successors(context, 1)].map((id) => ({ id, score: model.score([last], id, 0) }));
  scored.sort((x, y) => y.score - x.score);
  const list = scored.slice(0, MOST).flatMap(({ id }) => (byId.get(id) ?? []).filter((c) => endsIn(c, ending)));
  const all = [...new Set([...list, ...commonest(model, ending)])];
  afterOne[ending].set(last, all);
  return all;
}

function commonest(model: LanguageModel, ending: Ending): readonly Candidate[] {
  const known = common.get(ending);
  if (known) return known;
  const fits: { list: readonly Candidate[]; score: number }[] = [];
  for (const [id, all] of loadAlphabet().byId) {
    const list = all.filter((c) => endsIn(c, ending));
    if (list.length > 0) fits.push({ list, score: model.score([], id, 0) });
  }
  fits.sort((x, y) => y.score - x.score);
  const list = fits.slice(0, COMMON).flatMap((f) => f.list);
  common.set(ending, list);
  return list;
}

function endsIn(c: Candidate, ending: Ending): boolean {
  return ending === 'swallowed' ? c.trail >= 0x80 : loadAlphabet().vanishes[c.trail] === 1;
}
