/** What sort of piece an article is. */
import type { Kind } from '../model/record.ts';

export interface KindEvidence {
  readonly title: string;
  readonly subtitle: string;
  readonly column: string;
  readonly continued: boolean;
  readonly bylines: number;
  /** The text opens with the line of its speaker. */
  readonly signed: boolean;
  readonly photo: boolean;
  /** Folded texts of the blocks. */
  readonly texts: readonly string[];
  /** Folded texts of the lines that name the authors. */
  readonly credits: readonly string[];
}

const NOTICE =
  /(?:公示|公告|通告|通知|启事|公示公告|任免(?:名单|通知|决定)?|任职(?:通知|公示)?|免职(?:通知)?|决定|名单|布告|通报|讣告)(?:[(].*[)])?$|^关于.{2,60}的(?:通知|公告|公示|通告|批复|决定|函|(?:实施|指导|若干)?意见|(?:实施|工作)?方案|办法|通报)$/;
/** What a book, a column or a programme is called says nothing of the piece. */
const NAMED = /《[^《》]{2,20}》/g;
/** Somebody will come and talk: the talk itself is not there yet. */
const ANNOUNCED =
  /(?:明[天日晚早]|后天|今晚|将|即将|本周|下周|周[一二三四五六日])[^,。]{0,16}做客|做客[^,。]{0,24}(?:预告|公告|征集)|(?:预告|征集)[^。]{0,24}做客/;
/** News of who came onto a list is no list. */
const LISTED = /(?:入选|入围|跻身|列入|上榜|荣登|登上|登榜).*名单$/;
const COMMENTARY =
  /评论员|社论|时评|短评|快评|锐评|述评|言论|漫评|微评|热评|论坛|杂谈|随笔|观点|评论|微言|三江评|钱江潮评|一家之言|^论[\u4e00-\u9fff]|(?:一|二|三|再|四)论/;
const INTERVIEW =
  /^[—–-]*\s*(?:专?访|对话|对谈|专访|访谈|答(?:本报)?记者问)|专访|访谈|访[\u4e00-\u9fff、]{2,24}(?:书记|主任|局长|市长|县长|区长|镇长|乡长|部长|院长|校长|董事长|会长)|答记者问|记者对话|面对面|做客/;
const SPEECHES = /发言(?:摘要|摘登|选登|摘编|汇编|材料|集锦)|讲话摘要|交流发言摘|表态发言|发言实录|笔谈|心声/;

/** The kind of an article. */
export function kindOf(e: KindEvidence): Kind {
  if (e.continued) return 'continuation';
  const heads = [e.title, e.subtitle];
  if (e.photo) return 'photo';
  if (e.bylines >= 2 || e.signed || (heads.some((h) => SPEECHES.test(h)) && e.bylines >= 1)) return 'speeches';
  const talks = heads.some((h) => INTERVIEW.test(h.replace(NAMED, '')) && !ANNOUNCED.test(h));
  if (talks || isDialogue(e.texts, TALK.test(e.column))) return 'interview';
  if (NOTICE.test(e.title) && !LISTED.test(e.title)) return 'notice';
  if (heads.some((h) => SPEECHES.test(h))) return 'speeches';
  if (
    COMMENTARY.test(e.column) ||
    /^[\u3400-\u9fff]{2,5}[论评谭]$/.test(e.column) ||
    /(?:本报)?评论员(?:文章)?$|^(?:社论|时评|短评|快评)[:|丨]?/.test(e.title) ||
    [...e.credits, ...e.texts.slice(0, 2)].some((t) =>
      /^[(□■\s]*(?:本[报网台]|[\u4e00-\u9fff]{2,6})?(?:特约)?评论员/.test(t),
    )
  )
    return 'commentary';
  return 'report';
}

/** What rubrics of interviews are called. */
const TALK = /访谈|对话|会客厅|面对面|专访/;

/** Question and answer, turn by turn; under a rubric of interviews one turn is enough. */
function isDialogue(texts: readonly string[], talk: boolean): boolean {
  let asked = 0;
  let answered = 0;
  for (const t of texts) {
    if (
      /^[[【](?:主持人|记者|网友)[\]】]|^(?:记者|问|主持人|本报记者|采访[组者人]|笔者|Q|提问|网友|网友提问|问题[一二三四五六七八九十\d]{0,2})\s*[:]/.test(
        t,
      )
    )
      asked++;
    else if (/^[\u4e00-\u9fffA]{1,5}\s*[:]|^[[【][\u4e00-\u9fff]{2,5}[\]】]\S/.test(t)) answered++;
  }
  // A report quotes an exchange here and there; an interview is made of its turns.
  if (talk && asked >= 1 && answered >= 1) return true;
  return asked >= 2 && answered >= 2 && (asked >= 4 || (asked + answered) * 5 >= texts.length * 2);
}
