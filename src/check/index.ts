/** `npm run check`: everything that an archive's editors should know of its files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Archive, listRaw, readArchive, readLedger } from '../archive/index.ts';
import { checkCards } from './cards.ts';
import { explainProblems } from './explain.ts';
import { type Finding, inOrder } from './finding.ts';
import { checkLedger } from './ledgers.ts';
import { checkReferences, knownOf } from './references.ts';
import { sourceOf } from './source.ts';
import { checkStyle } from './style.ts';
import { checkText } from './text.ts';

export { explainProblems } from './explain.ts';
export { fieldLabel, meaningOf } from './explain-schema.ts';
export type { Finding, Fix, Severity } from './finding.ts';
export { applyFixes } from './fix.ts';
export { report } from './report.ts';

export interface CheckOptions {
  /** Limits the articles to these files. */
  readonly only?: ReadonlySet<string> | undefined;
  /** The archive, where it has been read already. */
  readonly archive?: Archive | undefined;
  /**
   * Of articles that stand as the pipeline left them looks at what they point to alone: their text and ledger cannot
   * have gone wrong since, and reading every file takes a large archive minutes.
   */
  readonly trusting?: boolean | undefined;
}

/** Checks an archive. Findings worst first. */
export async function checkArchive(contentDir: string, options: CheckOptions = {}): Promise<Finding[]> {
  const { only, trusting = false } = options;
  const [archive, raw] = await Promise.all([options.archive ?? readArchive(contentDir), listRaw(contentDir)]);
  const known = knownOf(archive, raw);
  const findings = explainProblems(archive.problems.filter(({ file }) => !only || only.has(file)));
  if (!only) findings.push(...checkCards(archive));
  for (const entry of archive.articles) {
    if (only && !only.has(entry.file)) continue;
    const source = sourceOf(entry, () => readFileSync(join(contentDir, entry.file), 'utf8'));
    findings.push(...checkReferences(source, known));
    if (trusting && entry.origin === 'pipeline') continue;
    findings.push(...checkText(source), ...checkStyle(source), ...checkLedger(source, readLedger(contentDir, entry)));
  }
  return inOrder(findings);
}
