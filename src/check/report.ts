/** Findings as lines for people: one a line, grouped by file, worst first. */
import { styleText } from 'node:util';
import type { Finding, Severity } from './finding.ts';

const NAMES: Readonly<Record<Severity, string>> = { error: '错误', warning: '注意', note: '建议' };
const COLOURS = { error: 'red', warning: 'yellow', note: 'cyan' } as const;

/** `findings` in their order. Colours only where the stream takes them. */
export function report(findings: readonly Finding[], stream: NodeJS.WriteStream | undefined = undefined): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    stream ? styleText(style, text, { stream, validateStream: true }) : text;
  const lines: string[] = [];
  let file = '';
  for (const finding of findings) {
    if (finding.file !== file) {
      file = finding.file;
      lines.push(`${lines.length > 0 ? '\n' : ''}${paint('bold', file)}`);
    }
    const { line, column, severity, rule, message, remedy } = finding;
    const where = `${line}:${column}`.padEnd(7);
    lines.push(
      `  ${where} ${paint(COLOURS[severity], NAMES[severity])}  ${message}${remedy} ${paint('dim', `[${rule}]`)}`,
    );
  }
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const sum = `${count('error')} 处错误，${count('warning')} 处请注意，${count('note')} 条建议`;
  const fixable = findings.filter(({ fix }) => fix).length;
  lines.push(
    findings.length === 0 ? '没有发现问题。' : `\n${sum}${fixable > 0 ? `；其中 ${fixable} 处可由 --fix 代改` : ''}。`,
  );
  return lines.join('\n');
}
