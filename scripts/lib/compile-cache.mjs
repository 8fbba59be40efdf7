// Loaded before a command (`node --import`): keeps what Node makes of each source file, its types stripped and compiled,
// for the next command. Plain JavaScript: it runs before anything could strip its types. Keyed by the text of the file,
// so that nothing stale is ever run; deleted, it costs time and changes nothing.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
enableCompileCache(join(process.env.ZHIJIANG_CACHE ?? join(root, '.cache'), 'compile'));
