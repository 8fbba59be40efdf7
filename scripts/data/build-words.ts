/**
 * Makes src/text/data/words.txt.br: the words of two to four characters of jieba's dictionary (`dict.txt` of the package
 * @node-rs/jieba 2.0.3, MIT: `npm pack @node-rs/jieba@2.0.3`) that it counts at least so often, in the order of their code points.
 *
 *   node scripts/data/build-words.ts dict.txt [--least=N]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { least: { type: 'string', default: '3' } },
});
const least = Number(values.least);
const words = new Set<string>();
for (const line of readFileSync(positionals[0]!, 'utf8').split('\n')) {
  const [word, frequency] = line.split(' ');
  if (word && Number(frequency) >= least && /^[\u3400-\u9fff]{2,4}$/u.test(word)) words.add(word);
}
const bytes = brotliCompressSync([...words].sort().join('\n'));
writeFileSync(new URL('../../src/text/data/words.txt.br', import.meta.url), bytes);
console.log(JSON.stringify({ words: words.size, bytes: bytes.length }));
