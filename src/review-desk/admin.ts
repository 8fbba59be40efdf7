/**
 * The editing form at /admin/: Sveltia CMS (MIT) served from its own package, configured by the site's schema. Its
 * files lie in node_modules; nothing is loaded from elsewhere.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { meaningOf } from '../check/index.ts';
import { frontmatterSchema, type JsonSchema } from './json-schema.ts';

const { resolve } = createRequire(import.meta.url);

/** The form's package: one script, parts that it loads when they are needed, and its words in other languages. */
const FORM = join(dirname(resolve('@sveltia/cms')), '..');
const ICONS = resolve('@fontsource/material-symbols-outlined/files/material-symbols-outlined-latin-400-normal.woff2');

/**
 * A file of the form by the name under which it is served; null when there is none. The script names fonts, its own
 * words and its own version on distributors' hosts: icons, words and version are served from here instead, and text
 * takes the fonts of the system.
 */
export function adminFile(name: string): Uint8Array | null {
  if (name === 'icons.woff2') return readFileSync(ICONS);
  const [, own] = name.match(/^cms(?:@[\d.]+)?\/(package\.json|locales\/[\w-]+\.json)$/u) ?? [];
  if (own) return existsSync(join(FORM, own)) ? readFileSync(join(FORM, own)) : null;
  if (!/^(sveltia-cms\.js|chunks\/[\w.-]+\.js)$/u.test(name) || !existsSync(join(FORM, 'dist', name))) return null;
  const script = readFileSync(join(FORM, 'dist', name), 'utf8');
  return Buffer.from(
    script
      .replaceAll('https://unpkg.com/@sveltia/cms', 'cms')
      .replace(
        /url\(https:\/\/cdn\.jsdelivr\.net\/fontsource\/fonts\/material-symbols-outlined[^)]*\)/gu,
        'url(icons.woff2)',
      )
      .replace(
        /url\(https:\/\/cdn\.jsdelivr\.net\/fontsource\/fonts\/[^)]*\)\s*format\([^)]*\)/gu,
        "local('sans-serif')",
      ),
  );
}

/** Names of all files of the form that a Chinese editor needs. */
function adminFiles(): string[] {
  const parts = readdirSync(join(FORM, 'dist/chunks')).filter((name) => name.endsWith('.js'));
  const { version } = JSON.parse(readFileSync(join(FORM, 'package.json'), 'utf8')) as { version: string };
  const words = ['zh-CN', 'zh-TW'].map((language) => `cms@${version}/locales/${language}.json`);
  return ['sveltia-cms.js', 'icons.woff2', 'cms/package.json', ...words, ...parts.map((name) => `chunks/${name}`)];
}

/** Nothing is loaded from, or sent to, another host. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self' data: blob:",
  "worker-src 'self' blob:",
].join('; ');

export function adminPage(): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="robots" content="noindex">
<title>编辑</title>
<link href="config.yml" type="text/yaml" rel="cms-config-url">
</head>
<body><script src="sveltia-cms.js"></script></body>
</html>`;
}

interface Field {
  readonly name: string;
  readonly label: string;
  readonly widget: string;
  readonly [option: string]: unknown;
}

/** Fields that the pipeline keeps and nobody fills in by hand; those with parts are shown, else they lose their place in the file. */
const HIDDEN = new Set(['titleBasis', 'continues', 'continuedBy', 'versionOf', 'sample']);
const READ_ONLY = new Set(['raw', 'review', 'reviewed', 'refused']);

/**
 * One field of the schema as a field of the form. Without defaults: the form writes them into every file that it saves,
 * and what was never said would count as an editor's word against better rules.
 */
function field(name: string, schema: JsonSchema, required: boolean): Field {
  const { description = '' } = schema;
  const label = description.split(/[，：；]/u)[0] || name;
  if (HIDDEN.has(name)) return { name, label, widget: 'hidden' };
  const base = {
    ...{ name, label, required },
    ...(description === '' || description === label ? {} : { hint: description }),
    ...(READ_ONLY.has(name) ? { readonly: true } : {}),
  };
  const plain = schema.anyOf?.find((option) => option.type !== 'null') ?? schema;
  if (plain.enum) {
    const options = plain.enum.map((value) => ({ value, label: meaningOf(value, description) ?? value }));
    return { ...base, widget: 'select', options };
  }
  switch (plain.type) {
    case 'boolean':
      return { ...base, widget: 'boolean' };
    case 'array': {
      const items = plain.items;
      if (items?.type !== 'object') return { ...base, widget: 'list' };
      return {
        ...base,
        widget: 'list',
        fields: fields(items),
        summary: `{{${Object.keys(items.properties ?? {})[0]}}}`,
      };
    }
    case 'object':
      return { ...base, widget: 'object', collapsed: true, fields: fields(plain) };
    default:
      return {
        ...base,
        widget: 'string',
        ...(plain.pattern ? { pattern: [plain.pattern, `${label}的写法不对`] } : {}),
      };
  }
}

function fields(schema: JsonSchema): Field[] {
  return Object.entries(schema.properties ?? {}).map(([name, property]) =>
    field(name, property, schema.required?.includes(name) ?? false),
  );
}

/** The form's configuration, out of the schema. `content` is the archive's folder; the form is given the one around it. */
export function cmsConfig(content: string): Record<string, unknown> {
  const folder = basename(content);
  const all = [...fields(frontmatterSchema()), { name: 'body', label: '正文', widget: 'markdown', required: false }];
  const collection = (name: string, label: string, extension: string) => ({
    name,
    label,
    label_singular: '文章',
    folder: `${folder}/articles`,
    path: "{{date | date('YYYY') | default('undated')}}/{{slug}}",
    extension,
    format: 'yaml-frontmatter',
    create: extension === 'md',
    slug: {
      template: "{{date | default('undated')}}-{{slug}}",
      editable: ['create'],
      hint: '文件名，也就是网址：小写英文字母、数字和“-”，如 2024-02-28-yiwu',
      pattern: ['^[a-z0-9][a-z0-9._-]*$', '只用小写英文字母、数字和“-”'],
    },
    summary: '{{date}} {{title}}',
    fields: all,
  });
  return {
    // Only the folder on this computer is used; the name of a repository is asked for all the same.
    // Not `github`, for which the form asks another host how it is.
    backend: { name: 'gitea', repo: 'local/archive', branch: 'main' },
    media_folder: `${folder}/raw`,
    public_folder: '/raw',
    slug: { encoding: 'ascii', clean_accents: true, timezone: 'local' },
    // An empty field says nothing, and is no date, address or kind.
    output: { omit_empty_optional_fields: true },
    collections: [collection('by-hand', '手写的文章', 'md'), collection('archive', '整理的文章', 'mdx')],
  };
}

/** Puts the form into a finished site. */
export async function writeAdmin(dist: string, content: string): Promise<void> {
  const folder = join(dist, 'admin');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'index.html'), adminPage());
  await writeFile(join(folder, 'config.yml'), JSON.stringify(cmsConfig(content), null, 1));
  for (const name of adminFiles()) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), adminFile(name)!);
  }
}
