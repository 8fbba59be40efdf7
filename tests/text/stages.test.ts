/** Pairs: what a stage makes of a text. A pair whose second half is missing stays as it is. */
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { damage } from '../../scripts/lib/damage.ts';
import { CLEAN, repair } from './helpers.ts';

const pairs = (stage: string, list: readonly (readonly [string, string?])[]) => {
  for (const [from, to = from] of list) {
    test(`${stage}: ${from}`, () => assert.equal(repair(from, stage).text, to));
  }
};
const asGbk = (text: string) => new TextDecoder('gb18030').decode(new TextEncoder().encode(text));
const asLatin = (text: string) => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));

pairs('garbling', [
  ['娴欐睙', '浙江'],
  [`前面${asGbk('浙江省绍兴市')}`, '前面浙江省绍兴市'],
  [asLatin('浙江省委书记'), '浙江省委书记'],
  ['×Ô¼ºµÄÕã½­Ê¡', '自己的浙江省'],
  ['&ldquo;干部&rdquo;&amp;mdash;&#38797;&#x6c5f;', '“干部”—鞍江'],
  ['R&D 经费，AT&T 公司，&未知;'],
  ['锟斤拷会议\ufffd结束', '□会议□结束'],
  ['⻓沙⼤学的⽓温', '长沙大学的气温'],
  ['零\u200b宽\ufeff字\u202a符', '零宽字符'],
  ['省\ue123委书记', '省□委书记'],
  [`前言：${asLatin('全市干部大会召开')}。结束`, '前言：全市干部大会召开。结束'],
  ['会议&amp;amp;ldquo;精神&amp;amp;rdquo;', '会议“精神”'],
  ['价格&yen;100，&copy;2024，&times;3', '价格¥100，©2024，×3'],
  ['省委⼩康⽣活', '省委小康生活'],
  ['省\u200d委\u2060书\u200e记', '省委书记'],
  ['\ue123 扫一扫', ' 扫一扫'],
  ['Résumé、café、naïve'],
  ['寰宇、甯波路、宸翰楼'],
]);

pairs('question-marks', [
  ['总统弗拉基米尔?普京访问', '总统弗拉基米尔·普京访问'],
  ['全省???大会召开', '全省□□□大会召开'],
  ['真的吗???他问。'],
  ['全县???个村', '全县□□□个村'],
  ['怎么办？他从学习破题。'],
]);

pairs('pinyin-notes', [
  ['春節(jié)后，會(huì )議強調(diào)要發(fā)展產(chǎn)業(yè)', '春節后，會議強調要發展產業'],
  ['長(cháng)江、長(zhǎng)輩', '長江、長輩'],
  ['总面积(km)与平台(Temu)'],
  ['郪（qī）江在四川'],
  ['鎮(GDP)與經濟(he)'],
  ['長(zhǎng)度(km)、平台(Temu)、單位(wu)、甲(an)', '長度(km)、平台(Temu)、單位(wu)、甲(an)'],
  ['重點(zhòngdiǎn)發展(fāzhǎn)', '重點發展'],
  ['山村(shāncūn)里的共富(gòng fù)工坊，西安(xī’ān)客商来到茶园(cháyuán)', '山村里的共富工坊，西安客商来到茶园'],
  ['龙泉(lóngquán)是个好地方'],
  ['山村(shāncūn)里的平台(píng tā)，茶园(cháyuán)、竹林(zhúlín)', '山村里的平台(píng tā)，茶园、竹林'],
]);

pairs('variants', [
  ['全麵落實製度，紮實乾部工作，衕誌們辛苦', '全面落实制度，扎实干部工作，同志们辛苦'],
  ['於潛鎮的乾隆石碑，畢昇與魏徵', '於潜镇的乾隆石碑，毕昇与魏徵'],
  ['帶著群眾一起幹，著名專著', '带着群众一起干，著名专著'],
  ['市長陳立乾說，乾旱已經緩解，餅乾也乾了', '市长陈立乾说，干旱已经缓解，饼干也干了'],
  ['記者劉昇報道，劉昇說產量提昇，紅日高昇', '记者刘昇报道，刘昇说产量提升，红日高升'],
  ['“價格上昇了。”丁昇平說，“丁昇平等人都在這裏。”', '“价格上升了。”丁昇平说，“丁昇平等人都在这里。”'],
  ['他說：「為了『大家』。」', '他说：“为了‘大家’。”'],
  ['智慧城市提高效能，掌握核心軟件', '智慧城市提高效能，掌握核心软件'],
  ['乾安县、於潜镇和毕昇'],
  ['畬族鄉與畬鄉風情', '畲族乡与畲乡风情'],
  ['皇后與後來，乾杯與幹部，頭髮與發展，颱風與台灣', '皇后与后来，干杯与干部，头发与发展，台风与台湾'],
  ['為瞭解決問題，瞭望臺上瞭解情況', '为了解决问题，瞭望台上了解情况'],
  ['鐘山與鍾情，覆蓋與回覆，採取與文采', '钟山与钟情，覆盖与回复，采取与文采'],
  ['作家喆某与张堃来到於潜'],
]);

