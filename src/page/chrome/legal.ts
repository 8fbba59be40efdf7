import type { ChromeRule } from './rule.ts';

const CERTAIN =
  /ICP\s{0,2}[备证]|公网安备|公安(?:机关)?备案号|网安备|版权所有|Copyright|©|all rights reserved|网站标识码|不良信息举报|有害信息举报|视听(?:节目)?许可证|新闻信息服务许可证|网络文化经营许可|增值电信|广播电视节目制作经营许可|国内统一刊号|CN\d{2}-\d{4}|技术支持\s*[:：]|政府网站找错|未经.{0,14}(?:授权|许可|允许|同意).{0,24}(?:转载|使用|复制|镜像|摘编)|最佳(?:浏览|分辨率)|建议使用.{0,24}(?:浏览器|分辨率)/i;

/** Copyright, licences and filing numbers of a site. */
export const legal: ChromeRule = {
  name: 'legal-footer',
  where: 'any',
  test: ({ text, prose }) => {
    if (text.length > 600) return false;
    const hits = text.match(new RegExp(CERTAIN.source, 'gi'))?.length ?? 0;
    return hits > (prose && text.length > 120 ? 1 : 0);
  },
};

const HOSTS =
  /^(?:主办|承办|协办|运营|运维|技术|制作|维护|建设|管理|版权|备案|网站)(?:单位|支持|维护|编号|管理|运营)?\s*[:：]/;
const CONTACT =
  /^(?:联系)?(?:地址|电话|传真|邮编|邮箱|E-?mail|热线|新闻热线|投稿邮箱|值班电话|服务热线|举报(?:电话|邮箱|热线)|监督电话|广告(?:热线|电话)|客服(?:热线|电话)|读者热线|发行热线|网址)\s*[:：]/i;

/** The telephone of a newspaper's own desk. */
const DESK = /^(?:读者|听众|观众|发行|报料|爆料|广告|订报|订阅|新闻|采编|投诉)热线(?:电话)?\s*[:：]/;

/** Sponsor and contact lines; only chrome beside a legal footer (a notice may end with an address of its own). */
export const siteContact: ChromeRule = {
  name: 'site-contact',
  where: 'edge',
  test: ({ text }) => text.length < 200 && (HOSTS.test(text) || (text.length < 40 && DESK.test(text))),
};

/** Whether a line is a contact line that a footer swallows when it stands inside one. */
export function isContact(text: string): boolean {
  return text.length < 200 && (CONTACT.test(text) || HOSTS.test(text));
}
