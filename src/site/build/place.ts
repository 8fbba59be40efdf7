/** Where a site is built and what it is built of, from the settings that every command shares. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { codeVersion } from './state.ts';

export interface BuildPlace {
  /** Where the site is to stand. */
  readonly out: string;
  /** Where a build stands until it is whole. */
  readonly staging: string;
  /** Where the state of the site is kept. */
  readonly state: string;
  /** Where Astro keeps what it knows: two archives built at once, or one after the other, never share it. */
  readonly cache: string;
  readonly content: string;
  /** `codeVersion` of this build. */
  readonly code: string;
}

/** `root` is the folder of the program, `content` and `out` absolute, `base` the site's base path. */
export function placeFor(root: string, content: string, out: string, base: string): BuildPlace {
  const key = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);
  const own = key(`${content}\0${out}\0${base}`);
  return {
    out,
    staging: join(root, '.cache', `site-${own}`),
    // Of the folder alone: whatever site stands there, and under whatever base, one state tells of it.
    state: join(root, '.cache', `state-${key(out)}.json`),
    cache: join(root, '.cache', `astro-${own}`),
    content,
    code: codeVersion(root),
  };
}
