/** Takes files into content/raw, byte for byte: which are pages, under which name, and why one is not taken. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { listRaw, RAW_ENDING, rawPath } from '../../../src/archive/index.ts';
import { decode } from '../../../src/text/decode.ts';

export interface Taken {
  /** Names in content/raw, in the order in which they came. */
  readonly added: readonly string[];
  /** A Chinese sentence for each file that was not taken though it was named or looked like a page. */
  readonly refused: readonly string[];
  /** Files in folders that are no pages and were passed over. */
  readonly passed: readonly string[];
}

/** What browsers put beside a page that is saved whole. */
const BESIDE = /(?:_files|\.files)$/iu;
const PICTURE = /\.(?:png|jpe?g|gif|webp)$/iu;

/** Copies pages, their sidecars and the pictures beside them. Every copy is whole or not there. */
export async function take(content: string, paths: readonly string[]): Promise<Taken> {
  const known = new Map<string, string>();
  const names = new Set<string>();
  for (const name of await listRaw(content)) {
    known.set(await hashOf(rawPath(content, name)), name);
    names.add(folded(name));
  }
  const added: string[] = [];
  const refused: string[] = [];
  const passed: string[] = [];
  for (const path of await filesOf(paths, refused, passed)) {
    let hash: string;
    try {
      hash = await hashOf(path);
      const reason = notAPage(path);
      if (reason) {
        refused.push(`未收：${path}：${reason}`);
        continue;
      }
    } catch (error) {
      refused.push(unreadable(path, error));
      continue;
    }
    const twin = known.get(hash);
    if (twin && isSame(path, rawPath(content, twin))) {
      added.push(twin);
      continue;
    }
    if (twin) {
      refused.push(`未收：${path} 与已有的 raw/${twin} 逐字节相同。`);
      continue;
    }
    const name = freeName(basename(path), hash, names);
    const target = rawPath(content, name);
    try {
      // The sidecar first: whoever watches the folder reads the page with it.
      if (existsSync(`${path}.yml`)) await copyWhole(`${path}.yml`, `${target}.yml`);
      await copyPictures(path, dirname(target));
      await copyWhole(path, target);
    } catch (error) {
      refused.push(`存不进 ${target}（${(error as Error).message}）：${path}`);
      continue;
    }
    known.set(hash, name);
    names.add(folded(name));
    added.push(name);
  }
  return { added, refused, passed };
}

/** The pages among the arguments; folders are searched through. */
async function filesOf(paths: readonly string[], refused: string[], passed: string[]): Promise<string[]> {
  const out: string[] = [];
  for (const path of paths) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat?.isDirectory()) {
      if (stat && !stat.isFile()) refused.push(`未收：${path}：不是普通的文件。`);
      else if (stat && !RAW_ENDING.test(path)) {
        refused.push(`未收：${path}：只收 .txt .html .jsonl .warc .warc.gz。`);
      } else out.push(path);
      continue;
    }
    try {
      for await (const file of below(path)) {
        if (RAW_ENDING.test(file)) out.push(file);
        else if (!/\.yml$/iu.test(file)) passed.push(file);
      }
    } catch (error) {
      refused.push(unreadable(path, error));
    }
  }
  return [...new Set(out)].sort();
}

/** The files of a folder and of those in it, links followed once; not what programs keep for themselves. */
async function* below(folder: string): AsyncGenerator<string> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && !BESIDE.test(entry.name)) yield* below(path);
    } else if (entry.isFile() || (entry.isSymbolicLink() && statSync(path, { throwIfNoEntry: false })?.isFile())) {
      yield path;
    }
  }
}

/** Why a file or folder cannot be read, as a Chinese sentence. */
function unreadable(path: string, error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (path.includes('\uFFFD')) return `读不了：${path}：文件名的编码不对，请改名再收。`;
  if (code === 'ENOENT') return `没有这个文件：${path}`;
  if (code === 'EACCES' || code === 'EPERM') return `读不了：${path}：没有读它的权限。`;
  return `读不了：${path}（${code ?? message}）`;
}

const isSame = (path: string, other: string) => realpathSync(path) === realpathSync(other);

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Above this a file is read by the pipeline only, as a stream. */
const LOOKED_AT = 1 << 26;

/** Why a file holds no page, as a Chinese sentence; null when it may. */
function notAPage(path: string): string | null {
  const { size } = statSync(path);
  if (size === 0) return '是空的。';
  if (/\.(?:warc|gz)$/iu.test(path) || size > LOOKED_AT) return null;
  const { text } = decode(readFileSync(path));
  if (text.trim() === '') return '只有空白。';
  // Control characters and bytes that are no character: a garbled page has a few, a picture or a document is full.
  const odd = text.match(/[\0-\x08\x0E-\x1F\x7F\uFFFD]/gu)?.length ?? 0;
  return odd * 20 > text.length ? '不是文字（像是图片、压缩包或 Word 文档）。' : null;
}

/** Names that some file system takes for the same. */
const folded = (name: string) => name.normalize('NFC').toLowerCase();

/** Bytes of a name before its ending: with a piece of its hash, `.yml` and `.warc.gz` it stays below 255. */
const LONGEST = 200;

/**
 * The file's own name as every system can hold it, with a piece of its hash when another page has it. `#` would be
 * taken for a page in a container.
 */
function freeName(own: string, hash: string, names: ReadonlySet<string>): string {
  const [ending = ''] = own.match(RAW_ENDING) ?? [];
  let stem = own.slice(0, own.length - ending.length).normalize('NFC');
  while (Buffer.byteLength(stem) > LONGEST) stem = [...stem].slice(0, -1).join('');
  const name = (stem + ending)
    .replace(/[<>:"/\\|?*#\p{Cc}]/gu, '-')
    .replace(/^\./u, '_')
    .replace(/^(?=(?:con|prn|aux|nul|com\d|lpt\d)\.)/iu, '_');
  return names.has(folded(name)) ? name.replace(/(?=\.)/u, `-${hash.slice(0, 8)}`) : name;
}

/** A copy under another name first: a kill leaves nothing half. */
async function copyWhole(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  const temporary = join(dirname(to), `.${randomUUID()}`);
  try {
    await copyFile(from, temporary);
    await rename(temporary, to);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** The pictures of a page that a browser saved whole, into a folder of the same name; none is overwritten. */
async function copyPictures(page: string, raw: string): Promise<void> {
  const stem = page.replace(/\.html?$/iu, '');
  if (stem === page) return;
  for (const folder of [`${stem}_files`, `${stem}.files`]) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((other) => PICTURE.test(other))) {
      const target = join(raw, basename(folder), name);
      if (!existsSync(target)) await copyWhole(join(folder, name), target);
    }
  }
}
