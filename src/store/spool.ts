import { readSync, writeSync } from 'node:fs';
import { mkdir, mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { hash53 } from '../core/hash.ts';
import { createNumberList, createNumberMap } from '../core/number-map.ts';
import type { Spool, Spools } from '../jobs/audit/spool.ts';

/** Rows of one read of the rest, and of one write. */
const REST_PAGE = 500;
const PUT_PIECE = 250;

/**
 * Spools as files of JSON lines in `folder`, which is made when it is needed. They hold personal data: only their owner may read
 * them, and their names are taken away as soon as they are open, so that they end with the process however that ends.
 */
export function openSpools(folder: string, hash: (key: string) => number = hash53): Spools {
  return {
    async open<T>(keyOf: (item: T) => string) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const own = await mkdtemp(join(folder, 'audit-'));
      const remove = () => rm(own, { recursive: true, force: true });
      try {
        const handle = await open(join(own, 'records.ndjson'), 'w+', 0o600);
        // Windows keeps the name of an open file: there it goes when the spool is closed.
        await remove().catch(() => undefined);
        return createSpool(handle, keyOf, hash, remove);
      } catch (error) {
        await remove();
        throw error;
      }
    },
  };
}

function createSpool<T>(
  handle: FileHandle,
  keyOf: (item: T) => string,
  hash: (key: string) => number,
  remove: () => Promise<void>,
): Spool<T> {
  /** Where each row begins, and where the next one will. */
  const starts = createNumberList();
  starts.push(0);
  const rows = createNumberMap();
  /** Keys whose hash another one has: as good as none. */
  const clashes = new Map<string, number>();
  let got = new Uint8Array(1024);
  const size = () => starts.length() - 1;
  const mark = (row: number) => {
    got[row] = 1;
  };

  /**
   * Rows `from` up to `to`, without the latter. Neither reading nor writing is handed to another thread: the system has the file
   * in memory, and that would take longer.
   */
  const read = (from: number, to: number): string => {
    const start = starts.at(from);
    const bytes = Buffer.allocUnsafe(starts.at(to) - start);
    let filled = 0;
    while (filled < bytes.length) {
      const count = readSync(handle.fd, bytes, filled, bytes.length - filled, start + filled);
      if (count === 0) throw new Error('the spool is shorter than what was put into it');
      filled += count;
    }
    return bytes.toString();
  };
  // Written by `put`, so that its shape is known.
  const parse = (text: string) => JSON.parse(text) as T;
  const at = (row: number) => parse(read(row, row + 1));

  const find = (key: string): { readonly row: number; readonly item: T } | undefined => {
    const row = rows.get(hash(key));
    if (row === undefined) return undefined;
    const item = at(row);
    if (keyOf(item) === key) return { row, item };
    const other = clashes.get(key);
    return other === undefined ? undefined : { row: other, item: at(other) };
  };
  const remember = (key: string, row: number) => {
    const hashed = hash(key);
    const known = rows.get(hashed);
    if (known === undefined) return rows.set(hashed, row);
    const old = clashes.get(key);
    if (keyOf(at(known)) === key) {
      mark(known);
      return rows.set(hashed, row);
    }
    if (old !== undefined) mark(old);
    clashes.set(key, row);
  };

  const append = (items: readonly T[]): void => {
    const first = size();
    const lines = items.map((item) => `${JSON.stringify(item)}\n`);
    const bytes = Buffer.from(lines.join(''));
    let end = starts.at(first);
    writeAll(handle.fd, bytes, end);
    for (const line of lines) starts.push((end += Buffer.byteLength(line)));
    while (got.length < size()) {
      const longer = new Uint8Array(got.length * 2);
      longer.set(got);
      got = longer;
    }
    for (const [index, item] of items.entries()) remember(keyOf(item), first + index);
  };

  return {
    size,
    async put(items) {
      const first = size();
      // A large page as a few pieces: the texts of all of it need not be in memory at once.
      for (let from = 0; from < items.length; from += PUT_PIECE) append(items.slice(from, from + PUT_PIECE));
      return first;
    },
    has: (key) => rows.get(hash(key)) !== undefined,
    async get(keys) {
      const found = new Map<string, T>();
      for (const key of keys) {
        const entry = find(key);
        if (entry === undefined) continue;
        mark(entry.row);
        found.set(key, entry.item);
      }
      return found;
    },
    async at(row) {
      return at(row);
    },
    async *rest() {
      for (let from = 0; from < size(); from += REST_PAGE) {
        const to = Math.min(size(), from + REST_PAGE);
        if (got.subarray(from, to).every((flag) => flag === 1)) continue;
        const lines = read(from, to).split('\n');
        const page = lines.slice(0, to - from).flatMap((line, index) => (got[from + index] === 1 ? [] : [parse(line)]));
        if (page.length > 0) yield page;
      }
    },
    async [Symbol.asyncDispose]() {
      await handle.close();
      await remove();
    },
  };
}

function writeAll(fd: number, bytes: Buffer, position: number): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(fd, bytes, written, bytes.length - written, position + written);
}
