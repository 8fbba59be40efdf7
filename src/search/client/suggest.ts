/** Suggestions while typing: places, officials, offices and topics by name, alias, pinyin or initials. */
import { fold } from '../fold.ts';
import { readLine, type Suggestion, type SuggestKind } from '../suggestions.ts';
import type { Manifest } from '../types.ts';
import type { Store } from './store.ts';

/** How well a suggestion fits; lower is better. */
const EXACT = 0;
const STARTS = 1;
const INSIDE = 2;

const KIND_ORDER: Readonly<Record<SuggestKind, number>> = { place: 0, official: 1, office: 2, topic: 3 };

export interface Suggester {
  /** At most `limit` suggestions for what was typed so far, best first. */
  suggest(typed: string, limit?: number): Promise<Suggestion[]>;
  /** Entries one of whose names, pinyin or initials is exactly `typed`; `matched` is that name. */
  exact(typed: string): Promise<{ readonly entry: Suggestion; readonly matched: string }[]>;
  /** Entries that have a facet's value. */
  byValue(kind: SuggestKind, value: string): Promise<Suggestion | null>;
  /** Offices of a place, most articles first. */
  officesOf(place: Suggestion): Promise<Suggestion[]>;
  /** Names of one character's difference. */
  near(typed: string, limit?: number): Promise<Suggestion[]>;
}

/** `read` gives what was typed in simplified script. */
export function createSuggester(
  store: Store,
  manifest: () => Promise<Manifest>,
  read: (typed: string) => Promise<string> = async (typed) => typed,
): Suggester {
  const files = new Map<string, Promise<Suggestion[]>>();

  const file = (name: string): Promise<Suggestion[]> => {
    let entries = files.get(name);
    if (!entries) {
      entries = store
        .bytes(name)
        .then((bytes) => new TextDecoder().decode(bytes).split('\n').filter(Boolean).map(readLine));
      entries.catch(() => files.delete(name));
      files.set(name, entries);
    }
    return entries;
  };

  /** The entries that can match what was typed: all of them, or those of its first letter. */
  const candidates = async (typed: string): Promise<Suggestion[]> => {
    const { suggest } = await manifest();
    if (!suggest) return [];
    if (!suggest.initials) return file(`${suggest.dir}/all.bin`);
    const first = [...typed][0] ?? '';
    const letters = Object.keys(suggest.initials).filter(
      (letter) => letter === first || suggest.initials![letter]!.includes(first),
    );
    const lists = await Promise.all(letters.map((letter) => file(`${suggest.dir}/${letter}.bin`)));
    return [...new Map(lists.flat().map((entry) => [`${entry.kind}/${entry.slug}`, entry])).values()];
  };

  return {
    async suggest(typed, limit = 8) {
      const wanted = fold(await read(typed));
      if (!wanted) return [];
      const ranked = (await candidates(wanted))
        .map((entry) => ({ entry, fit: fitOf(entry, wanted).fit }))
        .filter(({ fit }) => fit <= INSIDE);
      ranked.sort(
        (a, b) => a.fit - b.fit || KIND_ORDER[a.entry.kind] - KIND_ORDER[b.entry.kind] || b.entry.count - a.entry.count,
      );
      return spread(
        ranked.map(({ entry }) => entry),
        limit,
      );
    },

    async exact(typed) {
      const wanted = fold(await read(typed));
      if (!wanted) return [];
      return (await candidates(wanted))
        .map((entry) => ({ entry, ...fitOf(entry, wanted) }))
        .filter(({ fit }) => fit === EXACT)
        .sort((a, b) => b.entry.count - a.entry.count);
    },

    async byValue(kind, value) {
      const { suggest } = await manifest();
      if (!suggest) return null;
      // An official's id begins with the pinyin of the name; a place is known by its own name.
      const first = kind === 'place' ? value.slice(value.lastIndexOf('/') + 1) : value;
      return (await candidates(first)).find((entry) => entry.kind === kind && entry.value === value) ?? null;
    },

    async officesOf({ name, slug }) {
      const offices = (await candidates(fold(name))).filter(
        (entry) => entry.kind === 'office' && entry.slug.startsWith(`${slug}/`),
      );
      // An address of a place below begins the same way and has more parts.
      return offices
        .filter((entry) => !entry.slug.slice(slug.length + 1).includes('/'))
        .sort((a, b) => b.count - a.count);
    },

    async near(typed, limit = 5) {
      const wanted = fold(await read(typed));
      if ([...wanted].length < 2) return [];
      return (await candidates(wanted))
        .filter(({ name, aliases }) => [name, ...aliases].some((each) => differsByOne(fold(each), wanted)))
        .sort((a, b) => b.count - a.count)
        .slice(0, limit);
    },
  };
}

/** How an entry fits, and the name by which it does. */
function fitOf({ name, aliases, pinyin }: Suggestion, wanted: string): { fit: number; matched: string } {
  let best = { fit: INSIDE + 1, matched: name };
  const letters = /^[a-z0-9 '’-]+$/u.test(wanted) ? wanted.replace(/[ '’-]/gu, '') : null;
  [name, ...aliases].forEach((each, n) => {
    const folded = fold(each);
    let fit =
      folded === wanted ? EXACT : folded.startsWith(wanted) ? STARTS : folded.includes(wanted) ? INSIDE : INSIDE + 1;
    if (letters && fit !== EXACT) {
      const syllables = (pinyin[n] ?? '').split(' ');
      const whole = syllables.join('');
      const initials = syllables.map((syllable) => syllable[0] ?? '').join('');
      if (whole === letters || initials === letters) fit = EXACT;
      else if (whole.startsWith(letters) || initials.startsWith(letters)) fit = Math.min(fit, STARTS);
    }
    if (fit < best.fit) best = { fit, matched: each };
  });
  return best;
}

/** No kind crowds the others out: at most half of the room for one while others wait. */
function spread(entries: readonly Suggestion[], limit: number): Suggestion[] {
  const share = Math.ceil(limit / 2);
  const counts = new Map<SuggestKind, number>();
  const first = entries.filter(({ kind }) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= share;
  });
  const rest = entries.filter((entry) => !first.includes(entry));
  const chosen = new Set([...first, ...rest].slice(0, limit));
  return entries.filter((entry) => chosen.has(entry));
}

/** One character replaced, missing or too many. */
function differsByOne(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [[...a], [...b]] : [[...b], [...a]];
  if (long.length - short.length > 1 || a === b) return false;
  let i = 0;
  while (i < short.length && short[i] === long[i]) i++;
  const rest = long.length === short.length ? short.slice(i + 1) : short.slice(i);
  return rest.join('') === long.slice(i + 1).join('');
}
