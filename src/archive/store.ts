/** The article files of a content folder: what is there, and how it is changed. Every write is atomic. */
import { isUtf8 } from 'node:buffer';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { idOf } from './entry.ts';
import { type LedgerFile, packLedger, unpackLedger } from './ledger.ts';
import { hashOf, ledgerPath, listFiles, stampOf } from './read.ts';

/** An article file as it is found before a run. */
export interface Existing {
  readonly id: string;
  /** Path from the content folder. */
  readonly file: string;
  /** SHA-256 of the raw page it came from; null for one by hand. */
  readonly raw: string | null;
  /** Name of the raw file it came from. */
  readonly rawFile: string | null;
}

export interface Index {
  readonly byRaw: ReadonlyMap<string, readonly Existing[]>;
  /** By the name of the raw file: a page that was scraped again has other bytes under the same name. */
  readonly byRawFile: ReadonlyMap<string, readonly Existing[]>;
  readonly ids: ReadonlySet<string>;
  /** Articles that came from no page. */
  readonly byHand: readonly Existing[];
  /** Ledgers without an article beside them: ids and paths. */
  readonly orphans: readonly { readonly id: string; readonly file: string }[];
}

/** What an earlier run knew of article files: the raw page of each, as long as its stamp is the same. */
export type KnownArticles = Map<
  string,
  { readonly stamp: string; readonly raw: string | null; readonly rawFile: string | null }
>;

/** Lists the articles of a content folder, with the raw page that each came from. `known` is read and brought up to date. */
export async function indexArticles(contentDir: string, known: KnownArticles = new Map()): Promise<Index> {
  const folder = join(contentDir, 'articles');
  const [files, ledgers] = await Promise.all([listFiles(folder, /\.mdx?$/u), listFiles(folder, /\.ledger\.json$/u)]);
  const byRaw = new Map<string, Existing[]>();
  const byRawFile = new Map<string, Existing[]>();
  const ids = new Set<string>();
  const byHand: Existing[] = [];
  const beside = new Set<string>();
  const seen: KnownArticles = new Map();
  for (const name of files) {
    const file = `articles/${name}`;
    const stamp = stampOf(join(contentDir, file));
    const before = known.get(file);
    const { raw, rawFile } = before?.stamp === stamp ? before : rawOf(await readFile(join(contentDir, file), 'utf8'));
    seen.set(file, { stamp, raw, rawFile });
    const existing = { id: idOf(file), file, raw, rawFile };
    ids.add(existing.id);
    beside.add(ledgerPath(file));
    if (raw) byRaw.set(raw, [...(byRaw.get(raw) ?? []), existing]);
    if (!raw && !rawFile) byHand.push(existing);
    if (rawFile) byRawFile.set(rawFile, [...(byRawFile.get(rawFile) ?? []), existing]);
  }
  known.clear();
  for (const [file, article] of seen) known.set(file, article);
  const orphans = ledgers
    .map((name) => `articles/${name}`)
    .filter((file) => !beside.has(file))
    .map((file) => ({ id: idOf(file).replace(/\.ledger\.json$/u, ''), file }));
  return { byRaw, byRawFile, ids, byHand, orphans };
}

/** Hash and name of the raw page in a frontmatter, without reading the rest of it. */
function rawOf(text: string): { raw: string | null; rawFile: string | null } {
  const end = text.indexOf('\n---', 3);
  const head = text.slice(0, Math.max(end, 0)).replaceAll('\r', '');
  const found = head.match(/^raw:[ \t]*\n((?:[ \t]+.*\n?)*)/mu)?.[1] ?? '';
  return {
    raw: found.match(/\bsha256: *"?([0-9a-f]{64})/u)?.[1] ?? null,
    rawFile:
      found
        .match(/\bfile: *(?:"([^"\n]*)"|'([^'\n]*)'|(.*))$/mu)
        ?.slice(1)
        .find(Boolean)
        ?.trim() ?? null,
  };
}

/** An article file with its ledger, as they stand on disk. */
export interface Stored {
  readonly text: string;
  readonly ledger: LedgerFile | null;
  /** Whether the file is as the pipeline last wrote it, or was about to replace. */
  readonly untouched: boolean;
}

export async function loadStored(contentDir: string, file: string): Promise<Stored> {
  const [bytes, packed] = await Promise.all([
    readFile(join(contentDir, file)),
    readFile(join(contentDir, ledgerPath(file)), 'utf8').catch(() => null),
  ]);
  const text = bytes.toString('utf8');
  // What was saved in another encoding can be shown to nobody and merged with nothing: it stays as it is.
  const ledger = packed === null || !isUtf8(bytes) ? null : unpackLedger(packed);
  const hash = hashOf(text);
  return {
    text,
    ledger,
    untouched: ledger !== null && (hash === ledger.written.sha256 || hash === ledger.written.replacing),
  };
}

/**
 * Writes a file whole or not at all. A kill leaves the old one; a temporary file of a killed run is swept up later.
 * Plain calls: with write-file-atomic, which asks the disk seven times a file, an archive took four times as long to write.
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}`;
  try {
    writeFileSync(temporary, text);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, text);
  }
  try {
    await renameOver(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Longest pause, in milliseconds, before another try at a file that a program holds open; about twice as long in all. */
const LONGEST_PAUSE = 1280;

/** Renames over a file. On Windows that fails while a virus scanner or an editor has it open: it is tried again. */
async function renameOver(from: string, to: string): Promise<void> {
  for (let pause = 10; ; pause *= 2) {
    try {
      return renameSync(from, to);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (pause > LONGEST_PAUSE || !['EPERM', 'EACCES', 'EBUSY'].includes(code)) throw error;
      await setTimeout(pause);
    }
  }
}

/**
 * Writes an article and its ledger so that a kill between the two is never taken for an editor's change: the ledger
 * names the file that is being replaced until the new one stands.
 */
export async function writeArticle(contentDir: string, file: string, text: string, ledger: LedgerFile): Promise<void> {
  const path = join(contentDir, file);
  const ledgerFile = join(contentDir, ledgerPath(file));
  if (existsSync(path)) {
    const before = await readFile(path, 'utf8');
    if (before !== text) {
      const replacing = { ...ledger, written: { ...ledger.written, replacing: hashOf(before) } };
      await writeWhole(ledgerFile, packLedger(replacing));
      await writeWhole(path, text);
    }
  } else await writeWhole(path, text);
  await writeWhole(ledgerFile, packLedger(ledger));
}

/** Removes an article and its ledger, and their folder when it is then empty. */
export async function removeArticle(contentDir: string, file: string): Promise<void> {
  const path = join(contentDir, file);
  await rm(path, { force: true });
  await rm(join(contentDir, ledgerPath(file)), { force: true });
  await rmdir(dirname(path)).catch(() => undefined);
}

/** Removes what killed runs left behind: temporary files. */
export async function sweep(contentDir: string): Promise<void> {
  const folder = join(contentDir, 'articles');
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  for (const e of entries) {
    if (e.isFile() && /\.(mdx|json)\.\d+$/u.test(e.name)) await rm(join(e.parentPath, e.name), { force: true });
  }
}

/** Moves the ledger of an article that a person has moved or renamed. */
export async function moveLedger(contentDir: string, from: string, articleFile: string): Promise<void> {
  const to = join(contentDir, ledgerPath(articleFile));
  if (existsSync(to)) await rm(join(contentDir, from), { force: true });
  else await rename(join(contentDir, from), to);
}

export async function loadLedger(contentDir: string, file: string): Promise<LedgerFile | null> {
  return unpackLedger(await readFile(join(contentDir, file), 'utf8'));
}
