/** Reads a content folder: articles, their ledgers, and the vocabulary. */
import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync, type Stats, statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Outlet, Topic } from '../model/draft.ts';
import {
  type OfficialCard,
  OfficialCardSchema,
  OutletsSchema,
  type Redirect,
  RedirectsSchema,
  type Registry,
  RegistrySchema,
  TopicSchema,
} from './cards.ts';
import { type ArticleEntry, type FileProblem, idOf, readEntry, schemaProblems, yamlProblems } from './entry.ts';
import { readYaml, splitFile } from './frontmatter.ts';
import { KeptEntries, type KeptEntry, type NamedIn, namedIn, pack } from './kept.ts';
import { type ArticleLedger, sha256, unpackLedger } from './ledger.ts';
import { placed } from './place.ts';
import { quickYaml } from './quick-yaml.ts';

export interface Vocabulary {
  readonly outlets: readonly Outlet[];
  readonly topics: readonly Topic[];
  readonly officialCards: readonly OfficialCard[];
  readonly registry: Registry;
  /** Addresses that moved or were withdrawn, by the id they had. */
  readonly redirects: Readonly<Record<string, Redirect>>;
  readonly problems: readonly FileProblem[];
}

export interface Archive extends Vocabulary {
  /** In order of file name; articles that cannot be read are left out and named in `problems`. */
  readonly articles: readonly ArticleEntry[];
}

export const ledgerPath = (file: string) => file.replace(/\.mdx?$/u, '.ledger.json');

