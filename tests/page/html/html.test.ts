/** HTML pages come apart into main content and the rest, with what they say of themselves. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RawPage } from '../../../src/model/draft.ts';
import { readHtml } from '../../../src/page/html/index.ts';
import { decode } from '../../../src/text/decode.ts';
import { fixtures, scorePipeline, scoreReader } from './measure.ts';

function read(html: string, sidecar: RawPage['sidecar'] = { contentType: 'text/html; charset=utf-8' }) {
  const bytes = new TextEncoder().encode(html);
  const page = readHtml(decode(bytes, sidecar.contentType), { file: 'x.html', bytes, sidecar });
  return { ...page, lines: page.text.lines().map((line) => line.text) };
}

const LONG = '这一段文字有逗号，也有句号，长度足够让人认出它是正文而不是菜单，因为菜单里没有这样长的句子。';

for (const fixture of fixtures) {
  test(`${fixture.name}: every paragraph is main content, menus are not`, () => {
    const { missing, leaks } = scoreReader(fixture);
    assert.deepEqual(missing, []);
    // The line of fields under the headline is kept for the rules that read it.
    const fields = /浏览次数|字号|点击|打印|关闭|返回/u;
    assert.deepEqual(
      leaks.filter((word) => !fields.test(word)),
      [],
    );
  });
}

test('the pipeline gives the labelled records', (t) => {
  for (const heldOut of [false, true]) {
    const of = fixtures.filter((fixture) => fixture.heldOut === heldOut);
    const scores = of.map(scorePipeline);
    const count = (key: 'title' | 'date' | 'source' | 'authors' | 'editors') =>
      scores.filter((score) => score[key]).length;
    const paragraphs = scores.reduce((sum, score) => sum + score.paragraphs, 0);
    const all = of.reduce((sum, { expected }) => sum + expected.paragraphs.length, 0);
    const leaks = scores.flatMap((score) => score.leaks);
    t.diagnostic(
      `${heldOut ? 'held out' : 'seen'}: ${of.length} pages, title ${count('title')}, date ${count('date')}, outlet ${count('source')}, ` +
        `authors ${count('authors')}, editors ${count('editors')}, paragraphs exact ${paragraphs}/${all}, chrome leaks ${leaks.length}`,
    );
    assert.deepEqual(leaks, []);
    assert.deepEqual(
      scores.flatMap((score) => score.captions),
      [],
    );
    assert.deepEqual(
      of.filter((_, n) => !scores[n]!.kicker).map(({ name }) => name),
      [],
    );
    assert.ok(paragraphs >= all * 0.9, `${paragraphs} of ${all} paragraphs`);
    assert.ok(count('date') >= of.length - 1 && count('title') >= of.length - 1);
  }
});

test('plain text passes through as it is', () => {
  const text = '第一行\n  <p>不是网页\n';
  const bytes = new TextEncoder().encode(text);
  const page = readHtml(decode(bytes), { file: 'x.txt', bytes, sidecar: {} });
  assert.equal(page.text.text, text);
  assert.equal(page.features, null);
});

test('a scraper that knows title and date says so where the page does not', () => {
  const page = read(`<p>${LONG}</p>`, { contentType: 'text/html', title: '标题', date: '2024-05-06' });
  assert.deepEqual({ title: page.meta.title, date: page.meta.date }, { title: '标题', date: '2024-05-06' });
  const own = read(`<meta name="PubDate" content="2024-05-07"><p>${LONG}</p>`, {
    contentType: 'text/html',
    date: '2024-05-06',
  });
  assert.equal(own.meta.date, '2024-05-07');
});

test('there is one feature a line, whatever the page', () => {
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<div>',
    '</div>',
    '<td>',
    '<tr>',
    '<table>',
    '</table>',
    '<br>',
    '<a href=x>',
    '</a>',
    '<pre>',
    '</pre>',
    '\n',
    '　',
    '字',
    LONG,
    '<img src="a.jpg">',
    '&nbsp;',
    '<!--',
    '-->',
    '<html>',
    '<body>',
    '<script>',
    '</script>',
    '{',
    '|',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const page = read(pieces.join(''));
      assert.equal(page.features === null ? page.lines.length : page.features.length, page.lines.length);
    }),
  );
});

test('a table of data is a GFM table, a table of layout is not', () => {
  const data = read(
    `<p>${LONG}</p><table><tr><th>甲|乙</th><th colspan="2">丙</th></tr><tr><td rowspan="2">1</td><td>2</td><td>3</td></tr><tr><td>4</td><td>5</td></tr></table>`,
  );
  assert.deepEqual(data.lines.slice(1), [
    '| 甲\\|乙 | 丙 |  |',
    '| --- | --- | --- |',
    '| 1 | 2 | 3 |',
    '|  | 4 | 5 |',
  ]);
  assert.deepEqual(
    data.features!.slice(1).map((feature) => feature.tag),
    ['table', 'table', 'table', 'table'],
  );
  const layout = read(`<table><tr><td><a href="/">首页</a></td><td><p>${LONG}</p><p>${LONG}</p></td></tr></table>`);
  assert.ok(layout.features!.every((feature) => feature.tag !== 'table'));
});

test('a picture goes with its caption, an ornament nowhere', () => {
  const page = read(
    `<p>${LONG}</p><p><img src="a_files/1.jpg"></p><p>村口的老桥。甲某 摄</p><p><img src="/images/icon.gif" width="16"></p><p><img src="b.png"></p><p>${LONG}</p>`,
  );
  const images = page.lines.map((line, n) => [line.slice(0, 5), page.features![n]!.image]).filter(([, image]) => image);
  assert.deepEqual(images, [
    ['村口的老桥', 'a_files/1.jpg'],
    ['', 'b.png'],
  ]);
});

test('what is not shown is not read, but a text that a script unveils is', () => {
  const page = read(
    `<div style="display:none">暗链</div><div hidden>隐藏</div><script>x</script><div style="visibility: hidden">${LONG}${LONG}</div>`,
  );
  assert.deepEqual(page.lines, [LONG + LONG]);
});

test('line breaks of the source between Han characters are no spaces', () => {
  assert.deepEqual(read('<p>一行\n  接着一行 and\n more</p>').lines, ['一行接着一行 and more']);
});

test('the head of a saved page gives address and time', () => {
  assert.equal(
    read('<!-- saved from url=(0024)https://news.example/1.htm --><html><body><p>字</p></body></html>').meta.url,
    'https://news.example/1.htm',
  );
});

test('nesting without end and a line without end are read in time', () => {
  const deep = `${'<div>'.repeat(3000)}${LONG}${'</div>'.repeat(3000)}`;
  assert.deepEqual(read(deep).lines, [LONG]);
  const wide = read(`<p>${LONG.repeat(20_000)}</p>`);
  assert.equal(wide.lines.length, 1);
});

test('a title that stands only beside the text is its headline, in its own place behind the page', () => {
  const title = '测试镇的路修到了山顶上';
  const pages = [
    read(`<title>${title}-测试网</title><div id="zoom"><p>${LONG}</p><p>${LONG}</p></div>`),
    read(`${LONG}\n${LONG}`, { contentType: 'text/plain', title }),
  ];
  for (const page of pages) {
    assert.equal(page.lines[0], title);
    assert.equal(page.raw?.slice(page.text.origin(0), page.text.origin(0) + title.length), title);
    assert.equal(page.raw?.slice(page.text.origin(title.length + 1), page.text.originEnd()).split('\n')[0], LONG);
  }
  const shown = [
    read(`<title>${title}-测试网</title><p>${title}</p><p>${LONG}</p>`),
    read(`<title>${title}</title><h2>老街的灯亮到九点</h2><p>${LONG}</p>`),
    read(`老街的灯亮到九点\n${LONG}`, { contentType: 'text/plain', title }),
    read(`<title>测试新闻网</title><p>${LONG}</p>`),
  ];
  for (const page of shown)
    assert.equal(page.lines.filter((line) => line === title).length, page.lines[0] === title ? 1 : 0);
  assert.equal(shown[2]!.lines[0], '老街的灯亮到九点');
  assert.equal(shown[3]!.lines[0], LONG);
});
