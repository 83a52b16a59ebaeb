/** The command line, when something is wrong: it names the fault and the next step. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../support/folder.ts';
import { runMain } from '../support/process.ts';
import { startTestSandbox } from '../support/sandbox.ts';

describe('the command line', { timeout: 60_000 }, () => {
  it('lists every missing or wrong setting and ends with 1', async () => {
    const run = runMain(['start'], { SLACK_BOT_TOKEN: 'xoxb-1', SALESFORCE_LOGIN_URL: 'https://login.salesforce.com' });
    expect(await run.ended()).toBe(1);
    for (const part of ['SLACK_APP_TOKEN', 'My Domain', 'SALESFORCE_CLIENT_ID', 'SALESFORCE_CLIENT_SECRET'])
      expect(run.output()).toContain(part);
  });

  it('refuses a corrupt database, names its backup, and leaves both alone', async () => {
    const sandbox = await startTestSandbox({ records: 12 });
    const folder = await tempFolder();
    await writeFile(join(folder, 'db.json'), '{"version":1,');
    const run = runMain(['start'], { ...sandbox.env, SFSYNC_DATA_DIR: folder });
    expect(await run.ended()).toBe(1);
    expect(run.output()).toContain('db.json is not valid JSON');
    expect(run.output()).toContain('db.json.bak');
    expect(await readFile(join(folder, 'db.json'), 'utf8')).toBe('{"version":1,');
  });

  it('lets only one process own a data folder', async () => {
    const sandbox = await startTestSandbox({ records: 12 });
    const env = { ...sandbox.env, SFSYNC_DATA_DIR: await tempFolder() };
    await runMain(['start'], env).printed(/is ready/);
    const second = runMain(['start'], env);
    expect(await second.ended()).toBe(1);
    expect(second.output()).toContain('is in use by another sfsync process');
  });

  it.each([
    [['sandbox', '--port', 'x'], '--port takes a whole number of 0 or more; found “x”'],
    [['sandbox', '--fault', '2'], '--fault takes a number from 0 to 1; found “2”'],
    [['sandbox', '--dataset', '/nowhere.json'], '/nowhere.json cannot be read: no such file'],
    [['sandbox', '--prot', '1'], '--prot'],
    [['audit', '--format', 'xml'], '--format takes table, json or csv; found “xml”'],
    [['status'], 'There is no command “status”'],
  ])('names what is wrong with %j and shows the usage', async (args, fault) => {
    const run = runMain(args);
    expect(await run.ended()).toBe(2);
    expect(run.output()).toContain(fault);
    expect(run.output()).toContain('Usage: node src/main.ts');
  });

  it('names what is wrong in a data set', async () => {
    const file = join(await tempFolder(), 'set.json');
    await writeFile(file, JSON.stringify({ hubspot: { objects: { contacts: [{ properties: {} }] } } }));
    const run = runMain(['sandbox', '--port', '0', '--dataset', file]);
    expect(await run.ended()).toBe(1);
    expect(run.output()).toContain('contacts');
    expect(run.output()).toContain('id');
  });
});
