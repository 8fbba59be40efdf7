/** The HTML page among the samples: a site of the nineties' encoding, saved by a browser, its picture beside it. */
import type { Sample } from './sample-page.ts';

const escapeText = (text: string) => text.replace(/[&<>"]/gu, (c) => `&#${c.codePointAt(0)};`);

/** Source of the page, to be encoded in GB18030. `stem` names the folder of its pictures. */
export function htmlPage(sample: Sample, stem: string): string {
  const article = sample.articles[0]!;
  const [caption, credit] = article.captions?.[0] ?? ['', ''];
  const blocks = article.blocks.map((block) => {
    if ('t' in block) {
      const rows = block.t.map(
        (row, y) => `<tr>${row.map((cell) => (y ? `<td>${cell}</td>` : `<th>${cell}</th>`)).join('')}</tr>`,
      );
      return `<table border="1">\n${rows.join('\n')}\n</table>`;
    }
    return `<p>&nbsp;&nbsp;&nbsp;&nbsp;${escapeText(Object.values(block).join(''))}</p>`;
  });
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<!-- saved from url=(0055)${sample.sidecar.url} -->
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312" />
<title>${escapeText(article.title!)}_要闻_之江摘报网</title>
<meta name="ArticleTitle" content="${escapeText(article.title!)}" />
<meta name="PubDate" content="${article.date} 11:31" />
<meta name="ContentSource" content="${article.source}" />
<script type="text/javascript">document.write("统计代码");</script>
</head>
<body>
<div class="nav"><a href="/">首页</a> <a href="/yw/">要闻</a> <a href="/sx/">市县</a> <a href="/rs/">人事</a></div>
<div class="pos">您当前的位置：<a href="/">首页</a> &gt; <a href="/yw/">要闻</a> &gt; 正文</div>
<h1>${escapeText(article.title!)}</h1>
<div class="info">${article.date} 11:31　来源：${article.source}　<a href="#">[打印]</a> <a href="#">[关闭]</a></div>
<div id="zoom">
<p align="center"><img src="${stem}_files/bridge.png" width="640" height="360" alt="" /></p>
<p align="center">${escapeText(caption)}${credit}摄</p>
${blocks.join('\n')}
</div>
<div class="editor">责任编辑：${article.editors?.join(' ')}</div>
<div class="related"><h3>相关新闻</h3><ul><li><a href="/1.html">摘报网启用新版页面</a></li><li><a href="/2.html">读者来信选登</a></li></ul></div>
<div class="foot"><a href="/about">关于我们</a> | <a href="/map">网站地图</a><br />之江摘报网（样例）版权所有 浙ICP备00000000号-0</div>
</body>
</html>
`;
}
