/** Pictures that lie beside a saved page in content/raw. Only these are ever served; addresses elsewhere are not. */
import { open } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';

export interface Picture {
  /** Path from content/raw, with `/`. */
  readonly name: string;
  /** Absolute path. */
  readonly file: string;
  readonly type: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Bytes at the head of a file in which its size is looked for; a JPEG may carry a large preview before it. */
const HEAD = 1 << 18;

/**
 * The picture that a caption names, or null: when it is not below content/raw (an address elsewhere, `../`), is
 * missing, or is by its bytes no PNG, JPEG, GIF or WebP. A container's page (`crawl.warc#2`) has none.
 */
export async function pictureOf(contentDir: string, rawFile: string, image: string): Promise<Picture | null> {
  const file = picturePath(contentDir, rawFile, image);
  const head = file && (await headOf(file));
  const found = head && sizeOf(head);
  if (!file || !found) return null;
  return { name: file.slice(resolve(contentDir, 'raw').length + 1).replaceAll(sep, '/'), file, ...found };
}

/** Where the picture of a caption would lie; null when it may not be served from there. Reads nothing. */
export function picturePath(contentDir: string, rawFile: string, image: string): string | null {
  if (/^[a-z][a-z\d+.-]*:|^\/|\\/iu.test(image) || rawFile.includes('#')) return null;
  const root = resolve(contentDir, 'raw');
  const file = resolve(root, dirname(rawFile), decoded(image.replace(/[?#].*$/u, '')));
  return file.startsWith(root + sep) ? file : null;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

async function headOf(file: string): Promise<DataView | null> {
  const handle = await open(file).catch(() => null);
  if (!handle) return null;
  try {
    const buffer = Buffer.alloc(HEAD);
    const { bytesRead } = await handle.read(buffer, 0, HEAD, 0);
    return new DataView(buffer.buffer, buffer.byteOffset, bytesRead);
  } catch {
    return null;
  } finally {
    await handle.close();
  }
}

/** Type and size by the file's own header: PNG, GIF, WebP (VP8, VP8L, VP8X) and JPEG (its first SOF segment). */
export function sizeOf(head: DataView): { type: string; width: number; height: number } | null {
  if (head.byteLength < 30) return null;
  const start = head.getUint32(0);
  if (start === 0x89504e47) return { type: 'image/png', width: head.getUint32(16), height: head.getUint32(20) };
  if (start === 0x47494638)
    return { type: 'image/gif', width: head.getUint16(6, true), height: head.getUint16(8, true) };
  if (start === 0x52494646 && head.getUint32(8) === 0x57454250) return webp(head);
  return start >>> 16 === 0xffd8 ? jpeg(head) : null;
}

function webp(head: DataView): { type: string; width: number; height: number } | null {
  const type = 'image/webp';
  const chunk = head.getUint32(12);
  if (chunk === 0x56503820) {
    return { type, width: head.getUint16(26, true) & 0x3fff, height: head.getUint16(28, true) & 0x3fff };
  }
  if (chunk === 0x5650384c) {
    const bits = head.getUint32(21, true);
    return { type, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (chunk !== 0x56503858) return null;
  const three = (at: number) => head.getUint16(at, true) | (head.getUint8(at + 2) << 16);
  return { type, width: three(24) + 1, height: three(27) + 1 };
}

function jpeg(head: DataView): { type: string; width: number; height: number } | null {
  for (let at = 2; at + 9 < head.byteLength; ) {
    const marker = head.getUint16(at);
    if (marker >>> 8 !== 0xff) return null;
    const frame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (frame) return { type: 'image/jpeg', width: head.getUint16(at + 7), height: head.getUint16(at + 5) };
    at += 2 + head.getUint16(at + 2);
  }
  return null;
}
