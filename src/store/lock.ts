import { mkdir } from 'node:fs/promises';
import lockfile from 'proper-lockfile';
import { Failure } from '../jobs/failure.ts';

/** A lock older than this is of a process that died without unlocking. */
const STALE_MS = 5_000;

/**
 * Takes the data folder for this process alone, waiting out the lock of one that was killed (5 s). Returns the unlocking
 * function. `onLost` is called if the lock is taken from us (a machine that slept): the process must stop writing then.
 * Throws Failure when another process owns the folder.
 */
export async function lockFolder(folder: string, onLost: (error: Error) => void): Promise<() => Promise<void>> {
  // What is in it is of people: for its owner alone.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    return await lockfile.lock(folder, {
      stale: STALE_MS,
      update: STALE_MS / 5,
      retries: { retries: 14, factor: 1, minTimeout: STALE_MS / 10, maxTimeout: STALE_MS / 10 },
      onCompromised: onLost,
    });
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ELOCKED')) throw cause;
    throw new Failure('folder-in-use', { folder }, { cause });
  }
}
