/** What each rule of the pipeline is called and does. A rule that is not here is shown by its stage and its own name. */
export interface RuleText {
  readonly name: string;
  readonly what: string;
}

const text = (name: string, what: string): RuleText => ({ name, what });

export const RULE_TEXT: Readonly<Record<string, RuleText>> = {
  // 解码与乱码
  'one-byte-off': text('错位归位', '标点被逐字节替换，后面的字错开一个字节：按原字节移回。'),
  'missing-byte': text('丢字节补读', '错位处丢了字节：由上下文补出可能的字，定不了的记为已失。'),
  'lost-character': text('毁字存空', '字已毁失，没有凭据可补，以□标出；上下文提示的字列为另一可能。'),
  'tag-remainder': text('标签残余', '错位残留的网页标记，如“/p>”，去掉。'),
  'utf-8-read-as-gbk': text('编码误读', 'UTF-8 的字被当作 GBK 读了：按原字节重读。'),
  'utf-8-read-as-latin-1': text('编码误读', 'UTF-8 的字被当作西文读了：按原字节重读。'),
  'gbk-read-as-latin-1': text('编码误读', 'GBK 的字被当作西文读了：按原字节重读。'),
  'replaced-character': text('问号毁字', '字已被换成问号，原字无从知道，以□标出。'),
  'replaced-twice': text('两次误存', '字在两次误存中毁失，以□标出。'),
  undecodable: text('无法解码', '原始字节不成字，以□标出。'),
  'middle-dot': text('间隔号', '被换成问号的间隔号还原。'),
  'private-use': text('自造字', '只在某种字体里有的字：文中的以□标出，图标去掉。'),
  'look-alike': text('形近部首', '误用的部首、兼容字换成同形的规范字。'),
  invisible: text('隐形字符', '看不见的控制字符，去掉。'),
  entity: text('字符实体', '没有还原的网页字符实体，如“&nbsp;”，还原。'),
  // 拼音
  'pinyin-note': text('拼音注记', '汉字后面自动加注的拼音，去掉。'),
  'pinyin-note-other-reading': text('拼音异读', '汉字后面自动加注的拼音，读音与字不尽相合，去掉。'),
  // 繁简
  simplified: text('繁体转简体', '繁体、异体转为规范字；人名地名先行保护。'),
  'taiwan-zhe': text('著转着', '“著”作助词用时转为“着”。'),
  // 标点
  'full-width': text('标点转全角', '正文里的半角标点转为全角。'),
  'full-width-and-space': text('标点并空格', '半角标点连同多余的空格转为全角。'),
  'half-width-figure': text('数字转半角', '全角的数字、字母转为半角。'),
  'letter-spacing': text('字距收拢', '为排版而拉开的字距收拢，如“攻　坚”。'),
  'quotation-mark': text('引号配对', '直引号按配对转为弯引号。'),
  'corner-quotes': text('直角引号', '直角引号转为弯引号。'),
  'doubled-sign': text('重复标点', '重复的标点去掉一个。'),
  ellipsis: text('省略号', '一串句点转为省略号。'),
  'spaced-name': text('姓名空格', '两字姓名中间的空格去掉。'),
  'line-sign': text('行首记号', '行首排版用的记号去掉。'),
  'headline-sign': text('标题记号', '标题前后的排版记号去掉。'),
  'markdown-mark': text('标记符号', '抓取工具写下的 Markdown 记号和链接地址去掉。'),
  // 个人号码
  'mask:identity-number': text('身份证号', '身份证号码不公开，逐位以×代替。'),
  'mask:mobile-number': text('手机号码', '手机号码不公开，逐位以×代替。'),
  'mask:telephone-number': text('电话号码', '公示里的电话号码不公开，逐位以×代替。'),
  'mask:birth-date': text('出生日期', '公示里的出生日期不公开，逐位以×代替。'),
  // 杂项
  menu: text('导航菜单', '网站的栏目导航。'),
  'menu-run': text('连排菜单', '连成一串的导航菜单。'),
  breadcrumb: text('位置路径', '“当前位置”一类的路径。'),
  buttons: text('按钮', '字号、打印、分享一类按钮。'),
  'section-tag': text('栏目标签', '标在文章上的栏目名。'),
  advert: text('广告', '广告。'),
  code: text('代码残余', '网页脚本、样式的残余。'),
  'server-message': text('服务器提示', '网页出错时服务器写的话。'),
  disclaimer: text('免责声明', '网站的免责、转载声明。'),
  ornament: text('装饰', '装饰用的线和符号。'),
  'contact-widget': text('联系浮窗', '客服、微信、电话等浮窗。'),
  'account-widget': text('公众号杂项', '公众号页面的合集、留言、提示一类。'),
  'site-contact': text('网站联系方式', '主办单位、地址、电话。'),
  'legal-footer': text('页脚', '版权、备案、许可证一类页脚。'),
  'recurring-line': text('各页重复行', '同一网站各页都有的行。'),
  'related-list': text('相关新闻', '相关新闻的列表。'),
  'previous-next': text('上下篇', '上一篇、下一篇的链接。'),
  'read-count': text('阅读次数', '阅读、点击次数。'),
  'reader-clock': text('时钟', '给读者看的时钟、天气。'),
  'page-number': text('页码', '页码和翻页。'),
  'part-number': text('部分序号', '小标题上方的序号去掉。'),
  edition: text('版次行', '报纸电子版的版次、版名，已记入著录。'),
  'outside-main': text('正文区外', '网页正文区以外的文字。'),
  'field-line': text('著录行', '来源、作者、日期所在的行，已记入相应栏目。'),
  'publish-date': text('发布日期行', '发布日期，已记入著录。'),
  credit: text('署名行', '作者、编辑的署名，已记入著录。'),
  'photo-credit': text('摄影署名', '摄影署名，已记入图片说明。'),
  'source-note': text('来源注', '文末注明的来源，已记入著录。'),
  'end-mark': text('文末记号', '“完”“编辑”一类文末记号。'),
  'continued-from': text('上接', '“上接某版”，已记入著录。'),
  'continued-on': text('下转', '“下转某版”，已记入著录。'),
  'headline-garbled': text('标题残文', '毁于乱码、读不出的标题残文。'),
};
