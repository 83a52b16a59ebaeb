/** What an audit says of what it could not see: never a false zero, never "fixed" or "gone" for what was only not seen. */
import { describe, expect, it } from 'vitest';
import { advance, type AuditOutcome } from '../../src/core/diff.ts';
import type { Snapshot } from '../../src/core/snapshot.ts';
import type { Hubspot, Salesforce } from '../../src/jobs/ports.ts';
import { asOld, auditOver, crmsOf, cutAfter, failure, type Crms } from '../support/audit.ts';
import { startTestSandbox } from '../support/sandbox.ts';

const RECORDS = 400;
const now = () => new Date();
const keysOf = ({ open }: Snapshot) => open.map(({ error }) => error.key).toSorted();
async function start() {
  const crms = await crmsOf(await startTestSandbox({ records: RECORDS, crmOnly: true, syncDelay: 20 }));
  const before = advance(undefined, await (await auditOver(crms)).run(undefined), now()).snapshot;
  expect(before.open.length).toBeGreaterThan(50);
  return { crms, before };
}

const hubspotWith = (crms: Crms, more: Partial<Hubspot>): Crms => ({ ...crms, hubspot: { ...crms.hubspot, ...more } });
const salesforceWith = (crms: Crms, more: Partial<Salesforce>): Crms => ({
  ...crms,
  salesforce: { ...crms.salesforce, ...more },
});

/** Whatever failed: all that was open stays so, and the outcome says that it is not all. */
function expectNothingClosed(before: Snapshot, outcome: AuditOutcome) {
  const { snapshot, changes } = advance(before, outcome, now());
  expect({ fixed: changes.fixed, gone: changes.gone }).toEqual({ fixed: [], gone: [] });
  expect(keysOf(snapshot)).toEqual(expect.arrayContaining(keysOf(before)));
  expect(outcome.source).toMatchObject({ complete: false });
  expect(outcome.source.problem).toBeDefined();
  return snapshot;
}

async function* none(): AsyncGenerator<never> {}

describe('a look at everything that fails', { timeout: 60_000 }, () => {
  const down = async () => {
    throw failure('hubspot');
  };

  it.each<readonly [string, (crms: Crms) => Crms, Record<string, string>]>([
    [
      'while HubSpot is down',
      (crms) =>
        hubspotWith(crms, { properties: down, owners: down, records: () => cutAfter(none(), 0, failure('hubspot')) }),
      { companies: 'failed', contacts: 'failed', deals: 'failed' },
    ],
    [
      'when HubSpot goes down after two pages of contacts',
      (crms) =>
        hubspotWith(crms, {
          records: (object, properties) => {
            const pages = crms.hubspot.records(object, properties);
            return object === 'contacts' ? cutAfter(pages, 2, failure('hubspot')) : pages;
          },
        }),
      { companies: 'whole', contacts: 'part' },
    ],
    [
      'when Salesforce breaks off its first page of leads',
      (crms) =>
        salesforceWith(crms, {
          records: (object, fields) => {
            const pages = crms.salesforce.records(object, fields);
            return object === 'Lead' ? cutAfter(pages, 1, failure('salesforce', 'bad-answer')) : pages;
          },
        }),
      { companies: 'whole', contacts: 'failed', deals: 'whole' },
    ],
    [
      'when Salesforce is out of calls from the accounts on',
      (crms) =>
        salesforceWith(crms, {
          records: () => cutAfter(none(), 0, failure('salesforce', 'out-of-calls')),
        }),
      { companies: 'failed', contacts: 'failed', deals: 'failed' },
    ],
    [
      'where one object is forbidden',
      (crms) =>
        salesforceWith(crms, {
          fields: async (object) => {
            if (object === 'Opportunity') throw failure('salesforce', 'forbidden');
            return crms.salesforce.fields(object);
          },
        }),
      { companies: 'whole', contacts: 'whole', deals: 'failed' },
    ],
  ])('%s', async (_, change, objects) => {
    const { crms, before } = await start();
    const audit = await auditOver(change(crms));
    const outcome = await audit.run(asOld(before));
    expect(outcome.source.objects).toMatchObject(objects);
    const snapshot = expectNothingClosed(asOld(before), outcome);
    // No false zero either where nothing was known before.
    const first = await audit.run(undefined);
    expect(first.source.complete).toBe(false);
    if (Object.values(objects).every((reading) => reading === 'failed')) {
      expect(advance(undefined, first, now()).snapshot.sources[0]).toMatchObject({ at: null, complete: false });
      expect(snapshot.sources[0]?.at).toBe(before.sources[0]?.at);
    }
  });

  it('goes on with a look at everything, and then finds what there is', async () => {
    const { crms, before } = await start();
    const records: Hubspot['records'] = (object, properties) =>
      cutAfter(crms.hubspot.records(object, properties), 1, failure('hubspot'));
    const broken = advance(undefined, await (await auditOver(hubspotWith(crms, { records }))).run(undefined), now());
    const [source] = broken.snapshot.sources;
    expect(source?.full).toBeUndefined();
    expect(source?.compared?.companies).toBeGreaterThan(0);
    const next = await (await auditOver(crms)).run(broken.snapshot);
    expect(next.onlyNamed).toBeUndefined();
    expect(keysOf(advance(broken.snapshot, next, now()).snapshot)).toEqual(keysOf(before));
  });

  it('judges by what it has where a part of the set-up cannot be read, and says which types it leaves out', async () => {
    const { crms, before } = await start();
    const setup: Salesforce['setup'] = async () => {
      throw failure('salesforce', 'forbidden');
    };
    const outcome = await (await auditOver(salesforceWith(crms, { setup }))).run(asOld(before));
    expect(outcome.source.complete).toBe(true);
    expect(outcome.source.unjudged).toContain('inactive-opportunity-stage');
    const { changes } = advance(before, outcome, now());
    expect(changes.fixed.filter(({ type }) => outcome.unjudged?.has(type))).toEqual([]);
  });

  it('is built on where answers about the set-up are odd, since another one would be as odd', async () => {
    const { crms, before } = await start();
    const validations: Hubspot['validations'] = async () => {
      throw failure('hubspot', 'bad-answer');
    };
    const audit = await auditOver(hubspotWith(crms, { validations }));
    const outcome = await audit.run(asOld(before));
    expect(outcome.source.unjudged).toContain('invalid-value');
    const snapshot = expectNothingClosed(asOld(before), { ...outcome, findings: [...outcome.findings] });
    const next = await audit.run(snapshot);
    expect(next.onlyNamed).toBe(true);
    expect(next.source.complete).toBe(false);
  });

  it('does not call a type judged whose records Salesforce does not tell of', async () => {
    const { crms, before } = await start();
    const type = 'insufficient-access-or-missing-salesforce-record';
    const own = before.open.filter(({ error }) => error.type === type || error.type === 'missing-salesforce-id');
    expect(own.length).toBeGreaterThan(0);
    const silent = await auditOver(salesforceWith(crms, { recordStates: async () => new Map() }));
    const outcome = await silent.run(asOld(before));
    expect(outcome.source.unjudged).toEqual(expect.arrayContaining([type, 'missing-salesforce-id']));
    const { snapshot, changes } = advance(asOld(before), outcome, now());
    expect({ fixed: changes.fixed, gone: changes.gone }).toEqual({ fixed: [], gone: [] });
    expect(keysOf(snapshot)).toEqual(keysOf(before));
  });
});

