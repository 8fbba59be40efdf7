/**
 * People, posts and memberships in the terms of Popolo (popoloproject.com). A membership has no `start_date`: this
 * archive knows when a post was attested, not when it was held; those days stand in fields of their own.
 */
import type { Catalogue, PersonNode } from '../../catalogue/types.ts';
import { absolute, ORIGIN, uri } from '../urls.ts';
import { statuses } from './tables.ts';

export function popolo(catalogue: Catalogue): Record<string, unknown> {
  const people = [...catalogue.zhejiangOfficials, ...catalogue.otherOfficials];
  const areas = new Set(catalogue.offices.map(({ place }) => place));
  return {
    persons: people.map((person) => ({
      id: person.id,
      name: person.name,
      other_names: [{ name: person.pinyin, note: 'pinyin' }],
      ...link(`officials/${person.id}/`),
      sources: [...new Set(person.appearances.map(({ item }) => item.id))].map(source),
    })),
    organizations: [],
    areas: [...areas].map((path) => {
      const node = catalogue.places.get(path)!;
      return {
        id: node.slug,
        name: node.name,
        identifier: path,
        ...(node.parent ? { parent_id: node.parent.slug } : {}),
      };
    }),
    posts: catalogue.offices.map((office) => ({
      id: office.slug,
      label: office.post,
      role: office.post,
      area_id: catalogue.places.get(office.place)!.slug,
      ...link(`offices/${office.slug}/`),
    })),
    memberships: people.flatMap(memberships),
  };
}

function memberships(person: PersonNode): Record<string, unknown>[] {
  return person.posts.map((post, n) => ({
    id: `${person.id}/${n + 1}`,
    person_id: person.id,
    role: post.post,
    ...(post.office ? { post_id: post.office.slug } : {}),
    ...(post.place ? { area_name: post.place } : {}),
    statuses: statuses(post),
    first_attested: post.first,
    last_attested: post.last,
    sources: [...new Set(post.seen.map(({ item }) => item.id))].map(source),
  }));
}

const source = (id: string): { url: string } => ({ url: uri(`articles/${id}/`) });

/** A page of the site, where the site knows its own address: Popolo asks for whole ones. */
const link = (path: string): { links?: { url: string }[] } => (ORIGIN ? { links: [{ url: absolute(path) }] } : {});
