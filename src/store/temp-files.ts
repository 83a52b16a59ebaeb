import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TempFiles } from '../jobs/export.ts';

/** Files that hold personal data for a moment: in the data folder, for its owner alone, and deleted after use. */
export async function openTempFiles(folder: string): Promise<TempFiles> {
  const directory = join(folder, 'tmp');
  // What a crash left behind is nobody's any more.
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true, mode: 0o700 });
  return {
    async with(fill, use) {
      const own = await mkdtemp(join(directory, 'export-'));
      try {
        const path = join(own, 'export.csv');
        await fill(createWriteStream(path, { mode: 0o600 }));
        return await use(path);
      } finally {
        await rm(own, { recursive: true, force: true });
      }
    },
  };
}
