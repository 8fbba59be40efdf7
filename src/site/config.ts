/** What a site owner sets: by environment, so that an archive outside this repository can have its own. */

export const SITE = {
  name: '之江档案',
  tagline: '浙江干部工作新闻档案',
  description: '把散落各处的浙江干部工作报道整理成可检索、可引用、可核对的文章，按地方、官员、职位、专题和日期查阅。',
  /** Where errors are reported: an e-mail address or a web address. Without one, the page 关于 says whom to ask. */
  contact: process.env.ZHIJIANG_CONTACT ?? null,
  /** Licence of what the archive itself made (tags, repairs, digests), never of the outlets' texts. */
  dataLicence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/deed.zh-hans', id: 'CC-BY-4.0' },
} as const;

/** Rows of a list on one page: with them no page of the site passes 200 KB. */
export const PAGE_SIZE = 100;

/** The same for rows that quote a sentence. */
export const QUOTED_SIZE = 40;