describe('a look that is cut off', { timeout: 60_000 }, () => {
  it('leaves what it told, marked with how far it got', async () => {
    const { crms, before } = await start();
    const told: AuditOutcome[] = [];
    const audit = await auditOver(crms, { tellEvery: 150 });
    const copy = (sofar: AuditOutcome): AuditOutcome => ({
      ...sofar,
      findings: [...sofar.findings],
      examined: new Set(sofar.examined),
    });
    const whole = await audit.run(undefined, { tell: async (sofar) => void told.push(copy(sofar)) });
    expect(whole.source).toMatchObject({ complete: true });
    expect(whole.source.compared).toBeUndefined();
    expect(told.length).toBeGreaterThan(2);

    const [first] = told;
    if (first === undefined) throw new Error('nothing told');
    const cut = advance(undefined, first, now()).snapshot;
    expect(cut.sources[0]).toMatchObject({ complete: false, objects: { deals: expect.any(String) } });
    const compared = Object.values(cut.sources[0]?.compared ?? {}).reduce((sum, count) => sum + count, 0);
    expect(compared).toBeGreaterThanOrEqual(150);
    expect(compared).toBeLessThan(RECORDS);
    // After the restart everything is looked at again.
    const next = await (await auditOver(crms)).run(cut);
    expect(next.onlyNamed).toBeUndefined();
    expect(keysOf(advance(cut, next, now()).snapshot)).toEqual(keysOf(before));
  });

  it('takes nothing back of what a complete look before it told', async () => {
    const { crms, before } = await start();
    const audit = await auditOver(crms, { tellEvery: 100 });
    await audit.run(asOld(before), {
      async tell(sofar) {
        const { snapshot, changes } = advance(before, sofar, now());
        expect({ fixed: changes.fixed, gone: changes.gone }).toEqual({ fixed: [], gone: [] });
        expect(keysOf(snapshot)).toEqual(keysOf(before));
        expect(snapshot.sources[0]).toMatchObject({ complete: true, at: before.sources[0]?.at });
        expect(snapshot.sources[0]?.compared).toBeDefined();
      },
    });
  });
});
