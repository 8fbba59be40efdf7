/** The options that every command shares, read once from the command line and handed on by environment. */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Where commands keep what they worked out, for the next one. */
export function cacheFolder(): string {
  return process.env.ZHIJIANG_CACHE ?? join(ROOT, '.cache');
}

export interface Options {
  /** Folder of the archive (raw, articles, cards). */
  readonly content: string;
  /** Folder of the finished site. */
  readonly out: string;
  /** Base path of the site, with a slash on both sides. */
  readonly base: string;
  /** Address of the site, without a base path; undefined when it is not known. */
  readonly site: string | undefined;
  readonly port: number;
  readonly host: string;
  /** Say nothing but what went wrong. */
  readonly quiet: boolean;
  /** Tell by lines of JSON on standard output instead of sentences. */
  readonly json: boolean;
}

/** Reads `--content --out --base --site --port --host --quiet --json`; ends the process with a sentence on an unknown option. */
export function readOptions(argv: readonly string[] = process.argv.slice(2)): Options {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        content: { type: 'string', default: process.env.ZHIJIANG_CONTENT ?? 'content' },
        out: { type: 'string', default: process.env.ZHIJIANG_OUT ?? 'dist' },
        base: { type: 'string', default: process.env.ZHIJIANG_BASE ?? '/' },
        site: { type: 'string', ...(process.env.ZHIJIANG_SITE ? { default: process.env.ZHIJIANG_SITE } : {}) },
        port: { type: 'string', default: '4321' },
        host: { type: 'string', default: '127.0.0.1' },
        quiet: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const trimmed = values.base.replace(/^\/+|\/+$/g, '');
    return {
      content: resolve(values.content),
      out: resolve(values.out),
      base: trimmed ? `/${trimmed}/` : '/',
      site: values.site,
      port: Number(values.port),
      host: values.host,
      quiet: values.quiet,
      json: values.json,
    };
  } catch (error) {
    console.error(
      `${(error as Error).message}\nOptions: --content DIR --out DIR --base PATH --site URL --port N --host NAME --quiet --json`,
    );
    process.exit(2);
  }
}

/** The same options as environment variables, for the processes that a command starts. */
export function environment(options: Options): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ZHIJIANG_CONTENT: options.content,
    ZHIJIANG_OUT: options.out,
    ZHIJIANG_BASE: options.base,
    ...(options.site ? { ZHIJIANG_SITE: options.site } : {}),
    ZHIJIANG_CACHE: cacheFolder(),
    ASTRO_TELEMETRY_DISABLED: '1',
  };
}
