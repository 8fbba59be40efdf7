/** What keeps a file from being read, as a sentence that a person can act on. */
import type { FileProblem } from '../archive/index.ts';
import { isMissing, meantField, sayIssue } from './explain-schema.ts';
import { sayYaml } from './explain-yaml.ts';
import type { Finding, Said } from './finding.ts';

export function explainProblem(problem: FileProblem): Finding {
  const { file, line, column } = problem;
  const { rule, message, remedy } = say(problem);
  const tidy = (sentence: string) => sentence.replace(/） (?=\p{Script=Han})/gu, '）');
  return { file, line, column, rule, severity: 'error', message: tidy(message), remedy: tidy(remedy) };
}

/**
 * Findings for all that keeps files from being read: of several that the same slip causes (an impossible date that is
 * no date, one colon too many that YAML meets twice) only the first; a field that stands there misspelt is not missing.
 */
export function explainProblems(problems: readonly FileProblem[]): Finding[] {
  const seen = new Set<string>();
  const meant = new Set<string>();
  for (const { file, issue } of problems) {
    const field = issue && file.startsWith('articles/') ? meantField(issue) : null;
    if (field) meant.add(`${file} ${field.join('.')}`);
  }
  return problems
    .filter(({ file, line, code, issue }) => {
      if (issue && isMissing(issue) && meant.has(`${file} ${issue.path.join('.')}`)) return false;
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
  const { code, issue, message, source = '' } = problem;
  if (issue) return sayIssue(issue, problem.file.startsWith('articles/'), source);
  if (code.startsWith('yaml:')) return sayYaml(code.slice(5), message, source);
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
    case 'fence-late':
      return {
        rule: 'no-frontmatter',
        message: '第一行的 --- 前面有空行或空格，属性没有认出来。',
        remedy: '删去前面的空行和空格，让 --- 成为文件的开头。',
      };
    case 'fence-odd':
      return {
        rule: 'no-frontmatter',
        message: '围住属性的两行各要恰好三个英文减号 ---，这一行不是。',
        remedy: '改成 ---，前后不写别的；中文破折号、全角减号不算，输入法切到英文再打。',
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
