import type { ChromeRule } from './rule.ts';

const LEAD =
  /^[(【[*※“"]?\s*(?:免责声明|版权声明|特别声明|特别提示|郑重声明|声明|版权和免责|凡(?:本[网站]|注[有明]|标注)|以上内容由|本网[站]?(?:转载|所有|注明|发布)|本站(?:转载|所有|注明|发布|文章|部分)|以上(?:内容|文章|观点)(?:仅)?(?:代表|来源)|(?:本)?文章?(?:仅)?(?:代表|来源于网络)|转载请注明|转载须注明|图片来源于?网络|图源网络|图文来源|网友评论(?:仅供|不代表|只代表)|本文[为系][\u4e00-\u9fff·]{2,24}(?:原创|作者或机构|独家|上传并发布))/;
const BODY =
  /不代表本[网站平]|仅代表该作者|不(?:代表|表明|表示).{2,14}(?:的?观点|立场)|不拥有所有权|未作人工编辑|不承担(?:相关)?法律责任|仅代表作者|联系(?:我们)?(?:进行)?删除|如有侵权|如涉及?侵权|侵权(?:必究|请联系)|注明.{0,4}(?:来源|出处).{0,30}(?:法律|追究|转载)|追究(?:其)?(?:相关)?法律责任.{0,4}$/;

const ENGLISH = /^(?:Notice|Disclaimer|Note)\s*[:：]\s*The (?:content|article|above|views)/i;

/** Statements of a site about what it publishes. */
export const disclaimer: ChromeRule = {
  name: 'disclaimer',
  where: 'any',
  test: ({ text }) =>
    text.length < 500 &&
    (ENGLISH.test(text) ||
      (LEAD.test(text) && (BODY.test(text) || text.length < 60)) ||
      (text.length < 200 && BODY.test(text) && /转载|侵权|本[网站]|版权/.test(text))),
};
