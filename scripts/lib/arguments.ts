/** Command lines of editors: read with a sentence instead of a trace, also where the `--` for npm was left out. */
import { type ParseArgsConfig, parseArgs } from 'node:util';

type Declared = NonNullable<ParseArgsConfig['options']>;

/**
 * Options that npm took for its own, since no `--` stood before them (`npm run check --fix`): npm hands each on as
 * `npm_config_<name>`. Read only under `npm run`.
 */
function swallowed(options: Declared, env: NodeJS.ProcessEnv): string[] {
  if (!env.npm_lifecycle_event) return [];
  return Object.entries(options).flatMap(([name, { type }]) => {
    const value = env[`npm_config_${name.replaceAll('-', '_')}`];
    if (!value) return [];
    if (type === 'boolean') return value === 'true' ? [`--${name}`] : [];
    // `--content DIR`: npm keeps the name and hands the value on as if it stood for itself.
    if (value === 'true') throw new Error(`“--${name}”前面要有单独的“--”，如 npm run check -- --${name} …。`);
    return [`--${name}=${value}`];
  });
}

/** Reads a command line; ends the process with `usage` when it can't be read. */
export function readArguments<const T extends Declared>(
  options: T,
  usage: string,
  argv: readonly string[] = process.argv.slice(2),
  env: NodeJS.ProcessEnv = process.env,
): ReturnType<typeof parseArgs<{ options: T; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...swallowed(options, env), ...argv], allowPositionals: true, options });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const [, option] = message.match(/'(-[^\s']+)/u) ?? [];
    const said =
      code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
        ? `没有 ${option} 这个选项。`
        : option
          ? `选项 ${option} 写得不对。`
          : message;
    console.error(`${said}\n${usage}`);
    process.exit(2);
  }
}

/** As every shell takes a path that may hold blanks. */
export function quoted(path: string): string {
  return /\s/u.test(path) ? `"${path}"` : path;
}

/** The option that names an archive, as it is written behind another command; empty for the one that commands take by themselves. */
export function contentOption(content: string): string {
  return content === (process.env.ZHIJIANG_CONTENT ?? 'content') ? '' : ` --content ${quoted(content)}`;
}
