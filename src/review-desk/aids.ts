/** What helps a person to write: the table of the documentation, completion and snippets, all out of the schemas. */
import { z } from 'zod';
import { OfficialCardSchema, OutletsSchema, SidecarSchema, TopicSchema } from '../archive/index.ts';
import { ARTICLE_FIELDS } from '../model/article.ts';
import { frontmatterSchema, type JsonSchema } from './json-schema.ts';

const START = '<!-- 属性表开始：由 npm run aids 生成，请勿手改 -->';
const END = '<!-- 属性表结束 -->';

/** What a field holds, for people. */
function kindOf(schema: JsonSchema): string {
  const plain = schema.anyOf?.find(({ type }) => type !== 'null') ?? schema;
  if (plain.enum) return plain.enum.map((value) => `\`${value}\``).join(' ');
  switch (plain.type) {
    case 'array':
      return plain.items?.type === 'object' ? '列表，每项有下级属性' : '列表';
    case 'object':
      return '有下级属性';
    case 'boolean':
      return '`true` 或 `false`';
    default:
      return '文字';
  }
}

function rows(schema: JsonSchema, prefix: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const plain = property.anyOf?.find(({ type }) => type !== 'null') ?? property;
    const must = schema.required?.includes(name) ? '必填' : '';
    const below = plain.type === 'object' ? plain : plain.items?.type === 'object' ? plain.items : null;
    return [
      `| \`${prefix}${name}\` | ${property.description ?? ''} | ${kindOf(property)} | ${must} |`,
      ...(below ? rows(below, `${prefix}${name}.`) : []),
    ];
  });
}

/** The table of the frontmatter's fields, in Markdown. */
export function fieldTable(): string {
  return ['| 属性 | 含义 | 写什么 | |', '|---|---|---|---|', ...rows(frontmatterSchema(), '')].join('\n');
}

/** A text with the table between its two marks. Throws when the marks are missing. */
export function withTable(text: string): string {
  const [from, to] = [text.indexOf(START), text.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`the marks ${START} and ${END} are missing`);
  return `${text.slice(0, from)}${START}\n\n${fieldTable()}\n\n${text.slice(to)}`;
}

/** Completion in VS Code: the schemas by file name, as JSON. */
export function schemaFiles(): Record<string, string> {
  const of = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', target: 'draft-7' });
  const files = {
    'article.schema.json': frontmatterSchema(),
    'sidecar.schema.json': of(SidecarSchema),
    'outlets.schema.json': of(OutletsSchema),
    'topic.schema.json': of(TopicSchema),
    'official.schema.json': of(OfficialCardSchema),
  };
  return Object.fromEntries(
    Object.entries(files).map(([name, schema]) => [name, `${JSON.stringify(schema, null, 2)}\n`]),
  );
}

/** A place to fill in, as snippets write it. */
const hole = (n: number, text = '') => `$\{${n}${text === '' ? '' : `:${text}`}}`;
const choice = (values: readonly string[]) => `$\{1|${values.join(',')}|}`;

const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  captions: ['captions:', `  - text: ${hole(1, '图片说明')}`, `    credit: ${hole(2, '摄影者')}`],
  officials: [
    'officials:',
    `  - name: ${hole(1, '姓名')}`,
    '    posts:',
    `      - post: ${hole(2, '县委书记')}`,
    `        place: ${hole(3, '浙江省/杭州市/桐庐县')}`,
  ],
  refused: ['refused:', '  places:', `    - ${hole(1, '浙江省')}`],
  raw: ['raw:', `  file: ${hole(1, '文件名')}`, `  sha256: ${hole(2)}`],
};

/** Snippets for VS Code: `文章` for a whole frontmatter, one for each field and for what Markdown stands for here. */
export function snippets(): string {
  const schema = frontmatterSchema();
  const fields = ARTICLE_FIELDS.map((name) => {
    const property = schema.properties?.[name] ?? {};
    const plain = property.anyOf?.find(({ type }) => type !== 'null') ?? property;
    const body =
      EXAMPLES[name] ??
      (plain.type === 'array'
        ? [`${name}:`, `  - ${hole(1)}`]
        : [
            `${name}: ${plain.enum ? choice(plain.enum) : plain.type === 'boolean' ? choice(['true', 'false']) : hole(1)}`,
          ]);
    return [`属性 ${name}`, { scope: 'markdown,mdx', prefix: name, description: property.description ?? name, body }];
  });
  const blocks = {
    文章: {
      scope: 'markdown,mdx',
      prefix: ['article', 'wenzhang'],
      description: '一篇文章的属性',
      body: [
        '---',
        `title: ${hole(1, '标题')}`,
        `date: ${hole(2, '2024-02-28')}`,
        `source: ${hole(3, '媒体')}`,
        '---',
        '',
        `${hole(0, '正文')}`,
      ],
    },
    小标题下的引语: {
      scope: 'markdown,mdx',
      prefix: 'deck',
      description: '整段用一对星号',
      body: [`*${hole(1, '引语')}*`, '', '$0'],
    },
    发言人: {
      scope: 'markdown,mdx',
      prefix: 'byline',
      description: '整段用两对星号',
      body: [`**${hole(1, '职务　姓名')}**`, '', '$0'],
    },
    编者按: {
      scope: 'markdown,mdx',
      prefix: 'note',
      description: '引用即编者按',
      body: [`> 编者按：${hole(1)}`, '', '$0'],
    },
    图片: {
      scope: 'mdx',
      prefix: 'figure',
      description: '带说明和摄影者的图片',
      body: [
        `<Figure src="${hole(1, 'images/qiao.jpg')}" alt="${hole(2, '画面')}" caption="${hole(3, '说明')}" credit="${hole(4, '摄影者')}" />`,
        '$0',
      ],
    },
  };
  return `${JSON.stringify({ ...blocks, ...Object.fromEntries(fields) }, null, 2)}\n`;
}
