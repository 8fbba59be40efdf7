/** Runs the text stages over a string. */
import type { Repair } from '../../src/model/ledger.ts';
import { Traced } from '../../src/model/traced.ts';
import { TEXT_STAGES } from '../../src/text/index.ts';

export interface Done {
  readonly text: string;
  readonly output: Traced;
  readonly repairs: readonly Repair[];
  readonly codes: readonly string[];
}

/** `only`: names of the stages to run; all by default. */
export function repair(text: string, ...only: string[]): Done {
  let output = Traced.from(text);
  const repairs: Repair[] = [];
  const codes: string[] = [];
  for (const stage of TEXT_STAGES) {
    if (only.length > 0 && !only.includes(stage.name)) continue;
    const done = stage.run(output, null);
    output = done.text;
    repairs.push(...done.repairs);
    codes.push(...done.review.map((r) => r.code));
  }
  return { text: output.text, output, repairs, codes };
}

/** Sentences of our own, in simplified characters and Mandarin typography. */
export const CLEAN: readonly string[] = [
  '“村里的路修好了，我们把茶叶卖到了城里。”村党支部书记甲某说。',
  '全镇今年新建500张养老床位，同比增长5.8%，惠及老年人超1200人次。',
  '如何提高服务能力？干部们走进企业，现场解决问题，做到“有求必应”。',
  '会议指出，要加快建设现代化产业体系，推动高质量发展；要保护生态环境，改善人民生活。',
  '上午9:30，第一趟列车从车站发出——车上坐满了回家的人……',
];
