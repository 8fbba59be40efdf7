/** What a field holds that the schema does not take, as a sentence that a person can act on. */
import { z } from 'zod';
import { ArticleSchema, isCalendarDate } from '../model/article.ts';
import { slipOf } from './explain-yaml.ts';
import type { Said } from './finding.ts';
import { nearest } from './nearest.ts';

/** The schema of a field of an article by its path; null where there is none. */
function schemaAt(path: readonly PropertyKey[]): z.ZodType | null {
  let schema: unknown = ArticleSchema;
  for (const step of path) {
    schema = plain(schema);
    if (schema instanceof z.ZodObject) schema = schema.shape[String(step)];
    else if (schema instanceof z.ZodArray) schema = schema.element;
    else return null;
  }
  return (schema as z.ZodType | undefined) ?? null;
}

/** A schema without what only says that it may be left out. */
function plain(schema: unknown): unknown {
  let inner = schema;
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodNullable || inner instanceof z.ZodOptional) {
    inner = inner.unwrap();
  }
  return inner;
}

/** The names of what stands below a path of an article; none where nothing does. */
function fieldsAt(path: readonly PropertyKey[]): readonly string[] {
  const schema = path.length === 0 ? ArticleSchema : plain(schemaAt(path));
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** A field's name with its Chinese label out of the schema. */
function labelOf(path: readonly PropertyKey[]): string {
  const label = schemaAt(path)?.description?.split(/[，：；]/u)[0] ?? '';
  const name = String(path.at(-1));
  return label === '' || /[a-z]/u.test(label) ? name : `${name}（${label}）`;
}

/** A field of an article for people: its name with its Chinese label; `body` is the text below the fields. */
export function fieldLabel(field: string): string {
  return field === 'body' ? '正文' : labelOf([field]);
}

/** `officials（文中的官员）第 1 项的 name（姓名）`. */
function whereIs(path: readonly PropertyKey[], isArticle: boolean): string {
  return path
    .map((step, n) => {
      if (typeof step === 'number') return `第 ${step + 1} 项`;
      return `${n > 0 ? '的 ' : ''}${isArticle ? labelOf(path.slice(0, n + 1)) : String(step)}`;
    })
    .join('')
    .replace(/(?<=[\w）])(?=第)/gu, ' ');
}

/** The field that a name may mean, below a path: misspelt, in capitals, or by its Chinese label. */
function nearestField(key: string, above: readonly PropertyKey[]): string | undefined {
  const fields = fieldsAt(above);
  const [found] = nearest(key.toLowerCase(), fields, 1);
  if (found) return found;
  const labels = new Map(
    fields.map((field) => [schemaAt([...above, field])?.description?.split(/[，：；]/u)[0], field]),
  );
  labels.delete(undefined);
  const [label] = nearest(key, labels.keys() as Iterable<string>, 1);
  return label && labels.get(label);
}

/** The path of the field that an unknown one may mean; null for any other issue. */
export function meantField(issue: z.core.$ZodIssue): PropertyKey[] | null {
  if (issue.code !== 'unrecognized_keys') return null;
  const field = nearestField(issue.keys[0]!.trim(), issue.path);
  return field === undefined ? null : [...issue.path, field];
}

/** Whether a field is not there at all. */
export function isMissing(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'invalid_type' && issue.path.length > 0 && (issue.input === undefined || issue.input === null);
}

const TYPES: Readonly<Record<string, string>> = {
  string: '一段文字',
  array: '一个列表，每项一行，写成两个空格加“- ”',
  object: '几个下级属性',
  record: '几个下级属性',
  boolean: ' true 或 false',
  number: '一个数',
};

/** `source` is the line of the field. */
export function sayIssue(issue: z.core.$ZodIssue, isArticle: boolean, source: string): Said {
  const field = String(issue.path[0] ?? '');
  const where = whereIs(issue.path, isArticle);
  const { input } = issue;
  switch (issue.code) {
    case 'unrecognized_keys': {
      const key = issue.keys[0] ?? '';
      const slip = slipOf(source);
      if (slip?.rule === 'yaml-odd-blank') return slip;
      const near = isArticle ? meantField(issue) : null;
      const below = issue.path.length > 0 ? `${where}没有 ${key} 这个下级属性。` : `没有 ${key} 这个属性。`;
      return {
        rule: 'unknown-field',
        message: below,
        remedy: near ? `是不是要写 ${labelOf(near)}？` : '删去这一行；可用的属性见 docs/editing.zh.md。',
      };
    }
    case 'invalid_type':
      return sayType(issue, where, source);
    case 'invalid_value':
      return {
        rule: 'unknown-value',
        message: `${where} 不能写“${show(input)}”。`,
        remedy: `只能写：${meant(issue.values, isArticle ? (schemaAt(issue.path)?.description ?? '') : '')}。`,
      };
    case 'too_small':
      return { rule: 'empty-field', message: `${where} 是空的。`, remedy: '填上内容。' };
    case 'invalid_format':
      if (field === 'date' || field === 'eventDate') {
        const read = dateIn(show(input));
        const forms = `写成 2024-02-28；只知年月写 2024-02，只知年写 2024${field === 'eventDate' ? '；不知年份写 --02-28' : ''}。`;
        return {
          rule: 'date-format',
          message: `${where} 写成“${show(input)}”，不是能认的日期。`,
          remedy: read ? `改成 ${read}。` : forms,
        };
      }
      return {
        rule: 'wrong-format',
        message: `${where} 写成“${show(input)}”，不合格式。`,
        remedy: field === 'url' ? '写完整网址，以 http:// 或 https:// 开头。' : '对照 docs/editing.zh.md 改写。',
      };
    case 'custom':
      if (issue.params?.code === 'impossible-date') {
        return {
          rule: 'impossible-date',
          message: `${where} 写成“${show(input)}”，历上没有这一天。`,
          remedy: '核对原页改正；不能确定就只写到月或年，或者留空。',
        };
      }
      break;
  }
  return {
    rule: 'schema',
    message: `${where} 写得不对（${issue.message}）。`,
    remedy: '对照 docs/editing.zh.md 改写。',
  };
}

function sayType(issue: z.core.$ZodIssueInvalidType, where: string, source: string): Said {
  const { input, expected, path } = issue;
  if (path.length === 0) {
    return (
      slipOf(source) ?? {
        rule: 'not-fields',
        message: '属性没有写成“属性: 内容”。',
        remedy: '属性名后要有英文冒号和一个空格；中文冒号“：”不算。',
      }
    );
  }
  // `title: #5` and `title: {5}` hold something for a person, though not for YAML.
  const slip = expected === 'string' ? slipOf(source, true) : null;
  if (slip?.rule === 'yaml-sign-first') return slip;
  const type = TYPES[expected] ?? expected;
  if (isMissing(issue)) {
    return { rule: 'missing-field', message: `缺少 ${where}。`, remedy: `补上 ${labelOf(path)}；它要填${type}。` };
  }
  return {
    rule: 'wrong-type',
    message: `${where} 应当是${type}，这里写的是${describe(input)}。`,
    remedy: example(path, expected, input) ?? `改成${type}。`,
  };
}

/** What to write instead of a text where a list or fields belong. */
function example(path: readonly PropertyKey[], expected: string, input: unknown): string | null {
  const text = typeof input === 'string' ? input : '内容';
  const indent = '  '.repeat(path.filter((step) => typeof step === 'string').length * 2 - 1);
  if (expected === 'array') {
    const [first] = fieldsAt([...path, 0]);
    const items = text.split(/[，、；,;]\s*/u).map((item) => item.replace(/^[-－—]\s*/u, ''));
    return `另起一行写${items.map((item) => `“${indent}- ${first ? `${first}: ` : ''}${item}”`).join('、')}${items.length > 1 ? '，各占一行' : ''}。`;
  }
  if (expected !== 'object' && expected !== 'record') return null;
  const [first] = fieldsAt(path);
  if (!first) return null;
  return typeof path.at(-1) === 'number' ? `写成“- ${first}: ${text}”。` : `另起一行写“  ${first}: …”。`;
}

/** A date that is only written in another way: `2024年2月8日`, `2024/2/8`, in full-width digits. */
function dateIn(text: string): string | null {
  const found = text
    .normalize('NFKC')
    .trim()
    .match(/^(\d{4})\s*[年./-]\s*(\d{1,2})(?:\s*[月./-]\s*(?:(\d{1,2})日?)?)?(?:[ T]\d{1,2}:\d.*)?$/u);
  if (!found) return null;
  const [, year, month = '', day] = found;
  const date = [year, month.padStart(2, '0'), ...(day ? [day.padStart(2, '0')] : [])].join('-');
  return isCalendarDate(date) ? date : null;
}

const show = (input: unknown) => (typeof input === 'string' ? input : (JSON.stringify(input) ?? ''));

function describe(input: unknown): string {
  if (Array.isArray(input)) return '一个列表';
  if (typeof input === 'object') return '几个下级属性';
  return `“${show(input)}”`;
}

/** What a value of a field means, where the schema's own description of the field says so. */
export function meaningOf(value: string, description: string): string | null {
  return description.match(new RegExp(`(?:^|[：，])${value} ([^，；]+)`, 'u'))?.[1] ?? null;
}

/** The values of a field, each with its meaning. */
function meant(values: readonly unknown[], description: string): string {
  return values
    .map(String)
    .map((value) => {
      const meaning = meaningOf(value, description);
      return meaning ? `${value}（${meaning}）` : value;
    })
    .join('、');
}
