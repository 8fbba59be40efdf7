/** The registry of people's ids: whoever is new in the archive gets one, and keeps it. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readNamed, stampOf, type Vocabulary, writeWhole, writeYaml } from '../../../src/archive/index.ts';
import { identify } from '../../../src/catalogue/identity/index.ts';
import { cacheFolder } from '../options.ts';
import type { Cache } from './cache.ts';

const FILE = 'officials/registry.yml';

const HEADER =
  '# 人名册：代号一经给出，永不更改。由 npm run normalise 添加；认定同一人或不同的人，请写在旁边的卡片上。\n';

/** Adds to content/officials/registry.yml the people who have no id yet. Nothing is read when no article changed. */
export async function writeRegistry(
  content: string,
  cache: Cache,
  { officialCards, registry: before }: Vocabulary,
): Promise<void> {
  const path = join(content, FILE);
  const known = [...cache.knownArticles()].map(([file, { stamp }]) => `${file} ${stamp}`).sort();
  const state = (registry: string) =>
    createHash('sha256')
      .update(`${known.join('\n')}\n${registry}`)
      .digest('hex');
  if (cache.getMeta('people') === state(stampOf(path))) return;
  const { registry } = identify(await readNamed(content, cacheFolder()), officialCards, before);
  if (Object.keys(registry).length > 0 && JSON.stringify(registry) !== JSON.stringify(before))
    await writeWhole(path, HEADER + writeYaml(registry));
  cache.setMeta('people', state(stampOf(path)));
}
