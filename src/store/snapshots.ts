import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import type { ClosedError, Snapshot, TrackedError } from '../core/snapshot.ts';
import { Failure } from '../jobs/failure.ts';
import type { Snapshots } from '../jobs/ledger.ts';

/** Only what tells our file from another one: the rest was written by this program, whole or not at all. */
const head = z.looseObject({ version: z.literal(1), at: z.string(), open: z.number(), closed: z.number() });
const oldShape = z.looseObject({
  version: z.literal(1),
  at: z.string(),
  open: z.array(z.unknown()),
  closed: z.array(z.unknown()),
});

/** Errors a line: short lines cost a turn each, long ones memory. */
const LINE = 100;

/**
 * The newest snapshot, a file of its own beside the database: gzipped JSON lines, the first of which tells what follows, so that
 * neither writing nor reading needs it whole as text. Read once, then kept in memory.
 */
export function openSnapshots(folder: string): Snapshots {
  const directory = join(folder, 'snapshots');
  const file = join(directory, 'latest.ndjson.gz');
  let latest: Promise<Snapshot | undefined> | undefined;
  return {
    latest: () => (latest ??= read(directory, file)),
    async save(snapshot) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      await write(file, snapshot);
      latest = Promise.resolve(snapshot);
      await rm(join(directory, 'latest.json'), { force: true });
    },
  };
}

/** Whole or not at all: written beside, flushed to the disk, then renamed. */
async function write(file: string, snapshot: Snapshot): Promise<void> {
  const part = `${file}.part`;
  await pipeline(Readable.from(linesOf(snapshot)), createGzip({ level: 1 }), createWriteStream(part, { mode: 0o600 }));
  await using handle = await open(part, 'r+');
  await handle.sync();
  await rename(part, file);
}

function* linesOf({ open, closed, ...rest }: Snapshot): Generator<string> {
  yield `${JSON.stringify({ ...rest, open: open.length, closed: closed.length })}\n`;
  for (const list of [open, closed]) {
    for (let index = 0; index < list.length; index += LINE)
      yield `${JSON.stringify(list.slice(index, index + LINE))}\n`;
  }
}

async function read(directory: string, file: string): Promise<Snapshot | undefined> {
  return (await readIfThere(file, readLines)) ?? readIfThere(join(directory, 'latest.json'), readOld);
}

async function readIfThere(file: string, read: (file: string) => Promise<Snapshot>): Promise<Snapshot | undefined> {
  try {
    return await read(file);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new Failure('snapshot-unreadable', { file }, { cause });
  }
}

async function readLines(file: string): Promise<Snapshot> {
  const entries: unknown[] = [];
  let first: z.infer<typeof head> | undefined;
  await pipeline(createReadStream(file), createGunzip(), async (content: AsyncIterable<Buffer>) => {
    for await (const line of linesIn(content)) {
      if (first === undefined) first = head.parse(JSON.parse(line));
      else for (const entry of JSON.parse(line) as unknown[]) entries.push(entry);
    }
  });
  if (first === undefined || entries.length !== first.open + first.closed) throw new Error('the file is cut short');
  const open = entries.slice(0, first.open) as TrackedError[];
  const closed = entries.slice(first.open) as ClosedError[];
  return { ...first, open, closed } as unknown as Snapshot;
}

/** Not `node:readline`: it leaves a rejection behind where a line ends the reading. */
async function* linesIn(content: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of content) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

/** As versions before this format wrote it: one JSON text. */
async function readOld(file: string): Promise<Snapshot> {
  return oldShape.parse(JSON.parse(await readFile(file, 'utf8'))) as unknown as Snapshot;
}
