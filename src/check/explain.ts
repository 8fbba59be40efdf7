/** What keeps a file from being read, as a sentence that a person can act on. */
import type { z } from 'zod';
import type { FileProblem } from '../archive/index.ts';
import { ARTICLE_FIELDS, ArticleSchema } from '../model/article.ts';
import type { Finding } from './finding.ts';
import { nearest } from './nearest.ts';

type Said = Pick<Finding, 'rule' | 'message' | 'remedy'>;

/** The Chinese label of an article's field, from the schema; the name itself for a field of a card. */
export function labelOf(field: string): string {
  const schema = ArticleSchema.shape[field as keyof typeof ArticleSchema.shape];
  const description = schema?.description;
  return description ? `${field}（${description.split(/[，：；]/u)[0]}）` : field;
}

export function explainProblem(problem: FileProblem): Finding {
  const { file, line, column } = problem;
  const { rule, message, remedy } = say(problem);
  const tidy = (sentence: string) => sentence.replace(/） (?=\p{Script=Han})/gu, '）');
  return { file, line, column, rule, severity: 'error', message: tidy(message), remedy: tidy(remedy) };
}

/**
 * Findings for all that keeps files from being read: of several that the same slip causes (an impossible date that is
 * no date, one colon too many that YAML meets twice) only the first.
 */
export function explainProblems(problems: readonly FileProblem[]): Finding[] {
  const seen = new Set<string>();
  return problems
    .filter(({ file, line, code, issue }) => {
      const key = code.startsWith('yaml:')
        ? `${file} yaml ${line}`
        : issue
          ? `${file} ${issue.path.join('.')} ${issue.code === 'unrecognized_keys' ? issue.keys : ''}`
          : '';
      const first = key === '' || !seen.has(key);
      seen.add(key);
      return first;
    })
    .map(explainProblem);
}

function say(problem: FileProblem): Said {
  const { code, issue, message } = problem;
  if (issue) return sayIssue(issue, problem.file.startsWith('articles/'));
  if (code.startsWith('yaml:')) return sayYaml(code.slice(5), message);
  switch (code) {
    case 'no-frontmatter':
      return {
        rule: 'no-frontmatter',
        message: '文件开头没有用两行 --- 围起来的属性。',
        remedy: '在第一行写 ---，下面写 title: 标题，再写一行 ---，然后才是正文；或用 npm run new -- "标题" 生成。',
      };
    case 'frontmatter-open':
      return {
        rule: 'no-frontmatter',
        message: '属性只有开头的 ---，没有收尾的 ---。',
        remedy: '在最后一个属性下面另起一行写 ---，正文写在它后面。',
      };
    case 'git-conflict':
      return {
        rule: 'git-conflict',
        message: 'git 合并时两边都改了这里，还没有选定。',
        remedy: '在 <<<<<<< 与 >>>>>>> 之间留下要的那一种，删去这几行记号。',
      };
    case 'not-utf-8':
      return {
        rule: 'not-utf-8',
        message: '文件不是 UTF-8 编码，多半存成了 GBK（ANSI）。',
        remedy: '用编辑器打开，确认文字不乱，再另存为 UTF-8 编码。',
      };
    case 'same-id':
      return {
        rule: 'same-id',
        message: `文件名与 ${message} 相同，两篇文章会争同一个网址。`,
        remedy: '给其中一个改名；已公开过的那篇不要改。',
      };
    default:
      return sayMdx(message);
  }
}

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

function sayYaml(code: string, original: string): Said {
  const [message, remedy] = YAML[code] ?? [
    `属性写法有误（${original}）。`,
    '对照 docs/editing.zh.md 的例子检查这一行。',
  ];
  return { rule: `yaml-${code.toLowerCase().replaceAll('_', '-')}`, message, remedy };
}

