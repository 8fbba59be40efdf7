import type { APIRoute } from 'astro';
import { dataFiles, JSONL } from '../../site/export/files.ts';
import { loadSite } from '../../site/load.ts';

export async function getStaticPaths() {
  // A build writes the records itself: site/export/write.ts.
  const files = dataFiles(await loadSite()).filter(({ mediatype }) => import.meta.env.DEV || mediatype !== JSONL);
  return files.map(({ name }) => ({ params: { file: name } }));
}

export const GET: APIRoute = async ({ params }) => {
  const found = dataFiles(await loadSite()).find(({ name }) => name === params.file)!;
  return new Response(found.text(), { headers: { 'content-type': `${found.mediatype}; charset=utf-8` } });
};
