import type { APIRoute } from 'astro';
import { dataPackage } from '../../site/export/files.ts';
import { loadSite } from '../../site/load.ts';

export const GET: APIRoute = async () => new Response(JSON.stringify(dataPackage(await loadSite()), null, 2));
