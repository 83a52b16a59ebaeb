import { appendFile, mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JobEvent, ResyncJob, ResyncJobs } from '../jobs/resync.ts';
import { Failure } from '../jobs/failure.ts';

/**
 * One append-only file a job (`jobs/<id>.jsonl`): the job in its first line, then an event a line. A last line that a crash cut
 * short is left out: what it told of is done again, which a touch and a look allow.
 */
export function openResyncJobs(folder: string): ResyncJobs {
  const directory = join(folder, 'jobs');
  const fileOf = (id: string) => join(directory, `${id}.jsonl`);
  return {
    async create(job) {
      await mkdir(directory, { recursive: true });
      const file = await open(fileOf(job.id), 'wx');
      await file.writeFile(`${JSON.stringify(job)}\n`);
      await file.sync();
      await file.close();
    },
    append: (id, event) => appendFile(fileOf(id), `${JSON.stringify(event)}\n`),
    async unfinished() {
      const names = await readdir(directory).catch((): string[] => []);
      const jobs = await Promise.all(
        names.filter((name) => name.endsWith('.jsonl')).map((name) => load(join(directory, name))),
      );
      return jobs
        .filter((entry) => entry !== undefined)
        .filter(({ events }) => !events.some(({ kind }) => kind === 'finished'));
    },
  };
}

async function load(file: string): Promise<{ job: ResyncJob; events: JobEvent[] } | undefined> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  // What follows the last line break is empty, or was cut short.
  const [first, ...rest] = lines.slice(0, -1);
  if (first === undefined) return undefined;
  try {
    return { job: JSON.parse(first) as ResyncJob, events: rest.map((line) => JSON.parse(line) as JobEvent) };
  } catch (cause) {
    throw new Failure('job-unreadable', { file }, { cause });
  }
}
