import type { APIRoute } from 'astro';
import { markdownOf } from '../../site/export/record.ts';
import { loadSite } from '../../site/load.ts';

export async function getStaticPaths() {
  if (import.meta.env.PROD) return []; // A build writes them all at once: site/export/write.ts.
  const { catalogue } = await loadSite();
  return [...catalogue.entries.keys()].map((id) => ({ params: { id } }));
}

export const GET: APIRoute = async ({ params }) => new Response(markdownOf(await loadSite(), params.id!));
