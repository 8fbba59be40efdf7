import { readFile } from 'node:fs/promises';
import type { APIRoute } from 'astro';
import { type Picture, pictureOf } from '../../archive/pictures.ts';
import { stampOf } from '../../archive/read.ts';
import { CONTENT, loadSite } from '../../site/load.ts';

/** Pictures kept beside raw pages, where an article that may be seen whole shows them. */
export async function getStaticPaths() {
  const { catalogue } = await loadSite();
  const found = new Map<string, Picture>();
  for (const { article } of catalogue.entries.values()) {
    for (const { image } of article.captions) {
      const picture = image && article.raw ? await pictureOf(CONTENT, article.raw.file, image) : null;
      if (picture) found.set(picture.name, picture);
    }
  }
  return [...found].map(([path, picture]) => ({
    params: { path },
    props: { picture },
    cacheKey: stampOf(picture.file),
  }));
}

export const GET: APIRoute<{ picture: Picture }> = async ({ props }) =>
  new Response(new Uint8Array(await readFile(props.picture.file)), { headers: { 'content-type': props.picture.type } });