/** The files below a folder with one of the endings, as sorted paths with `/`; empty when the folder is missing. */
export async function listFiles(folder: string, endings: RegExp): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((e) => e.isFile() && endings.test(e.name) && !e.name.startsWith('.'))
    .map((e) =>
      join(e.parentPath, e.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

/**
 * Reads every file of an archive. Never throws on what the files contain. With `cache`, a folder, what was read stays
 * there for the next command.
 */
export async function readArchive(contentDir: string, cache?: string): Promise<Archive> {
  const kept = cache === undefined ? null : KeptEntries.open(cache, contentDir);
  const [vocabulary, files] = await Promise.all([
    readVocabulary(contentDir),
    listFiles(join(contentDir, 'articles'), /\.mdx?$/u),
  ]);
  const articles: ArticleEntry[] = [];
  const problems = [...vocabulary.problems];
  const seen = new Map<string, string>();
  for (let from = 0; from < files.length; from += 64) {
    const read = await Promise.all(
      files.slice(from, from + 64).map((name) => readArticle(contentDir, `articles/${name}`, kept)),
    );
    for (const { entry, problems: found } of read) {
      problems.push(...found);
      if (!entry) continue;
      const own = nameOnDisk(entry.id);
      const twin = seen.get(own);
      if (twin) problems.push({ file: entry.file, line: 1, column: 1, code: 'same-id', message: twin });
      else {
        seen.set(own, entry.file);
        articles.push(entry);
      }
    }
  }
  kept?.close(new Set(files.map((name) => `articles/${name}`)));
  return { ...vocabulary, articles, problems };
}

/** Case and composition are one on the disks of Windows and macOS. */
const nameOnDisk = (id: string): string => id.normalize('NFC').toLowerCase();

/** Who is named in the articles that `readArchive` reads; of those kept in the folder `cache` only that is read. */
export async function readNamed(contentDir: string, cache: string): Promise<NamedIn[]> {
  const kept = KeptEntries.open(cache, contentDir);
  const names = await listFiles(join(contentDir, 'articles'), /\.mdx?$/u);
  const files = names.map((name) => `articles/${name}`);
  const out: NamedIn[] = [];
  const seen = new Set<string>();
  for (const file of files) {
    let named = kept?.named(file, stampsOf(contentDir, file).stamp);
    if (named === undefined) {
      const { entry } = await readArticle(contentDir, file, kept);
      if (!entry) continue;
      named = namedIn(entry);
    }
    const own = nameOnDisk(idOf(file));
    if (named && !seen.has(own)) out.push(named);
    seen.add(own);
  }
  kept?.close(new Set(files));
  return out;
}

/** What is kept of an article that the pipeline has just written; null when it can't be read. */
export function keptEntry(contentDir: string, file: string, text: string): KeptEntry | null {
  // As it stands on disk it would be an editor's.
  if (hashOf(text) !== sha256(text)) return null;
  const { entry, problems } = readEntry(file, text, 'pipeline');
  return entry && problems.length === 0 ? pack(stampsOf(contentDir, file).stamp, entry) : null;
}

type ReadArticle = Awaited<ReturnType<typeof readEntry>>;

/** What was read before in this process, as long as the files have the same stamps: `npm run dev` reads often. */
const remembered = new Map<string, { readonly stamp: string; readonly read: ReadArticle }>();

/**
 * How old a file must be for its stamp to tell it from what is written next, in milliseconds: clocks of files tick less
 * often than that, and what is written twice within one tick has one stamp.
 */
const GRAIN = 50;

/** Reads one article; `file` is its path from the content folder. */
export async function readArticle(
  contentDir: string,
  file: string,
  kept: KeptEntries | null = null,
): Promise<ReadArticle> {
  const path = join(contentDir, file);
  const ledgerFile = join(contentDir, ledgerPath(file));
  const { stamp, changed } = stampsOf(contentDir, file);
  const before = remembered.get(path);
  if (before?.stamp === stamp) return before.read;
  const known = kept?.get(file, stamp);
  if (known) {
    const read = { entry: known, problems: [] };
    remembered.set(path, { stamp, read });
    return read;
  }
  const isYoung = Date.now() - changed < GRAIN;
  const [bytes, ledger] = await Promise.all([readFile(path), readFile(ledgerFile, 'utf8').catch(() => null)]);
  const text = bytes.toString('utf8');
  const written = ledger === null ? undefined : writtenHash(ledger);
  const read = isUtf8(bytes)
    ? readEntry(file, text, written !== undefined && written === hashOf(text) ? 'pipeline' : 'editor')
    : { entry: null, problems: [notUtf8(file)] };
  if (isYoung) return read;
  remembered.set(path, { stamp, read });
  if (read.entry && read.problems.length === 0) kept?.put(pack(stamp, read.entry));
  return read;
}

/** The stamps of an article and its ledger as one, and when the later of the two was changed, in milliseconds. */
function stampsOf(contentDir: string, file: string): { readonly stamp: string; readonly changed: number } {
  const stats = [file, ledgerPath(file)].map((name) => statSync(join(contentDir, name), { throwIfNoEntry: false }));
  return { stamp: stats.map(told).join(' '), changed: Math.max(...stats.map((stat) => stat?.mtimeMs ?? 0)) };
}

/** The hash of an article by its lines: other line ends are no change. */
export function hashOf(text: string): string {
  return sha256(text.includes('\r') ? text.replaceAll('\r\n', '\n') : text);
}

function notUtf8(file: string): FileProblem {
  return { file, line: 1, column: 1, code: 'not-utf-8', message: 'not UTF-8' };
}

/** When and how large a file is; `-` when it is missing. The same stamp, the same file. */
export function stampOf(path: string): string {
  return told(statSync(path, { throwIfNoEntry: false }));
}

const told = (stat: Stats | undefined): string => (stat ? `${stat.size}@${stat.mtimeMs}` : '-');

/** The hash of the article as the pipeline last wrote it, without reading the rest of the ledger. */
function writtenHash(ledger: string): string | undefined {
  return ledger.slice(0, 200).match(/"written":\{"sha256":"([0-9a-f]{64})"/u)?.[1];
}

/** The ledger of an article; null when it has none (written by hand). Reads the disk when called. */
export function readLedger(
  contentDir: string,
  entry: Pick<ArticleEntry, 'file' | 'origin' | 'blocks'>,
): ArticleLedger | null {
  const path = join(contentDir, ledgerPath(entry.file));
  if (!existsSync(path)) return null;
  const ledger = unpackLedger(readFileSync(path, 'utf8'));
  if (!ledger) return null;
  const { removed, review, conflicts, written } = ledger;
  const fits = entry.origin === 'pipeline';
  const { yaml } = fits ? { yaml: '' } : splitFile(readFileSync(join(contentDir, entry.file), 'utf8'));
  const { repairs, mentions } = fits ? ledger : placed(ledger, written, yaml ?? '', entry.blocks);
  return { repairs, removed, review, mentions, conflicts, fits };
}

/** Outlets, topics, cards, registry and redirects. */
export async function readVocabulary(contentDir: string): Promise<Vocabulary> {
  const problems: FileProblem[] = [];
  const card = async <S extends z.ZodType>(file: string, schema: S, fallback: z.output<S>): Promise<z.output<S>> => {
    const bytes = await readFile(join(contentDir, file)).catch(() => null);
    if (bytes === null) return fallback;
    if (!isUtf8(bytes)) {
      problems.push(notUtf8(file));
      return fallback;
    }
    const text = bytes.toString('utf8');
    const parts = /\.mdx?$/u.test(file) ? splitFile(text) : { yaml: text };
    const shift = /\.mdx?$/u.test(file) ? 1 : 0;
    // The registry has a group of lines for every person: too much for a whole parser at every look.
    const quick = schema.safeParse(quickYaml(parts.yaml ?? ''));
    if (quick.success) return quick.data;
    const read = readYaml(parts.yaml ?? '');
    problems.push(...yamlProblems(file, read, shift));
    if (read.problems.length > 0) return fallback;
    const parsed = schema.safeParse(read.value ?? fallback, { reportInput: true });
    if (parsed.success) return parsed.data;
    problems.push(...schemaProblems(file, parsed.error.issues, read, shift));
    return fallback;
  };
  const cards = async <S extends z.ZodObject>(folder: string, schema: S): Promise<(z.output<S> & { id: string })[]> => {
    const files = await listFiles(join(contentDir, folder), /\.(mdx?|ya?ml)$/u);
    const out: (z.output<S> & { id: string })[] = [];
    for (const name of files) {
      if (name === 'registry.yml') continue;
      const value = await card(`${folder}/${name}`, schema.nullable(), null);
      if (value) out.push({ ...(value as z.output<S>), id: idOf(name.replace(/\.ya?ml$/u, '')) });
    }
    return out;
  };
  const [outlets, topics, officialCards, registry, redirects] = await Promise.all([
    card('outlets.yml', OutletsSchema, []),
    cards('topics', TopicSchema),
    cards('officials', OfficialCardSchema),
    card('officials/registry.yml', RegistrySchema, {}),
    card('redirects.yml', RedirectsSchema, {}),
  ]);
  const known = outlets.map(({ place, ...rest }): Outlet => (place ? { ...rest, place } : rest));
  return { outlets: known, topics, officialCards, registry, redirects, problems };
}
