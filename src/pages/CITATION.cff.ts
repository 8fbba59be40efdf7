import type { APIRoute } from 'astro';
import { citationCff } from '../site/export/files.ts';
import { loadSite } from '../site/load.ts';

export const GET: APIRoute = async () => new Response(citationCff(await loadSite()));
