/** A shard's files as one file, for the cache: `count, (name, length, bytes)…`. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ByteReader, ByteWriter } from '../bytes.ts';

export type Files = Map<string, Uint8Array>;

/** Writes a pack whole or not at all. */
export function writePack(file: string, files: Files): void {
  const out = new ByteWriter(1 << 20).varint(files.size);
  for (const [name, bytes] of files) out.text(name).varint(bytes.length).bytes(bytes);
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, out.finish());
  renameSync(temporary, file);
}

/** Reads a pack; null when there is none or it is damaged. */
export function readPack(file: string): Files | null {
  try {
    const reader = new ByteReader(readFileSync(file));
    const files: Files = new Map();
    for (let rest = reader.varint(); rest > 0; rest--) {
      const name = reader.text();
      files.set(name, reader.bytes(reader.varint()));
    }
    return reader.done ? files : null;
  } catch {
    return null;
  }
}

/** Writes files into a folder, making it and its folders. */
export function writeFiles(dir: string, files: Files): void {
  const made = new Set<string>();
  for (const [name, bytes] of files) {
    const file = join(dir, name);
    const parent = dirname(file);
    if (!made.has(parent)) {
      mkdirSync(parent, { recursive: true });
      made.add(parent);
    }
    writeFileSync(file, bytes);
  }
}