function sayMdx(message: string): Said {
  const rule = 'mdx';
  if (/import|export/iu.test(message)) {
    return {
      rule,
      message: '以 import 或 export 开头的一行被当成了程序。',
      remedy: '在前面加字，或把后缀 .mdx 改成 .md。',
    };
  }
  if (/before name/iu.test(message)) {
    return {
      rule,
      message: '正文里的 < 被当成了标签。',
      remedy: '要显示小于号，写成 \\<；或把后缀 .mdx 改成 .md。',
    };
  }
  if (/expression|acorn|\{/iu.test(message)) {
    return {
      rule,
      message: '正文里的 { } 被当成了程序。',
      remedy: '要显示大括号，写成 \\{ 和 \\}；或把文件的后缀 .mdx 改成 .md。',
    };
  }
  if (/tag|<|element|attribute/iu.test(message)) {
    const name = message.match(/`?<\/?([A-Za-z][\w.]*)/u)?.[1];
    return {
      rule,
      message: name ? `标签 <${name}> 没有写完整。` : '正文里的 < 被当成了标签。',
      remedy: '要显示小于号，写成 \\<；用组件时要收尾，如 <Figure … />。',
    };
  }
  return {
    rule,
    message: `正文读不出来（${message}）。`,
    remedy: '检查这一行的 {、<、引号是否成对；不用组件的文章把后缀改成 .md 即可。',
  };
}

const TYPES: Readonly<Record<string, string>> = {
  string: '一段文字',
  array: '一个列表，每项一行，写成两个空格加“- ”',
  object: '几个下级属性',
  record: '几个下级属性',
  boolean: 'true 或 false',
  number: '一个数',
};

function sayIssue(issue: z.core.$ZodIssue, isArticle: boolean): Said {
  const field = String(issue.path[0] ?? '');
  const label = isArticle ? labelOf(field) : field;
  const whole = issue.path.length > 1 ? `${label} 第 ${Number(issue.path[1]) + 1 || 1} 项` : label;
  const nested =
    issue.path.length > 2
      ? `${whole}的 ${issue.path
          .slice(2)
          .filter((p) => typeof p === 'string')
          .join('.')}`
      : whole;
  const input = issue.input;
  switch (issue.code) {
    case 'unrecognized_keys': {
      const key = issue.keys[0] ?? '';
      const known = isArticle && issue.path.length === 0 ? ARTICLE_FIELDS : [];
      const near = nearest(key, known)[0];
      return {
        rule: 'unknown-field',
        message: `没有 ${key} 这个属性。`,
        remedy: near ? `是不是要写 ${labelOf(near)}？` : '删去这一行；可用的属性见 docs/editing.zh.md。',
      };
    }
    case 'invalid_type': {
      if (issue.path.length === 0) {
        return {
          rule: 'not-fields',
          message: '属性没有写成“属性: 内容”。',
          remedy: '属性名后要有英文冒号和一个空格；中文冒号“：”不算。',
        };
      }
      if (input === undefined || input === null) {
        return {
          rule: 'missing-field',
          message: `缺少 ${nested}。`,
          remedy: `补上 ${nested}；它要填${TYPES[issue.expected] ?? issue.expected}。`,
        };
      }
      return {
        rule: 'wrong-type',
        message: `${nested} 应当是${TYPES[issue.expected] ?? issue.expected}，这里写的是${describe(input)}。`,
        remedy:
          issue.expected === 'array'
            ? `另起一行写“  - ${typeof input === 'string' ? input : '内容'}”。`
            : `改成${TYPES[issue.expected] ?? issue.expected}。`,
      };
    }
    case 'invalid_value':
      return {
        rule: 'unknown-value',
        message: `${nested} 不能写“${show(input)}”。`,
        remedy: `只能写：${issue.values.map(String).join('、')}。${isArticle ? hint(field, issue.path) : ''}`,
      };
    case 'too_small':
      return { rule: 'empty-field', message: `${nested} 是空的。`, remedy: '填上内容。' };
    case 'invalid_format':
      if (field === 'date' || field === 'eventDate') {
        return {
          rule: 'date-format',
          message: `${nested} 写成“${show(input)}”，不是能认的日期。`,
          remedy: `写成 2024-02-28；只知年月写 2024-02，只知年写 2024${field === 'eventDate' ? '；不知年份写 --02-28' : ''}。`,
        };
      }
      return {
        rule: 'wrong-format',
        message: `${nested} 写成“${show(input)}”，不合格式。`,
        remedy: field === 'url' ? '写完整网址，以 http:// 或 https:// 开头。' : '对照 docs/editing.zh.md 改写。',
      };
    case 'custom':
      if (issue.params?.code === 'impossible-date') {
        return {
          rule: 'impossible-date',
          message: `${nested} 写成“${show(input)}”，历上没有这一天。`,
          remedy: '核对原页改正；不能确定就只写到月或年，或者留空。',
        };
      }
      break;
  }
  return {
    rule: 'schema',
    message: `${nested} 写得不对（${issue.message}）。`,
    remedy: '对照 docs/editing.zh.md 改写。',
  };
}

const show = (input: unknown) => (typeof input === 'string' ? input : (JSON.stringify(input) ?? ''));

function describe(input: unknown): string {
  if (Array.isArray(input)) return '一个列表';
  if (typeof input === 'object') return '几个下级属性';
  return `“${show(input)}”`;
}

/** What the values mean, from the schema's own description. */
function hint(field: string, path: readonly PropertyKey[]): string {
  const description =
    path.length === 1 ? ArticleSchema.shape[field as keyof typeof ArticleSchema.shape]?.description : undefined;
  const meaning = description?.match(/[：，](.*)$/u)?.[1];
  return meaning && /[a-z]/u.test(meaning) ? `其中 ${meaning}。` : '';
}
