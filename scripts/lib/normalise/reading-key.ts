/** By what the records of a page are known again, apart from the rules themselves: those load tables that a look-up needs not. */
import { createHash } from 'node:crypto';
import type { RawPage } from '../../../src/model/draft.ts';

/**
 * Of what a page's records follow: its bytes, its sidecar, and `rules` (see `ruleVersion`). Where two machines agree
 * on it, the records of one are those of the other.
 */
export function readingKey(page: RawPage, rules: string): string {
  const bytes = createHash('sha256').update(page.bytes).digest('hex');
  const sidecar = Object.entries(page.sidecar).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([rules, bytes, sidecar]))
    .digest('base64url')
    .slice(0, 22);
}
