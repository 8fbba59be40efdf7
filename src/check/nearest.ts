/** The known names nearest to an unknown one, for "did you mean". */
import { distance } from 'fastest-levenshtein';

/** At most `count` names, nearest first; none that shares too little to be meant. */
export function nearest(name: string, known: Iterable<string>, count = 3): string[] {
  const limit = Math.max(1, Math.floor([...name].length / 2));
  const found: { other: string; far: number }[] = [];
  for (const other of known) {
    if (Math.abs(other.length - name.length) > limit && !other.includes(name) && !name.includes(other)) continue;
    const far = other.includes(name) || name.includes(other) ? 0.5 : distance(name, other);
    if (far <= limit) found.push({ other, far });
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
