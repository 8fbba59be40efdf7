/**
 * Makes src/text/data/shapes.ts: which everyday characters look alike. Every character of GB 2312 is drawn in Noto Sans
 * CJK SC by an installed Chromium; two are as like as the share of ink that they have in common after a slight blur.
 *
 *   node scripts/data/build-shapes.ts [--least=SHARE] [--most=N]
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { isGb2312, PAIR_OF_CHAR } from '../../src/text/gbk.ts';

const { values } = parseArgs({
  options: {
    chromium: { type: 'string', default: '/usr/bin/chromium' },
    least: { type: 'string', default: '0.72' },
    most: { type: 'string', default: '6' },
  },
});
const LEAST = Number(values.least);
const MOST = Number(values.most);
/** Edge of the square that a character is drawn in, in pixels. */
const SIZE = 32;
/** Characters of level 1 are ordered by reading and end here: the rest are rare. */
const LEVEL_TWO = 0xd8a1;

const characters = Array.from({ length: 0x10000 }, (_, code) => code).filter(isGb2312);

const browser = await chromium.launch({ executablePath: values.chromium, args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
const rows: string[] = await page.evaluate(
  ({ codes, size }) => {
    const canvas = document.createElement('canvas');
    canvas.width = size;
    canvas.height = size;
    const pen = canvas.getContext('2d', { willReadFrequently: true })!;
    pen.font = `${size - 2}px "Noto Sans CJK SC"`;
    pen.textBaseline = 'middle';
    pen.textAlign = 'center';
    return codes.map((code) => {
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, size, size);
      pen.fillStyle = '#000';
      pen.filter = 'blur(0.8px)';
      pen.fillText(String.fromCharCode(code), size / 2, size / 2);
      pen.filter = 'none';
      const { data } = pen.getImageData(0, 0, size, size);
      let row = '';
      for (let i = 0; i < data.length; i += 4) row += String.fromCharCode(255 - data[i]!);
      return row;
    });
  },
  { codes: characters, size: SIZE },
);
await browser.close();

const ink = rows.map((row) => Float32Array.from(row, (c) => c.charCodeAt(0) / 255));
const norm = ink.map((row) => Math.sqrt(row.reduce((sum, x) => sum + x * x, 0)));
const like: { other: number; share: number }[][] = ink.map(() => []);
for (let a = 0; a < ink.length; a++) {
  const one = ink[a]!;
  for (let b = a + 1; b < ink.length; b++) {
    if (norm[a]! > norm[b]! * 1.35 || norm[b]! > norm[a]! * 1.35) continue;
    const two = ink[b]!;
    let dot = 0;
    for (let i = 0; i < one.length; i++) dot += one[i]! * two[i]!;
    const share = dot / (norm[a]! * norm[b]!);
    if (share < LEAST) continue;
    like[a]!.push({ other: b, share });
    like[b]!.push({ other: a, share });
  }
}
const common = (n: number) => PAIR_OF_CHAR[characters[n]!]! < LEVEL_TWO;
const lines: string[] = [];
for (const [n, others] of like.entries()) {
  const chosen = others
    .filter((o) => common(o.other))
    .sort((x, y) => y.share - x.share)
    .slice(0, MOST);
  if (chosen.length > 0) lines.push(String.fromCharCode(characters[n]!, ...chosen.map((o) => characters[o.other]!)));
}
writeFileSync(new URL('../../src/text/data/shapes.txt', import.meta.url), `${lines.join('\n')}\n`);
console.log(JSON.stringify({ characters: lines.length, pairs: lines.reduce((sum, l) => sum + l.length - 1, 0) }));
