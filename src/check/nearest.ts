/** The known names nearest to an unknown one, for "did you mean". */
import { distance } from 'fastest-levenshtein';

/** Whether one name is a part of the other that says enough. */
function holds(name: string, other: string): boolean {
  const [short, long] = name.length <= other.length ? [name, other] : [other, name];
  return short.length >= 2 && long.includes(short);
}

/** Whether two neighbouring letters have changed places, and nothing else. */
function isSwapped(name: string, other: string): boolean {
  if (name.length !== other.length) return false;
  let at = 0;
  while (at < name.length && name[at] === other[at]) at++;
  return name[at] === other[at + 1] && name[at + 1] === other[at] && name.slice(at + 2) === other.slice(at + 2);
}

/** At most `count` names, nearest first; none that shares too little to be meant. */
export function nearest(name: string, known: Iterable<string>, count = 3): string[] {
  // One wrong character in three to six, two in seven to nine …; of two characters none may be wrong.
  // Two letters that changed places are one slip.
  const limit = name.length < 3 ? 0 : Math.max(1, Math.floor((name.length - 1) / 3));
  const found: { other: string; far: number }[] = [];
  for (const other of known) {
    if (holds(name, other)) found.push({ other, far: 0.5 });
    else if (isSwapped(name, other)) found.push({ other, far: 1 });
    else if (Math.abs(other.length - name.length) <= limit) {
      const far = distance(name, other);
      if (far <= limit) found.push({ other, far });
    }
  }
  return found
    .sort((a, b) => a.far - b.far || a.other.length - b.other.length || (a.other < b.other ? -1 : 1))
    .slice(0, count)
    .map(({ other }) => other);
}

/** `最接近的是：甲、乙。` or the fallback when nothing is near. */
export function didYouMean(name: string, known: Iterable<string>, fallback: string): string {
  const near = nearest(name, known);
  return near.length > 0 ? `最接近的是：${near.join('、')}。` : fallback;
}
