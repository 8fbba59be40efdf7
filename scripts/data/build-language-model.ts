/**
 * Makes src/text/data/language-model.bin.br: counts of character n-grams over the training half of the news sample
 * (even calendar months), over words and over names of places, smoothed and joined (language-model/merged.ts), pruned
 * (language-model/prune.ts) and packed (language-model/pack.ts). Counts only: no sentence can be read back out of them.
 *
 *   node scripts/data/build-language-model.ts NEWS.jsonl [DICT.txt] [--order=N] [--prune=NATS] [--fold=K] [--out=FILE]
 *
 * NEWS.jsonl: one `{"date": "YYYY-MM-DD", "paragraphs": [...]}` a line. DICT.txt: `word frequency …` a line, the
 * dictionary in the package @node-rs/jieba. `--fold=K` leaves out every fourth training month, from the K-th, to try
 * settings on text that the model has not seen; `--quick` packs less tightly.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { countGrams } from './language-model/counts.ts';
import { MergedModel } from './language-model/merged.ts';
import { pack } from './language-model/pack.ts';
import { pruned } from './language-model/prune.ts';
import { classesOf, encode, trainingParagraphs } from './language-model/text.ts';
import { drawnWords, placeNames } from './language-model/words.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    order: { type: 'string', default: '4' },
    prune: { type: 'string', default: '1.8' },
    fold: { type: 'string' },
    out: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
});
const [newsFile, dictionary] = positionals;
if (!newsFile) {
  console.error('usage: node scripts/data/build-language-model.ts NEWS.jsonl [DICT.txt] [--out=FILE], see its head');
  process.exit(2);
}
/** What one occurrence counts in the news, among the words and among the names. */
const WEIGHTS = [1, 0.05, 0.1];
/** A character that the news does not have must stand so often among the words. */
const LEAST = 20;

const order = Number(values.order);
const news = trainingParagraphs(newsFile, values.fold === undefined ? null : Number(values.fold));
const words = dictionary ? drawnWords(dictionary) : [];
const places = placeNames();
const codes = [...new Set([...classesOf(news, 1), ...classesOf(words, LEAST), ...classesOf(places, 1)])];
codes.sort((x, y) => x - y);
const symbolOf = new Map(codes.map((code, n) => [code, n + 2]));
const texts = [news, words, places].map((t) => countGrams(encode(t, symbolOf, order), order));
const model = new MergedModel(texts, WEIGHTS);
const kept = pruned(model, texts, codes.length + 2, Number(values.prune));
const packed = brotliCompressSync(pack(kept, codes), {
  params: { [constants.BROTLI_PARAM_QUALITY]: values.quick ? 5 : 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
});
writeFileSync(values.out ?? new URL('../../src/text/data/language-model.bin.br', import.meta.url), packed);
console.log(JSON.stringify({ grams: kept.map((level) => level.keys.length), bytes: packed.length }));
