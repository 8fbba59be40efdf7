/** Style of articles written by hand, by zhlint. Never on archival text: it stays as it was printed. */
import { run } from 'zhlint';
import { type Finding, positionOf } from './finding.ts';
import type { Source } from './source.ts';

/** Signs and spaces only; the space between Chinese and Latin is the style sheet's work. */
const RULES = {
  fullwidthPunctuation: '，。：；？！“”‘’',
  halfwidthPunctuation: '[]{}',
  unifiedPunctuation: 'simplified',
  noSpaceBeforePauseOrStop: true,
  noSpaceAfterFullwidthPauseOrStop: true,
  noSpaceOutsideFullwidthQuotation: true,
  noSpaceInsideQuotation: true,
  noSpaceBetweenFullwidthContent: true,
  trimSpace: true,
} as const;

const silent = {
  ...console,
  log: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  info: () => undefined,
};

/** One finding a sign; the first of a passage carries the fix for the whole of it. */
export function checkStyle(source: Source): Finding[] {
  const { file, article } = source.entry;
  if (article.raw || source.entry.origin === 'pipeline') return [];
  return source.passages().flatMap((passage) => {
    const { result, validations } = run(passage.text, { rules: RULES, logger: silent });
    if (result === passage.text) return [];
    const fix = { start: passage.start, end: passage.start + passage.text.length, text: result };
    const findings = validations.map(
      ({ index, message }): Finding => ({
        file,
        ...positionOf(source.text, passage.start + index),
        rule: 'style',
        severity: 'note',
        message: `${message}。`,
        remedy: 'npm run check -- --fix 可以代改。',
      }),
    );
    const [first, ...rest] = findings;
    return first ? [{ ...first, fix }, ...rest] : [];
  });
}
