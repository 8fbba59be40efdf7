/** OpenSearch 1.1 description, so that a browser's address bar can search the archive. Needs the site's own address. */
import { SITE } from '../site/config.ts';
import { absolute } from '../site/urls.ts';

const escaped = (text: string): string => text.replace(/[<>&"]/gu, (char) => `&#${char.charCodeAt(0)};`);

export function GET(): Response {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escaped(SITE.name)}</ShortName>
  <Description>${escaped(SITE.description)}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Language>zh-CN</Language>
  <Url type="text/html" template="${escaped(absolute('search/'))}?q={searchTerms}"/>
</OpenSearchDescription>
`;
  return new Response(xml, { headers: { 'content-type': 'application/opensearchdescription+xml; charset=utf-8' } });
}
