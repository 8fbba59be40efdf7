/** Which articles stand together in a shard. */
import { createHash } from 'node:crypto';

/** What planning needs to know of a document. */
export interface Planned {
  readonly id: string;
  /** `YYYY[-MM[-DD]]`; null sorts first. */
  readonly date: string | null;
  /** Characters of text. */
  readonly size: number;
  /** Hash of the whole document. */
  readonly digest: string;
}

export interface ShardLimits {
  /** Characters that a shard holds at least, unless it is the last, and at most, unless one article alone is larger. */
  readonly least: number;
  readonly most: number;
}

/** 4.5 million characters index in well under half a gigabyte; fewer and larger shards mean fewer requests a search. */
export const LIMITS: ShardLimits = { least: 2_200_000, most: 4_500_000 };

/** One article in so many may start a new shard, by its id alone. */
const CUT = 512;

/**
 * Puts documents in order of date, then of id, and cuts them into shards. Between the limits a shard ends where an
 * article's id says so, not where a size is reached: an article more or less moves one boundary, not all after it.
 */
export function planShards<T extends Planned>(documents: readonly T[], limits: ShardLimits = LIMITS): T[][] {
  const ordered = [...documents].sort((a, b) => {
    const x = a.date ?? '';
    const y = b.date ?? '';
    return x === y ? compare(a.id, b.id) : compare(x, y);
  });
  const shards: T[][] = [];
  let shard: T[] = [];
  let size = 0;
  for (const document of ordered) {
    const full = size + document.size > limits.most;
    if (shard.length && (full || (size >= limits.least && mayCut(document.id)))) {
      shards.push(shard);
      shard = [];
      size = 0;
    }
    shard.push(document);
    size += document.size;
  }
  if (shard.length) shards.push(shard);
  return shards;
}

function mayCut(id: string): boolean {
  return createHash('sha256').update(id).digest().readUInt32BE(0) % CUT === 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
