/** The main job through the command line: `node src/main.ts sandbox`, used as a person would use Slack. */
import { parse } from 'csv-parse/sync';
import { isAudited } from '../../src/core/audit/rules.ts';
import { describe, expect, it } from 'vitest';
import { EXPORT_COLUMNS } from '../../src/jobs/export.ts';
import { ANN, CHANNEL, correct, MAX, moveClock, person, slackApi, truthOf } from '../support/person.ts';
import { runSandbox } from '../support/process.ts';

const DM = 'D0ADMIN';

describe('the main job', { timeout: 60_000 }, () => {
  it('shows true errors, details, a resync to its proof, and an export', async () => {
    const { url } = await runSandbox('--records', '100', '--sync-delay', '300');
    const ann = person(url, ANN);
    const truth = (await truthOf(url)).filter(({ type }) => isAudited(type));

    // Status: without a snapshot it looks first, then shows the digest.
    await ann.type('/sfsync status');
    const digest = await ann.waitFor(/Property values/);
    expect(digest).toContain(`${truth.length} errors`);
    expect(digest).toContain('HubSpot and Salesforce compared');
    expect(digest).toMatch(/Salesforce API: .* of 100,000 calls/);

    // Details.
    await ann.press('details:picklists');
    const details = await ann.waitFor(/How to fix it/, 'modal');
    expect(details).toContain('Restricted picklist value');
    expect(details).toContain('Region is “LATAM”');
    await ann.close();

    // Resync of waiting children: their accounts are touched, HubSpot makes the companies, and the children sync.
    const waiting = truth.filter(({ type }) => type === 'waiting-on-account-to-sync').length;
    // A company that can take no more contacts stays as it is.
    const all = waiting + truth.filter(({ type }) => type === 'association-limit-reached').length;
    await ann.press('resync:associations');
    const confirmation = await ann.waitFor(/Salesforce allowance afterwards/, 'modal');
    expect(confirmation).toContain(`${all} records`);
    await ann.submit();
    await ann.waitFor(/I report in the thread of this message/, 'modal');
    await ann.close();
    const thread = await newestTs(url);
    await ann.waitFor(new RegExp(`${waiting} of ${all} records proven in sync`), 'thread', { thread });
    expect((await truthOf(url)).filter(({ type }) => type === 'waiting-on-account-to-sync')).toEqual([]);
    // The root follows.
    await ann.waitFor(new RegExp(`${truth.length - waiting} errors[\\s\\S]*${waiting} fixed since`));
    await ann.waitFor(/Associations: \d+ errors?\n[\s\S]*fixed: resync by[\s\S]*@Ann Admin/);

    // What was proven is no longer open, and the rest still is.
    await ann.type('/sfsync status');
    await ann.waitFor(new RegExp(`${truth.length - waiting} errors`));
    await ann.waitFor(new RegExp(`${waiting} fixed since`));

    // Export of everything, to the direct messages.
    await ann.type('/sfsync export');
    await ann.waitFor(/Sent: \d+ errors as CSV/);
    const [file = ''] = await ann.files(DM);
    const content = Buffer.from(await (await fetch(file)).arrayBuffer());
    const rows = parse<Record<string, string>>(content, { columns: true, bom: true });
    expect(content.subarray(0, 3)).toEqual(Buffer.from('\uFEFF'));
    expect(Object.keys(rows[0] ?? {})).toEqual([...EXPORT_COLUMNS]);
    expect(rows).toHaveLength(truth.length - waiting);
    expect(rows.flatMap((row) => Object.values(row)).filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });

  it('says failed again where nothing was mended, and proven where it was', async () => {
    const { url } = await runSandbox('--records', '100', '--sync-delay', '200');
    const ann = person(url, ANN);
    const tooLong = (await truthOf(url)).filter(
      ({ type, property }) => type === 'string-too-long' && property === 'jobtitle',
    );
    const twoErrors = (row: { id?: string }) => tooLong.filter(({ id }) => id === row.id).length > 1;
    const mended = tooLong.find((row) => !twoErrors(row));
    await ann.type('/sfsync check');
    await ann.waitFor(/Property values/);
    await correct(url, 'contacts', mended?.id ?? '', { jobtitle: 'Head of Operations' });
    await ann.type('/sfsync resync string-too-long');
    await ann.waitFor(/Salesforce allowance afterwards/, 'modal');
    await ann.submit();
    await ann.waitFor(/I report in our direct messages/, 'modal');
    const result = await ann.waitFor(/\d+ of \d+ records proven in sync/, 'main', { channel: DM });
    expect(result).toMatch(/1 of \d+ records proven in sync, \d+ failed again\./);
    expect(result).toContain('Failed again: String too long');
    // It reports in person, so the digest's thread tells what it proved.
    const reply = /What changed since[\s\S]*Property values[\s\S]*fixed \(resync by[\s\S]*@Ann Admin[\s\S]*proven\)/;
    await ann.waitFor(reply, 'thread', { thread: await newestTs(url) });
  });

  it('tells usage with its sources, and keeps what is typed in', async () => {
    const { url } = await runSandbox('--records', '12');
    const ann = person(url, ANN);
    await ann.type('/sfsync usage');
    const usage = await ann.waitFor(/Salesforce API usage/);
    expect(usage).toMatch(/39,0\d\d of 100,000 calls in the last 24 hours/);
    expect(usage).toContain('from Salesforce’s event log (a day late)');
    expect(usage).toContain('Allocated to HubSpot: unknown');
    await ann.type('/sfsync usage allocate 20,000');
    await ann.waitFor(/20,000 calls are allocated to HubSpot/);
    await ann.type('/sfsync usage');
    await ann.waitFor(/Allocated to HubSpot: 20,000 calls, typed in by\s+@Ann Admin/);
    // The sandbox's log differs from day to day.
    const [, calls = ''] = /HubSpot’s integration: ([\d,]+) calls/.exec(usage) ?? [];
    const share = Math.round(Number(calls.replace(',', '')) / 200);
    await ann.waitFor(new RegExp(`HubSpot has used ${share}% of its allocation`));
  });

  it('sends a subscribed digest once when its time comes', async () => {
    const { url } = await runSandbox('--records', '30');
    const ann = person(url, ANN);
    await ann.type('/sfsync notify daily at 09:00');
    await ann.waitFor(/every day at 09:00 \(Europe\/Rome\)/);
    const digests = async () => (await ann.sees('main')).split('HubSpot and Salesforce compared').length - 1;
    const days = Date.now() + 2 * 86_400_000;
    await moveClock(url, new Date(days));
    expect(await digests()).toBe(1);
    await moveClock(url, new Date(days + 60_000));
    expect(await digests()).toBe(1);
    await moveClock(url, new Date(days + 86_400_000));
    expect(await digests()).toBe(2);
    expect(await ann.sees('main')).toContain('Nothing changed since');
  });

  it('lets only admins resync and change settings, and tells others who can', async () => {
    const { url } = await runSandbox('--records', '30');
    const max = person(url, MAX);
    await max.type('/sfsync status');
    await max.waitFor(/Property values/);
    await max.press('resync:property-values');
    await max.waitFor(/Only Slack workspace admins and owners may do this/);
    await max.type('/sfsync notify off');
    expect(await max.sees('modal')).toBe('');
    await max.press('details:property-values');
    await max.waitFor(/How to fix it/, 'modal');
  });

  it('answers wrong words with the nearest right one, and privately where it is no member', async () => {
    const { url } = await runSandbox('--records', '12');
    const ann = person(url, ANN);
    await ann.type('/sfsync statsu');
    await ann.waitFor(/Did you mean\s+\/sfsync status/);
    await ann.type('/sfsync export pick-lists');
    await ann.waitFor(/Did you mean\s+picklists/);
    await ann.type('/sfsync status', 'C0GENERAL');
    await ann.waitFor(/Invite me with/, 'main', { channel: 'C0GENERAL' });
    expect(await person(url, MAX).sees('main', { channel: 'C0GENERAL' })).not.toContain('Invite me');
  });
});

/** The ts of the newest message in the channel. */
async function newestTs(url: string): Promise<string> {
  const { messages } = await slackApi(url, 'conversations.history', { channel: CHANNEL, limit: 1 });
  return (messages as { ts: string }[])[0]?.ts ?? '';
}
