import { appendFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { recordsOf, type ResyncJob } from '../../src/jobs/resync-job.ts';
import { lockFolder } from '../../src/store/lock.ts';
import { openResyncJobs } from '../../src/store/resync-jobs.ts';
import { openSnapshots } from '../../src/store/snapshots.ts';
import { openTempFiles } from '../../src/store/temp-files.ts';
import { tempFolder } from '../support/folder.ts';
import { NOW, snapshotOf, syncError } from '../support/snapshots.ts';

describe('snapshots', () => {
  it('come back as they were saved', async () => {
    const folder = await tempFolder();
    const snapshot = snapshotOf([syncError()]);
    expect(await openSnapshots(folder).latest()).toBeUndefined();
    await openSnapshots(folder).save(snapshot);
    expect(await openSnapshots(folder).latest()).toEqual(snapshot);
  });

  it('that cannot be read are named', async () => {
    const folder = await tempFolder();
    await mkdir(join(folder, 'snapshots'));
    await writeFile(join(folder, 'snapshots/latest.json'), '{"version":1');
    await expect(openSnapshots(folder).latest()).rejects.toMatchObject({ code: 'snapshot-unreadable' });
  });

  it('are read in the older format, once', async () => {
    const folder = await tempFolder();
    const snapshot = snapshotOf([syncError()]);
    await mkdir(join(folder, 'snapshots'));
    await writeFile(join(folder, 'snapshots/latest.json'), JSON.stringify(snapshot));
    const store = openSnapshots(folder);
    expect(await store.latest()).toEqual(snapshot);
    await store.save(snapshot);
    expect(await readdir(join(folder, 'snapshots'))).toEqual(['latest.ndjson.gz']);
    expect(await openSnapshots(folder).latest()).toEqual(snapshot);
  });

  it('that were cut short or damaged are refused whole', async () => {
    const folder = await tempFolder();
    const many = snapshotOf(Array.from({ length: 250 }, (_, index) => syncError({ hubspotId: String(index) })));
    await openSnapshots(folder).save(many);
    expect(await openSnapshots(folder).latest()).toEqual(many);
    const file = join(folder, 'snapshots/latest.ndjson.gz');
    const whole = await readFile(file);
    for (const damaged of [whole.subarray(0, whole.length - 20), Buffer.alloc(0), gzipSync('{"version":9}\n')]) {
      await writeFile(file, damaged);
      await expect(openSnapshots(folder).latest()).rejects.toMatchObject({ code: 'snapshot-unreadable' });
    }
  });
});

describe('resync jobs', () => {
  const job: ResyncJob = {
    id: 'abc',
    at: NOW.toISOString(),
    by: 'U1',
    place: { channel: 'C1' },
    records: recordsOf([syncError()]),
  };

  const told = { kind: 'message', channel: 'C1', ts: '1.2' } as const;
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

  it('are unfinished until they are removed', async () => {
    const jobs = openResyncJobs(await tempFolder(), log);
    await jobs.create(job);
    await jobs.append('abc', told);
    expect(await jobs.unfinished()).toEqual([{ job, events: [told] }]);
    await jobs.remove('abc');
    expect(await jobs.unfinished()).toEqual([]);
  });

  it('survive a last line that a crash cut short, and go on in the same file', async () => {
    const folder = await tempFolder();
    const jobs = openResyncJobs(folder, log);
    await jobs.create(job);
    await jobs.append('abc', told);
    await appendFile(join(folder, 'jobs/abc.jsonl'), '{"kind":"verd');
    expect((await jobs.unfinished())[0]?.events).toEqual([told]);
    await jobs.append('abc', { kind: 'verdict', key: 'contacts:101', verdict: 'proven' });
    expect((await jobs.unfinished())[0]?.events).toHaveLength(2);
  });

  it('that cannot be read keep nobody from starting', async () => {
    const folder = await tempFolder();
    const jobs = openResyncJobs(folder, log);
    await jobs.create(job);
    await writeFile(join(folder, 'jobs/bad.jsonl'), 'not json\n');
    expect((await jobs.unfinished()).map((entry) => entry.job.id)).toEqual(['abc']);
  });

  it('never overwrite one another', async () => {
    const jobs = openResyncJobs(await tempFolder(), log);
    await jobs.create(job);
    await expect(jobs.create(job)).rejects.toThrow('EEXIST');
  });
});

describe('the data folder’s lock', () => {
  it('lets a second process in only after the first', async () => {
    const folder = await tempFolder();
    const unlock = await lockFolder(folder, () => undefined);
    const second = lockFolder(folder, () => undefined);
    await unlock();
    await (
      await second
    )();
  });
});

describe('temporary files', () => {
  it('are deleted after use, and what a crash left is deleted at the next start', async () => {
    const folder = await tempFolder();
    await mkdir(join(folder, 'tmp/export-old'), { recursive: true });
    const files = await openTempFiles(folder);
    expect(await readdir(join(folder, 'tmp'))).toEqual([]);
    const failing = files.with(
      async (file) => void file.end('x'),
      async () => Promise.reject(new Error('upload failed')),
    );
    await expect(failing).rejects.toThrow('upload failed');
    expect(await readdir(join(folder, 'tmp'))).toEqual([]);
  });
});
