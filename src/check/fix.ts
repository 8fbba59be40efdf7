/** Makes the changes that are safe without asking. */
import type { Finding } from './finding.ts';

/**
 * Applies the fixes of one file's findings to its text. Of two that overlap the earlier and shorter one is made; the
 * other is found again by the next check. Returns the new text and how many were made.
 */
export function applyFixes(text: string, findings: readonly Finding[]): { text: string; made: number } {
  const fixes = findings
    .flatMap(({ fix }) => (fix ? [fix] : []))
    .sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start);
  const chosen: typeof fixes = [];
  for (const fix of fixes) {
    if (chosen.every((other) => fix.end <= other.start || fix.start >= other.end)) chosen.push(fix);
  }
  let out = text;
  for (const { start, end, text: after } of chosen.sort((a, b) => b.start - a.start)) {
    out = out.slice(0, start) + after + out.slice(end);
  }
  return { text: out, made: chosen.length };
}
