/** Pinyin for addresses, indexes and display. */
import { pinyin } from 'pinyin-pro';

/** `潮新闻` → `chaoxinwen`; Latin letters and digits stay. `x` for a text that has nothing to spell. */
export function pinyinSlug(text: string): string {
  return (
    pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
      .join('')
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]/gu, '') || 'x'
  );
}

const spelt = new Map<string, string>();

/** A person's name with tones, surname first: `盖军` → `Gě Jūn`. Namesakes are spelt once. */
export function namePinyin(name: string): string {
  const found = spelt.get(name);
  if (found !== undefined) return found;
  const made = spell(name);
  spelt.set(name, made);
  return made;
}

function spell(name: string): string {
  const surname = COMPOUND.test(name) ? 2 : 1;
  const syllables = pinyin(name, { surname: 'head', type: 'array' });
  const word = (part: string[]): string => {
    const joined = part.map((s, n) => (n > 0 && /^[aoeāáǎàōóǒòēéěè]/u.test(s) ? `'${s}` : s)).join('');
    return joined.charAt(0).toUpperCase() + joined.slice(1);
  };
  return [word(syllables.slice(0, surname)), word(syllables.slice(surname))].filter(Boolean).join(' ');
}

/** Surnames of two characters, in names of three or more. */
const COMPOUND =
  /^(欧阳|司马|上官|诸葛|夏侯|司徒|尉迟|公孙|慕容|令狐|东方|皇甫|宇文|长孙|端木|呼延|南宫|轩辕|澹台|闻人|濮阳|淳于|单于|申屠|独孤|司空|太史|百里)./u;
