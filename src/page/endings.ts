/** What stands at the end of a paragraph and is not its text: `（记者 甲某）`, `（下转第三版）`, `（完）`. */
import { isOrgName, readCredit, readNames, trailingCredit } from './fields/people.ts';

export interface Ending {
  /** Where the paragraph's text ends. */
  readonly end: number;
  readonly rule: 'credit' | 'continued-on' | 'end-mark' | 'source-note';
  readonly authors: readonly string[];
  readonly editors: readonly string[];
  readonly source: string | null;
}

const TURN =
  /[(【[]\s*(?:紧?下转|下转|转)\s*(?:第|[A-Za-z])?\s*[\dA-Za-z一二三四五六七八九十]{1,4}\s*版[^()【】[\]]{0,20}[)】\]]$|(?<=[。!?…”])\s*(?:紧?下转)\s*(?:第|[A-Za-z])?\s*[\dA-Za-z一二三四五六七八九十]{1,4}\s*版\S{0,12}$|^\s*紧?下转\s*(?:第|[A-Za-z])?\s*[\dA-Za-z一二三四五六七八九十]{1,4}\s*版$/;
const MARK = /(?:[(]\s*(?:完|全文完|结束|END)\s*[)]|[■□▇●◆])$/i;
const SOURCE = /[(](?:来源|据|转自|摘自|原载|稿源)\s*[:]?\s*([^()。,]{2,24}?)(?:消息|报道|电)?[)]$/;
/** `（本文来自测试新闻，更多内容请下载“测试新闻”）`. */
const TAKEN = /[(]本文(?:来自|转自|摘自)[:]?\s*([^(),。]{2,16})(?:[,，][^()]{0,40})?[)]$/;
/** Names alone: `（甲某 乙某）`. */
const BARE = /(?<=[。!?…”]\s*)[(]([\u3400-\u9fff]{2,3}(?:[\s、]+[\u3400-\u9fff]{2,3}){0,3})[)]$/;
/** `（测试县委组织部 甲某）`, `（作者：甲某，系测试县委书记）`, `（作者单位：测试县委组织部）`. */
const WRITER =
  /(?<=[。!?…”]\s*)[(](?:([\u3400-\u9fff]{3,20})\s+([\u3400-\u9fff]{2,3}(?:[\s、]+[\u3400-\u9fff]{2,3}){0,3})|作者(?:单位)?\s*[:系为]\s*(?:([\u3400-\u9fff]{2,3})\s*[,,])?[^()]{2,50})[)]$/;
const NO_NAME = /完|待续|节选|摘|删|化名|略|下同|试行|暂|附|图|表|注|上|下|续|版|讯|电|报/;
/** How far from the end of a paragraph an ending can begin. */
const REACH = 140;

/**
 * The ending of a folded paragraph, outermost first and all of them at once; null when it has
 * none. Only the `last` paragraph of an article may end with bare names in brackets.
 */
export function readEnding(text: string, last: boolean): Ending | null {
  let end = text.trimEnd().length;
  const found: Ending[] = [];
  for (;;) {
    const from = Math.max(0, end - REACH);
    const next = oneEnding(text.slice(from, end), last);
    // Only a turn to another page may be a paragraph of its own.
    if (!next || (from + next.end <= 0 && next.rule !== 'continued-on')) break;
    end = text.slice(0, from + next.end).trimEnd().length;
    found.push(next);
  }
  const outermost = found.at(-1);
  if (!outermost) return null;
  return {
    end,
    rule: outermost.rule,
    authors: found.flatMap((e) => e.authors),
    editors: found.flatMap((e) => e.editors),
    source: found.find((e) => e.source)?.source ?? null,
  };
}

function oneEnding(tail: string, last: boolean): Ending | null {
  const none = { authors: [], editors: [], source: null };
  const turn = TURN.exec(tail);
  if (turn) return { end: turn.index, rule: 'continued-on', ...none };
  const mark = MARK.exec(tail);
  if (mark && mark.index > 0 && /[。!?…”)]\s*$/.test(tail.slice(0, mark.index)))
    return { end: mark.index, rule: 'end-mark', ...none };
  const source = TAKEN.exec(tail) ?? SOURCE.exec(tail);
  if (source && /[。!?…”]\s*$/.test(tail.slice(0, source.index)))
    return { end: source.index, rule: 'source-note', ...none, source: source[1]!.trim() };
  const bare = last ? BARE.exec(tail) : null;
  if (bare && !NO_NAME.test(bare[1]!)) {
    const names = readNames(bare[1]!);
    if (names.length > 0 && names.join('').length === bare[1]!.replace(/[\s、]/g, '').length)
      return { end: bare.index, rule: 'credit', authors: names, editors: [], source: null };
  }
  const writer = last ? WRITER.exec(tail) : null;
  if (writer) {
    const names = readNames(writer[2] ?? writer[3] ?? '');
    const org = writer[1];
    if (org === undefined || (isOrgName(org) && names.length > 0))
      return { end: writer.index, rule: 'credit', authors: names, editors: [], source: null };
  }
  const at = trailingCredit(tail);
  if (at <= 0) return null;
  const credit = tail.slice(at).trim();
  const editor = /(?:责任编辑|责编|编辑)\s*[:]?\s*([^():]+?)\s*[)]$/.exec(credit);
  if (editor) return { end: at, rule: 'credit', authors: [], editors: readNames(editor[1]!), source: null };
  const read = readCredit(credit);
  return {
    end: at,
    rule: 'credit',
    authors: [...(read?.authors ?? []), ...(read?.photographers ?? [])],
    editors: [],
    source: null,
  };
}
