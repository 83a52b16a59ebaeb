import { appendFile, mkdir, open, readdir, readFile, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../jobs/log.ts';
import type { JobEvent, ResyncJob, ResyncJobs } from '../jobs/resync-job.ts';

/**
 * One append-only file a job (`jobs/<id>.jsonl`): the job in its first line, then an event a line. A last line that a crash cut
 * short is cut off: what it told of is done again, which a touch and a look allow. A file that cannot be read is logged and
 * left alone: it must not keep the bot from starting.
 */
export function openResyncJobs(folder: string, log: Log): ResyncJobs {
  const directory = join(folder, 'jobs');
  const fileOf = (id: string) => join(directory, `${id}.jsonl`);
  return {
    async create(job) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const file = await open(fileOf(job.id), 'wx', 0o600);
      await file.writeFile(`${JSON.stringify(job)}\n`);
      await file.sync();
      await file.close();
    },
    append: (id, event) => appendFile(fileOf(id), `${JSON.stringify(event)}\n`),
    remove: (id) => rm(fileOf(id), { force: true }),
    async unfinished() {
      const names = (await readdir(directory).catch((): string[] => [])).filter((name) => name.endsWith('.jsonl'));
      const jobs = await Promise.all(names.map((name) => load(join(directory, name), log)));
      return jobs.filter((entry) => entry !== undefined);
    },
  };
}

async function load(file: string, log: Log): Promise<{ job: ResyncJob; events: JobEvent[] } | undefined> {
  try {
    const content = await readFile(file);
    const end = content.lastIndexOf('\n') + 1;
    if (end < content.length) await truncate(file, end);
    const [first, ...rest] = content.subarray(0, end).toString().split('\n').slice(0, -1);
    if (first === undefined) {
      await rm(file);
      return undefined;
    }
    return { job: JSON.parse(first) as ResyncJob, events: rest.map((line) => JSON.parse(line) as JobEvent) };
  } catch (error) {
    log.error({ err: error, file }, 'a resync job cannot be read; move its file away to be rid of this line');
    return undefined;
  }
}
