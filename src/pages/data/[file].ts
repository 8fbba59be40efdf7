import type { APIRoute } from 'astro';
import { dataFiles } from '../../site/export/files.ts';
import { loadSite } from '../../site/load.ts';

export async function getStaticPaths() {
  return dataFiles(await loadSite()).map(({ name }) => ({ params: { file: name } }));
}

export const GET: APIRoute = async ({ params }) => {
  const found = dataFiles(await loadSite()).find(({ name }) => name === params.file)!;
  return new Response(found.text(), { headers: { 'content-type': `${found.mediatype}; charset=utf-8` } });
};