pairs('punctuation', [
  ['发展,创新:开放;共享!好吗?', '发展，创新：开放；共享！好吗？'],
  ['增长5.8%,总量45,004亿元(其中出口3:1)', '增长5.8%，总量45,004亿元（其中出口3:1）'],
  ['上午9:30,见 https://example.cn/a?b=1,2 与 a@b.cn', '上午9:30，见 https://example.cn/a?b=1,2 与 a@b.cn'],
  ['nbtv.cn, all rights reserved'],
  ['Hello, world! (OK?)'],
  ['(一)', '（一）'],
  ['攻  坚', '攻坚'],
  ['攻  坚克难', '攻坚克难'],
  ['县里印发《关于实施富民战略 推动共同富裕的意见》，明年起施行。'],
  ['共同富裕 示范先行'],
  ['赴莲都,、龙泉考察,。县委、,县政府', '赴莲都、龙泉考察。县委，县政府'],
  ['时间10:30,温度-5.5℃,比例3:2,网址http://a.cn/x,y?z=1;w', '时间10:30，温度-5.5℃，比例3:2，网址http://a.cn/x,y?z=1;w'],
  ['电话:0571-8765432;邮箱:a.b@c.cn', '电话：0571-8765432；邮箱：a.b@c.cn'],
  ['之江潮涌 奋楫争先'],
  ['列车开行。吕 斌摄', '列车开行。吕斌摄'],
  ['记者 张 三 李四光 摄', '记者 张三 李四光 摄'],
  ['记者 王 小二 摄', '记者 王小二 摄'],
  ['王 小二，我们来了', '王小二，我们来了'],
  ['云 生活，新主张'],
  ['文 王小二 图 李小三'],
  ['增长25％，占２５．６％', '增长25%，占25.6%'],
  ['他说："好的。"', '他说：“好的。”'],
  ['他说："好的。'],
  ['共同富裕,, 一个都不能少', '共同富裕，一个都不能少'],
  ['发展--创新...', '发展——创新……'],
  ['２０２４年', '2024年'],
  ['作者: 来源: 某报', '作者： 来源： 某报'],
]);

test('every place of the gazetteer comes back from traditional characters', () => {
  const names = new Set<string>();
  const gather = (value: unknown): void => {
    if (typeof value === 'string') for (const name of value.split(/[^\u3400-\u9fff]+/u)) names.add(name);
    else if (Array.isArray(value)) value.forEach(gather);
    else if (value && typeof value === 'object') Object.entries(value).forEach(gather);
  };
  for (const file of ['zhejiang', 'villages', 'history']) {
    gather(JSON.parse(readFileSync(new URL(`../../src/gazetteer/data/${file}.json`, import.meta.url), 'utf8')));
  }
  names.delete('');
  assert.ok(names.size > 15000);
  const text = [...names].map((name) => `我们来到${name}开会，发现问题`).join('\n');
  const got = repair(damage(text, 1, ['traditional']).text, 'variants').text.split('\n');
  const changed = text.split('\n').filter((line, n) => line !== got[n]);
  // Three places have a namesake in the standard form.
  assert.deepEqual(changed.map((line) => line.slice(4, -7)).sort(), ['东昇村', '復兴村', '迴龙村'].sort());
});

test('clean text passes through every stage unchanged', () => {
  for (const text of CLEAN) assert.deepEqual(repair(text).repairs, []);
});

test('a missing quotation mark is reported, not guessed', () => {
  const done = repair('他说，“好的。\n第二段。', 'punctuation');
  assert.equal(done.text, '他说，“好的。\n第二段。');
  assert.deepEqual(done.codes, ['quotation-unbalanced']);
  assert.deepEqual(repair('他说，“好的。”', 'punctuation').codes, []);
});

test('the language model stays within 2 MB', () => {
  assert.ok(statSync(new URL('../../src/text/data/language-model.bin.br', import.meta.url)).size <= 2_000_000);
});
