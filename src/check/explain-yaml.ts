/** What keeps a frontmatter from being read as YAML, as a sentence that a person can act on. */
import type { Said } from './finding.ts';

const YAML: Readonly<Record<string, readonly [message: string, remedy: string]>> = {
  DUPLICATE_KEY: ['同一个属性写了两次。', '删去其中一个。'],
  TAB_AS_INDENT: ['缩进用了制表符（Tab）。', '改用两个空格。'],
  BAD_INDENT: ['缩进对不齐。', '同一层的行要左对齐；列表项写成两个空格加“- ”。'],
  MISSING_CHAR: [
    '少了一个符号，多半是引号没有收尾，或冒号后没有空格。',
    '检查这一行的引号是否成对，冒号后留一个空格。',
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    '一行里有两个“: ”，读不出哪个是属性名。',
    '给冒号后面的内容加上英文双引号，如 title: "甲: 乙"。',
  ],
  MULTILINE_IMPLICIT_KEY: ['这一行没有写成“属性: 内容”。', '属性名后要有英文冒号和一个空格；中文冒号“：”不算。'],
  UNEXPECTED_TOKEN: [
    '这里有读不懂的符号。',
    '内容里有 [ ] { } # & * ! | > \' " % @ ` 之类符号开头时，给整段内容加英文双引号。',
  ],
  BAD_ALIAS: ['内容以 * 开头，被当成了引用。', '给内容加上英文双引号。'],
  BAD_SCALAR_START: ['内容以 @ 或 ` 开头，YAML 不许这样写。', '给内容加上英文双引号。'],
  BAD_DQ_ESCAPE: ['双引号里的反斜杠 \\ 读不懂。', '把双引号换成英文单引号，或把 \\ 写成 \\\\。'],
};

/** A line of a frontmatter: indentation, dash of a list, name, colon, what follows it. */
const LINE = /^(?<indent>\s*)(?<dash>- +)?(?<name>[\p{L}\w-]+)(?<colon>\s*[:：]\s*)(?<value>.*)$/u;

/** Signs that mean something else to YAML where a value begins, and those that only do before a blank. */
const SIGNS = /^(?:[[\]{},#&*!|>%@`]|[-?:](?=\s))/u;

/**
 * What a person meant by a line that cannot be read, out of the line itself; null when it shows nothing. `holdsText`
 * says that a list or fields in brackets are no value of it either.
 */
export function slipOf(source: string, holdsText = false): Said | null {
  const rule = 'yaml-';
  if (/^ *\t/u.test(source))
    return { rule: `${rule}tab-as-indent`, message: '缩进用了制表符（Tab）。', remedy: '改用两个空格。' };
  if (/^\s*[\u3000\u00A0]/u.test(source)) {
    const message = '行首有全角空格或别的特殊空格。';
    return { rule: `${rule}odd-blank`, message, remedy: '删去重打，用普通的半角空格。' };
  }
  const { indent = '', dash = '', name = '', colon = '', value = '' } = source.match(LINE)?.groups ?? {};
  const better = (text: string) => `改成 ${dash}${name}: ${text}`;
  if (colon.includes('：')) {
    const message = `${name} 后面是中文冒号“：”，不算。`;
    return { rule: `${rule}full-width-colon`, message, remedy: `${better(value)}（英文冒号，后面空一格）。` };
  }
  if (colon === ':' && value !== '' && !value.startsWith('//')) {
    const message = `${name} 的冒号后面少了空格。`;
    return { rule: `${rule}no-space-after-colon`, message, remedy: `${better(value)}。` };
  }
  const text = value.replace(/ +#.*$/u, '').trim();
  if (/^(["']).*\1.+$/u.test(text)) {
    const message = '引号收尾以后还有别的字。';
    return { rule: `${rule}after-quote`, message, remedy: '去掉这对英文引号，或改成中文引号“ ”。' };
  }
  if (/^["']/u.test(text) && !/^(["']).*\1$/u.test(text)) {
    const message = '引号只有开头，没有收尾。';
    return { rule: `${rule}open-quote`, message, remedy: `在这一行末尾补上 ${text[0]}，或去掉开头的那个。` };
  }
  const isClosed = /^(?:\[.*\]|\{.*\})$/u.test(text);
  if (SIGNS.test(value) && (holdsText || !isClosed)) {
    const message = `内容以 ${value[0]} 开头，这个符号在属性里另有意思。`;
    return {
      rule: `${rule}sign-first`,
      message,
      remedy: `给整段内容加上英文双引号：${better(`"${value.replaceAll('"', '”')}"`)}。`,
    };
  }
  if (text.includes(': ')) {
    const message = '一行里有两个“: ”，读不出哪个是属性名。';
    return {
      rule: `${rule}two-colons`,
      message,
      remedy: `给冒号后面的内容加上英文双引号：${better(`"${text.replaceAll('"', '”')}"`)}。`,
    };
  }
  if (/^\s*[-－—·•]\S/u.test(source) && !source.trim().startsWith('---')) {
    const item = source.trim().replace(/^[-－—·•]\s*/u, '');
    return {
      rule: `${rule}no-space-after-dash`,
      message: '列表项的减号后面少了空格，或不是英文减号。',
      remedy: `写成两个空格、“-”、一个空格，再写内容：“  - ${item}”。`,
    };
  }
  if (indent !== '' && name !== '') {
    const message = '这一行的缩进对不齐。';
    return {
      rule: `${rule}bad-indent`,
      message,
      remedy: '同一层的行要左对齐，每深一层多两个空格；不属上一项的，行首不留空格。',
    };
  }
  return null;
}

/** `source` is the line on which the reader stopped. */
export function sayYaml(code: string, original: string, source: string): Said {
  // A name that stands twice is told by its own code: the line is well written.
  const slip = code === 'DUPLICATE_KEY' ? null : slipOf(source);
  if (slip) return slip;
  const [message, remedy] = YAML[code] ?? [
    `属性写法有误（${original}）。`,
    '对照 docs/editing.zh.md 的例子检查这一行。',
  ];
  return { rule: `yaml-${code.toLowerCase().replaceAll('_', '-')}`, message, remedy };
}
