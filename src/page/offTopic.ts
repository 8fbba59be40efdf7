/** Whether an article belongs into an archive of public work in Zhejiang. Doubt asks an editor. */
import type { Review } from '../model/ledger.ts';
import { AWAY, HOME } from './lexicon/places.ts';

const PUBLIC =
  /书记|市委|县委|区委|省委|镇委|党委|党组|党员|党建|干部|政府|市长|县长|区长|镇长|乡长|局长|主任|人大|政协|纪委|监委|组织部|公示|任免|街道|乡镇|村民|社区|共同富裕|乡村振兴|高质量发展|改革|会议|部署|调研|推进|工作|群众|基层|服务|项目/g;

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** Reviews an article's text; `page` is the whole page's text with its address and outlet, as context. */
export function offTopic(article: string, page: string): Review | null {
  const length = Math.max(200, article.length);
  const home = count(article, HOME);
  const away = count(article, AWAY);
  const homeOfPage = count(page, HOME);
  const work = count(article, PUBLIC);
  if (home === 0 && away >= 3)
    return { code: 'off-topic', message: `正文没有浙江的地名，外省地名出现${away}次，疑与浙江无关。` };
  if (homeOfPage === 0) return { code: 'off-topic', message: '整页没有浙江的地名，看不出与浙江有关。' };
  const idle = work === 0 ? home === 0 || length > 300 : length > 800 && work < 4 && (work * 1000) / length < 3;
  if (idle) return { code: 'off-topic', message: '正文几乎没有公务的词语，疑不是公务新闻。' };
  if (away >= 6 && away > home * 3)
    return { code: 'off-topic', message: `外省地名（${away}次）远多于浙江地名（${home}次），疑与浙江无关。` };
  return null;
}
