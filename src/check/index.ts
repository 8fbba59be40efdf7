/** `npm run check`: everything that an archive's editors should know of its files. */
import { readFile } from 'node:fs/promises';
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
export type { Finding, Fix, Severity } from './finding.ts';
export { applyFixes } from './fix.ts';
export { report } from './report.ts';

/**
 * Checks an archive; `only`, when given, limits the articles to these files, and `read` is the archive where it has
 * been read already. Findings worst first.
 */
export async function checkArchive(contentDir: string, only?: ReadonlySet<string>, read?: Archive): Promise<Finding[]> {
  const [archive, raw] = await Promise.all([read ?? readArchive(contentDir), listRaw(contentDir)]);
  const known = knownOf(archive, raw);
  const findings = explainProblems(archive.problems.filter(({ file }) => !only || only.has(file)));
  if (!only) findings.push(...checkCards(archive));
  for (const entry of archive.articles) {
    if (only && !only.has(entry.file)) continue;
    const source = sourceOf(entry, await readFile(join(contentDir, entry.file), 'utf8'));
    findings.push(
      ...checkReferences(source, known),
      ...checkText(source),
      ...checkStyle(source),
      ...checkLedger(entry, readLedger(contentDir, entry)),
    );
  }
  return inOrder(findings);
}
