import type { APIRoute } from 'astro';
import { absolute, ORIGIN, url } from '../site/urls.ts';

export const GET: APIRoute = () => {
  const map = ORIGIN ? `Sitemap: ${absolute('sitemap.xml')}\n` : '';
  return new Response(`User-agent: *\nDisallow: ${url('search/')}\nAllow: ${url()}\n${map}`);
};
