/** Builds one engine's index of a file of documents: `build.ts ENGINE DOCUMENTS OUT [CACHE]`. Run alone, so that it can be measured. */
import { closeSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fold } from '../../../src/search/fold.ts';
import { buildSearchIndex } from '../../../src/search/index.ts';
import type { SearchDocument } from '../../../src/search/types.ts';

const [engine = '', file = '', out = '', cache] = process.argv.slice(2);

/** One document after the other, so that the file's size does not count as an engine's memory. */
function* documents(): Generator<SearchDocument> {
  const handle = openSync(file, 'r');
  const chunk = Buffer.alloc(1 << 20);
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (let length = readSync(handle, chunk); length > 0; length = readSync(handle, chunk)) {
      const lines = (rest + decoder.decode(chunk.subarray(0, length), { stream: true })).split('\n');
      rest = lines.pop()!;
      for (const line of lines) yield JSON.parse(line) as SearchDocument;
    }
    if (rest) yield JSON.parse(rest) as SearchDocument;
  } finally {
    closeSync(handle);
  }
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const whole = ({ title, blocks }: SearchDocument): string => [title, ...blocks].join('\n');

/** Pairs of neighbouring characters: what both libraries are given for Chinese. */
export function pairs(text: string): string[] {
  const runs = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return runs.flatMap((run) => {
    const chars = [...run];
    return chars.length === 1 ? chars : chars.slice(1).map((char, n) => chars[n]! + char);
  });
}

const builders: Readonly<Record<string, () => Promise<void>>> = {
  async ours() {
    const summary = await buildSearchIndex(documents(), out, cache ? { cache } : {});
    writeFileSync(join(out, '..', 'summary.json'), JSON.stringify(summary));
  },
  async pagefind() {
    const pagefind = await import('pagefind');
    const { index } = await pagefind.createIndex({});
    const pending: Promise<unknown>[] = [];
    for (const document of documents()) {
      const body = document.blocks.map((block) => `<p>${escaped(block)}</p>`).join('');
      const content = `<html lang="zh-CN"><body><h1>${escaped(document.title)}</h1>${body}</body></html>`;
      pending.push(index!.addHTMLFile({ url: `/${document.id}/`, content }));
      if (pending.length >= 64) await Promise.all(pending.splice(0));
    }
    await Promise.all(pending);
    await index!.writeFiles({ outputPath: out });
    await pagefind.close();
  },
  async minisearch() {
    const { default: MiniSearch } = await import('minisearch');
    const index = new MiniSearch({ fields: ['text'], tokenize: pairs, processTerm: (term) => term });
    for (const document of documents()) index.add({ id: document.id, text: whole(document) });
    writeFileSync(join(out, 'index.json'), JSON.stringify(index));
  },
  async flexsearch() {
    const { default: FlexSearch } = await import('flexsearch');
    const index = new FlexSearch.Index({ encode: pairs, tokenize: 'strict' });
    for (const document of documents()) index.add(document.id, whole(document));
    const parts: Record<string, string> = {};
    await index.export((key: string, data: string) => {
      parts[key] = data;
    });
    writeFileSync(join(out, 'index.json'), JSON.stringify(parts));
  },
};

if (import.meta.main) {
  mkdirSync(out, { recursive: true });
  await builders[engine]!();
}
