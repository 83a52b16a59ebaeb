import { copyFile, readFile } from 'node:fs/promises';
import type { Adapter } from 'lowdb';
import writeFileAtomic from 'write-file-atomic';
import type { z } from 'zod';
import { Failure } from '../jobs/failure.ts';

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/**
 * A lowdb adapter that survives a crash at any instruction, which lowdb's own does not: it keeps the file from before each
 * write as `.bak`, writes to a temporary file, syncs it to the disk and renames it. A file that cannot be read or does not fit
 * the schema throws Failure and stays as it is.
 */
export function jsonFile<T>(file: string, schema: z.ZodType<T>): Adapter<T> {
  const backup = `${file}.bak`;
  const refuse = (code: string, cause?: unknown, at = '') => new Failure(code, { file, backup, at }, { cause });
  return {
    async read() {
      let content: string;
      try {
        content = await readFile(file, 'utf8');
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
      if (content.trim() === '') throw refuse('database-empty');
      let parsed: unknown;
      try {
        parsed = JSON.parse(content);
      } catch (cause) {
        throw refuse('database-not-json', cause);
      }
      const result = schema.safeParse(parsed);
      if (result.success) return result.data;
      const issue = result.error.issues[0];
      throw refuse('database-wrong-shape', result.error, issue?.path.join('.') ?? '');
    },
    async write(data) {
      await copyFile(file, backup).catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      });
      await writeFileAtomic(file, `${JSON.stringify(data, null, 2)}\n`, { mode: 0o600 });
    },
  };
}
