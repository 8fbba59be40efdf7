/**
 * Gets the index's files. Files named by their content are kept in the browser's cache storage, so that a second visit
 * loads none of them again and works without a network; only the manifest is asked for anew.
 */

/** Gets a file's bytes by its address. Rejects when it can't be had: a missing file is never an empty one. */
export type Load = (address: string) => Promise<Uint8Array<ArrayBuffer>>;

export class Store {
  readonly #root: string;
  readonly #load: Load;
  readonly #pending = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

  /** `root`: address of the index's folder, with a slash at its end. */
  constructor(root: string, load: Load) {
    this.#root = root;
    this.#load = load;
  }

  address(name: string): string {
    return this.#root + name;
  }

  /** The bytes of a deflated file, inflated. What failed is asked for again the next time. */
  bytes(name: string): Promise<Uint8Array<ArrayBuffer>> {
    let pending = this.#pending.get(name);
    if (!pending) {
      pending = this.#load(this.#root + name).then(inflate);
      pending.then(
        () => this.#pending.delete(name),
        () => this.#pending.delete(name),
      );
      this.#pending.set(name, pending);
    }
    return pending;
  }

  async json<T>(name: string): Promise<T> {
    return JSON.parse(new TextDecoder().decode(await this.bytes(name))) as T;
  }

  /** A plain JSON file that changes in place. */
  async fresh<T>(name: string): Promise<T> {
    return JSON.parse(new TextDecoder().decode(await this.#load(this.#root + name))) as T;
  }
}

/** Raised when a file of the index can't be had. */
export class LoadError extends Error {
  readonly status: number;

  constructor(address: string, status: number) {
    super(`${address}: ${status || 'no answer'}`);
    this.name = 'LoadError';
    this.status = status;
  }
}

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const CACHE = 'zhijiang-search';

/** Loads over the network with the browser's cache storage; also works where there is none (plain HTTP, Node). */
export async function loadFromNetwork(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const lasting = address.endsWith('.bin');
  const cache = await openCache();
  const kept = lasting ? await cache?.match(address) : undefined;
  if (kept) return new Uint8Array(await kept.arrayBuffer());
  let response: Response;
  try {
    response = await fetch(address, lasting ? {} : { cache: 'no-cache' });
  } catch {
    const old = lasting ? undefined : await cache?.match(address);
    if (old) return new Uint8Array(await old.arrayBuffer());
    throw new LoadError(address, 0);
  }
  if (!response.ok) throw new LoadError(address, response.status);
  const copy = response.clone();
  const bytes = new Uint8Array(await response.arrayBuffer());
  // A full disk or a private window must not spoil the answer.
  cache?.put(address, copy).catch(() => undefined);
  return bytes;
}

let opened: Promise<Cache | null> | undefined;
function openCache(): Promise<Cache | null> {
  opened ??= 'caches' in globalThis ? caches.open(CACHE).catch(() => null) : Promise.resolve(null);
  return opened;
}

/** Removes kept files of shards that the manifest no longer names. */
export async function forget(root: string, dirs: readonly string[]): Promise<void> {
  const cache = await openCache();
  if (!cache) return;
  const base = new URL(root, location.href).href;
  for (const { url } of await cache.keys()) {
    if (!url.startsWith(base) || url.endsWith('manifest.json')) continue;
    if (!dirs.some((dir) => url.startsWith(`${base}${dir}/`))) await cache.delete(url);
  }
}
