/** The editing form in a finished site, when ZHIJIANG_ADMIN is set: for editors who work where nothing is installed. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { writeAdmin } from './admin.ts';

export function adminForm(): AstroIntegration {
  return {
    name: 'zhijiang-admin-form',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        if (process.env.ZHIJIANG_ADMIN)
          await writeAdmin(fileURLToPath(dir), resolve(process.env.ZHIJIANG_CONTENT ?? 'content'));
      },
    },
  };
}
