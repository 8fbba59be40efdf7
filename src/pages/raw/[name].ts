import { readFile } from 'node:fs/promises';
import type { APIRoute } from 'astro';
import { listRaw, rawPath } from '../../archive/raw.ts';
import { CONTENT, loadSite } from '../../site/load.ts';
import { offeredRaw, rawName } from '../../site/raw.ts';

/** Raw pages, byte for byte, where every article of the page may be seen whole. */
export async function getStaticPaths() {
  if (import.meta.env.PROD) return []; // A build writes them all at once: site/export/write.ts.
  const offered = offeredRaw((await loadSite()).catalogue);
  const present = (await listRaw(CONTENT)).filter((file) => offered.has(file));
  return present.map((file) => ({ params: { name: rawName(file) }, props: { file } }));
}

export const GET: APIRoute<{ file: string }> = async ({ props }) =>
  new Response(await readFile(rawPath(CONTENT, props.file)), { headers: { 'content-type': 'text/plain' } });
