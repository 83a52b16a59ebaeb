import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { Snapshot } from '../core/snapshot.ts';
import type { Snapshots } from '../jobs/check.ts';
import { Failure } from '../jobs/failure.ts';

/** Only what tells our file from another one: the rest was written by this program, whole or not at all. */
const shape = z.looseObject({
  version: z.literal(1),
  at: z.string(),
  open: z.array(z.unknown()),
  closed: z.array(z.unknown()),
});

/** The newest snapshot, a file of its own beside the database. Read once, then kept in memory. */
export function openSnapshots(folder: string): Snapshots {
  const directory = join(folder, 'snapshots');
  const file = join(directory, 'latest.json');
  let latest: Promise<Snapshot | undefined> | undefined;
  return {
    latest: () => (latest ??= read(file)),
    async save(snapshot) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      await writeFileAtomic(file, JSON.stringify(snapshot), { mode: 0o600 });
      latest = Promise.resolve(snapshot);
    },
  };
}

async function read(file: string): Promise<Snapshot | undefined> {
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return shape.parse(JSON.parse(content)) as unknown as Snapshot;
  } catch (cause) {
    throw new Failure('snapshot-unreadable', { file }, { cause });
  }
}
