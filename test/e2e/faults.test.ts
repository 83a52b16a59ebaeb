/** A CRM that is down, and one that was mended. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../support/folder.ts';
import { ANN, correct, person, truthOf } from '../support/person.ts';
import { runMain } from '../support/process.ts';
import { startTestSandbox } from '../support/sandbox.ts';

describe('a CRM that fails', { timeout: 60_000 }, () => {
  it('makes no zero and keeps the last known figures with their age', async () => {
    const sandbox = await startTestSandbox({ records: 60 });
    const folder = await tempFolder();
    const ann = person(sandbox.url, ANN);
    const good = runMain(['start'], { ...sandbox.env, SFSYNC_DATA_DIR: folder, LOG_LEVEL: 'error' });
    await good.printed(/is ready/);
    await ann.type('/sfsync check');
    const figures = /\d+ errors on\n\d+ records/;
    const [known] = figures.exec((await ann.waitFor(/Picklists/)).replaceAll('\non\n', ' on\n')) ?? [];
    good.child.kill('SIGTERM');
    await good.ended();

    const broken = { ...sandbox.env, SALESFORCE_ACCESS_TOKEN: 'expired', SFSYNC_DATA_DIR: folder, LOG_LEVEL: 'error' };
    await runMain(['start'], broken).printed(/is ready/);
    await ann.type('/sfsync check');
    const page = await ann.waitFor(/Could not compare again since/);
    expect(page).toContain('Salesforce refused the credentials');
    expect(page.split(known ?? '?').length).toBeGreaterThan(0);
    const newest = page.slice(page.lastIndexOf('HubSpot–Salesforce sync errors', page.indexOf('Could not compare')));
    expect(newest).not.toContain('No sync errors');
    expect(newest.replaceAll('\non\n', ' on\n')).toMatch(figures);
  });

  it('tells the command line, with exit code 1', async () => {
    const sandbox = await startTestSandbox({ records: 12, crmOnly: true });
    const run = runMain(['audit', '--format', 'json'], {
      ...sandbox.env,
      HUBSPOT_ACCESS_TOKEN: 'wrong',
      LOG_LEVEL: 'silent',
    });
    expect(await run.ended()).toBe(1);
    const { sources, errors } = JSON.parse(run.output());
    expect(errors).toEqual([]);
    expect(sources).toMatchObject([
      { name: 'audit', at: null, complete: false, problem: { vendor: 'hubspot', code: 'unauthorized' } },
    ]);
  });
});

describe('a correction in HubSpot', { timeout: 60_000 }, () => {
  it('is seen by the next check as fixed', async () => {
    const sandbox = await startTestSandbox({ records: 60, syncDelay: 50 });
    const [error] = (await truthOf(sandbox.url)).filter(({ property }) => property === 'region__c');
    const ann = person(sandbox.url, ANN);
    const folder = await tempFolder();
    const mappings = join(folder, 'mappings.csv');
    await writeFile(mappings, sandbox.mappingsCsv);
    const env = { ...sandbox.env, SFSYNC_DATA_DIR: folder, SFSYNC_MAPPINGS: mappings, LOG_LEVEL: 'error' };
    await runMain(['start'], env).printed(/is ready/);
    await ann.type('/sfsync check');
    await ann.waitFor(/Picklists/);
    await correct(sandbox.url, error?.object ?? '', error?.id ?? '', { region__c: 'EMEA' });
    await truthOf(sandbox.url);
    await ann.type('/sfsync check');
    await ann.waitFor(/1 fixed since/);
  });
});
