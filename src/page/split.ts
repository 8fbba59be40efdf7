/**
 * Lines that hold more than one line: a page that lost its line breaks, a credit or a footer glued to the last
 * sentence, a dateline glued to the first. They are cut where the signs are plain, and nowhere else.
 */
import { parseFields } from './fields/parse.ts';
import { jammed } from './jammer.ts';

/** Under an end of sentence: the labels and words that begin a credit or a footer. */
const GLUED =
  /(?<=[。!?…”)】])\s*(?=(?:[(【[]?\s*(?:责任编辑|责编|编辑|来源|稿源|作者|审核|校对|责任校对|监制|终审|值班编辑|本文来源|文章来源|新闻来源|摄影)\s*[:/]|上一[篇条页][:\s]|下一[篇条页][:\s]|相关(?:阅读|链接|新闻|文章)[:\s]|版权(?:所有|声明)[:\s©]|(?:浙|京|沪|苏|皖|闽|赣|鲁|粤)?ICP备|Copyright|【?(?:打印|关闭)(?:本页|窗口)?】?\s|分享到[:\s]|扫一扫|打印本页|关闭窗口|返回(?:搜狐|网易|新浪|腾讯|凤凰)[,，]?|【(?:纠错|打印|关闭)[^【】]{0,4}】))/g;
/** Paragraphs of a flattened page: an end of sentence, then at least two spaces (or a full-width one). */
const FLAT = /(?<=[。!?…”)】;:])(?:\s{2,}|\u3000+)(?=\S)/g;
/** Two spaces anywhere, in the head of a flattened page. */
const WIDE = /\s{2,}(?=\S)/g;
const LONG = 160;
const HEAD = 300;

/** Where a line (width-folded, trimmed) is to be cut: offsets in order, none at 0. */
export function cuts(text: string): number[] {
  if (text.length < 24) return [];
  const at = new Set<number>();
  const listen = /^【?(?:听新闻|语音播报|朗读)】/.exec(text);
  if (listen) at.add(listen[0].length);
  for (const [start, end] of jammed(text)) at.add(start).add(end);
  const add = (pattern: RegExp, s: string, base: number) => {
    for (const m of s.matchAll(pattern)) at.add(base + m.index + m[0].length);
  };
  if (/[。!?…”)】]/.test(text)) add(GLUED, text, 0);
  const bar = /(?<=[。!?…”])\s*[|]$/.exec(text);
  if (bar) at.add(bar.index);
  if (text.length > LONG) {
    add(FLAT, text, 0);
    const head = text.slice(0, HEAD);
    const sentence = head.search(/[。!?;]/);
    const line = parseFields(sentence < 0 ? head : head.slice(0, sentence));
    const spans = [
      ...line.fields
        .filter((f) => f.value || f.start > 0)
        .map((f) => [f.start, fieldEnd(f.start, f.end, head)] as const),
      ...line.dates.map((d) => [d.start, d.end] as const),
    ].sort((a, b) => a[0] - b[0]);
    if (line.fields.length > 0 && spans[0]) {
      at.add(spans[0][0]);
      at.add(Math.max(...spans.map((s) => s[1])));
      add(WIDE, head.slice(0, spans[0][0]), 0);
    }
  }
  return [...at].filter((i) => i > 0 && i < text.length && /\S/.test(text.slice(0, i))).sort((a, b) => a - b);
}

/** The last field of a dateline ends at the first space after its value, where the text begins. */
function fieldEnd(start: number, end: number, head: string): number {
  const stop = /\s(?=\S{8})/.exec(head.slice(start + 4, end));
  return stop ? start + 4 + stop.index : end;
}
