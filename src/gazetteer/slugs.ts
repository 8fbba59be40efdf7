/** Addresses of places that no table lists: made without a dictionary, since the tables are to load fast. */
import table from './data/syllables.json' with { type: 'json' };

const KINDS: readonly (readonly [suffix: string, slug: string])[] = [
  ['街道', 'jiedao'],
  ['社区', 'shequ'],
  ['镇', 'zhen'],
  ['乡', 'xiang'],
  ['村', 'cun'],
];

let readings: Map<string, string> | null = null;

function reading(char: string): string {
  readings ??= new Map(
    Object.entries(table.syllables).flatMap(([syllable, chars]) => [...chars].map((c) => [c, syllable])),
  );
  return readings.get(char) ?? '';
}

/**
 * 甲测村 → `jiace-cun-…`: its syllables, its kind, and the code points of its name, so that no other name can take it,
 * listed or not, and it never changes.
 */
export function unlistedSlug(name: string): string {
  const kind = KINDS.find(([suffix]) => name.endsWith(suffix) && name.length > suffix.length);
  const bare = kind ? name.slice(0, -kind[0].length) : name;
  const syllables = [...bare].map(reading).join('');
  const code = [...bare].map((c) => c.codePointAt(0)!.toString(36)).join('');
  return [syllables, kind?.[1], code].filter(Boolean).join('-');
}
