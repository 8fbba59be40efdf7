/** Raw pages on disk, with their sidecars. */
import { createReadStream, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Sidecar } from '../model/draft.ts';
import { type FileProblem, schemaProblems } from './entry.ts';
import { readYaml } from './frontmatter.ts';
import { quickYaml } from './quick-yaml.ts';
import { listFiles } from './read.ts';

/** What a raw page may be called; anything else beside it (pictures, sidecars) is not read as a page. */
export const RAW_ENDING = /\.(txt|html?|jsonl|warc|warc\.gz)$/iu;

export const SidecarSchema = z.strictObject({
  url: z.string().exactOptional().describe('原页网址'),
  retrieved: z.string().exactOptional().describe('抓取时间'),
  outlet: z.string().exactOptional().describe('发布媒体'),
  rights: z.enum(['full', 'excerpt', 'metadata']).exactOptional().describe('可以公开到什么程度'),
  page: z.string().exactOptional().describe('报纸版次'),
  contentType: z.string().exactOptional().describe('服务器给出的内容类型'),
  sample: z.boolean().exactOptional().describe('样例'),
  note: z.string().exactOptional().describe('备注'),
  title: z.string().exactOptional().describe('抓取时得到的标题'),
  date: z.string().exactOptional().describe('抓取时得到的日期'),
});

/** Names of the raw files below content/raw, sorted, with `/`. */
export function listRaw(contentDir: string): Promise<string[]> {
  return listFiles(join(contentDir, 'raw'), RAW_ENDING);
}

export function rawPath(contentDir: string, name: string): string {
  return join(contentDir, 'raw', name);
}

/** A raw file as a stream of bytes: a container may be larger than memory. */
export function streamRaw(path: string): AsyncIterable<Uint8Array> {
  return createReadStream(path, { highWaterMark: 1 << 20 });
}

/**
 * Reads the sidecar of a raw file (`<file>.yml`): a missing one is empty, a broken one is named and taken as empty.
 * Throws when it is there and can't be read.
 */
export async function loadSidecar(path: string): Promise<{ sidecar: Sidecar; problems: FileProblem[] }> {
  return readSidecar(`${basename(path)}.yml`, sidecarText(`${path}.yml`));
}

/** Read at once, not through the pool of threads: that takes several times as long for so small a file. */
function sidecarText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

export function readSidecar(file: string, text: string): { sidecar: Sidecar; problems: FileProblem[] } {
  // As scrapers write them, a tenth of the time of a whole parser.
  const quick = SidecarSchema.safeParse(quickYaml(text));
  if (quick.success) return { sidecar: quick.data, problems: [] };
  const read = readYaml(text);
  if (read.problems.length > 0) {
    return { sidecar: {}, problems: read.problems.map((p) => ({ file, ...p, code: `yaml:${p.code}` })) };
  }
  const parsed = SidecarSchema.safeParse(read.value ?? {}, { reportInput: true });
  if (parsed.success) return { sidecar: parsed.data, problems: [] };
  const problems = schemaProblems(file, parsed.error.issues, read, 0);
  return { sidecar: {}, problems };
}
