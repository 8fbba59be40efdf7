/** Which earlier article of a raw page a new record is: ids once given stay, though rules improve. */

/** Pairs of neighbouring characters, white space and punctuation left out. */
function bigrams(text: string): Set<string> {
  const chars = text.normalize('NFKC').replace(/[\s\p{P}]/gu, '');
  const out = new Set<string>();
  for (let i = 0; i + 1 < chars.length; i++) out.add(chars.slice(i, i + 2));
  return out;
}

/** How much two texts share, from 0 to 1: shared bigrams over those of the shorter one (containment). */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return large.size === 0 ? 1 : 0;
  let shared = 0;
  for (const pair of small) if (large.has(pair)) shared++;
  return shared / small.size;
}

/** Below this two texts are not the same article. */
const LEAST = 0.5;

/**
 * Pairs texts with earlier ones, best first: by containment, then by nearness in length, then by order.
 * Returns for each text the index of the earlier one, or null.
 */
export function matchTexts(texts: readonly string[], earlier: readonly string[]): (number | null)[] {
  const out: (number | null)[] = texts.map(() => null);
  if (earlier.length === 0) return out;
  const ours = texts.map(bigrams);
  const theirs = earlier.map(bigrams);
  const pairs: { n: number; m: number; score: number; ratio: number }[] = [];
  ours.forEach((a, n) => {
    theirs.forEach((b, m) => {
      const score = overlap(a, b);
      const ratio = Math.min(a.size, b.size) / Math.max(a.size, b.size, 1);
      if (score >= LEAST) pairs.push({ n, m, score, ratio });
    });
  });
  pairs.sort((x, y) => y.score * y.ratio - x.score * x.ratio || x.m - y.m || x.n - y.n);
  const taken = new Set<number>();
  for (const { n, m } of pairs) {
    if (out[n] !== null || taken.has(m)) continue;
    out[n] = m;
    taken.add(m);
  }
  return out;
}

/** The index of the text that holds most of `text`, or null when none holds half of it. */
export function holderOf(text: string, among: readonly string[]): number | null {
  const own = bigrams(text);
  let best: number | null = null;
  let most = LEAST;
  among.forEach((other, n) => {
    const score = overlap(own, bigrams(other));
    if (score >= most && (best === null || score > most)) [best, most] = [n, score];
  });
  return best;
}
