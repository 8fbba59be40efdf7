/** schema.org about an official. */
import type { Person, WithContext } from 'schema-dts';
import type { PersonNode } from '../catalogue/types.ts';
import { absolute } from './urls.ts';

/** schema.org `Person` with the posts that this archive attests. */
export function personJsonLd(person: PersonNode): string {
  const data: WithContext<Person> = {
    '@context': 'https://schema.org',
    '@type': 'Person',
    '@id': absolute(`officials/${person.id}/`),
    name: person.name,
    alternateName: person.pinyin,
    jobTitle: [...new Set(person.posts.map(({ post }) => post))],
    url: absolute(`officials/${person.id}/`),
  };
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
