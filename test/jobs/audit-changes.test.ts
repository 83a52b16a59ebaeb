/** Looks at what changed: they find what a look at everything would find, for hardly any calls. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { advance } from '../../src/core/diff.ts';
import type { Snapshot } from '../../src/core/snapshot.ts';
import type { Hubspot, Salesforce } from '../../src/jobs/ports.ts';
import type { Audit } from '../../src/jobs/audit.ts';
import { asOld, auditOver, crmsOf, failure } from '../support/audit.ts';
import { correct } from '../support/person.ts';
import { startTestSandbox } from '../support/sandbox.ts';

const MINUTE = 60_000;
const keysOf = ({ open }: Snapshot) => open.map(({ error }) => error.key).toSorted();

async function start(records = 120) {
  const sandbox = await startTestSandbox({ records, crmOnly: true, syncDelay: 20 });
  const crms = await crmsOf(sandbox);
  const audit = await auditOver(crms);
  const first = advance(undefined, await audit.run(undefined), new Date()).snapshot;
  return { sandbox, crms, audit, first };
}

/** Later, when nothing that the sandbox's beginning did is new any more. */
const later = (minutes: number) => () => new Date(Date.now() + minutes * MINUTE);

async function lookAgain(audit: Audit, before: Snapshot) {
  const outcome = await audit.run(before);
  return { outcome, ...advance(before, outcome, new Date()) };
}

async function patchSalesforce(url: string, object: string, id: string, fields: object): Promise<void> {
  const response = await fetch(`${url}/salesforce/services/data/v67.0/sobjects/${object}/${id}`, {
    method: 'PATCH',
    headers: { authorization: 'Bearer sandbox-salesforce', 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  });
  if (!response.ok) throw new Error(await response.text());
}

describe('a look at changes', { timeout: 60_000 }, () => {
  it('costs 10 calls of HubSpot and one of Salesforce at most while all is quiet', async () => {
    const { crms, first } = await start();
    const audit = await auditOver(crms, { now: later(10) });
    // After a restart, Salesforce's metadata is not known yet.
    let snapshot = advance(first, await audit.run(first), later(10)()).snapshot;
    for (let look = 0; look < 4; look++) {
      // Looks that follow each other at once would meet the limit of searches a second, and try again.
      await sleep(1100);
      const { outcome, ...next } = await lookAgain(audit, snapshot);
      expect(outcome.onlyNamed).toBe(true);
      expect(outcome.calls.salesforce).toBe(1);
      expect(outcome.calls.hubspot).toBeLessThanOrEqual(10);
      expect(outcome.source).toMatchObject({ complete: true, objects: first.sources[0]?.objects });
      expect(keysOf(next.snapshot)).toEqual(keysOf(first));
      snapshot = next.snapshot;
    }
  });

  it('closes what was corrected in HubSpot, and opens what was spoiled', async () => {
    const { sandbox, crms, audit, first } = await start();
    const wrong = first.open.find(({ error }) => error.type === 'string-too-long' && error.object === 'contacts');
    const { hubspotId = '', property = '' } = wrong?.error ?? {};
    await correct(sandbox.url, 'contacts', hubspotId, { [property]: 'short' });
    await sleep(300);
    const { outcome, snapshot, changes } = await lookAgain(audit, first);
    expect(outcome.onlyNamed).toBe(true);
    expect(changes.fixed.map(({ key }) => key)).toContain(wrong?.error.key);

    await correct(sandbox.url, 'contacts', hubspotId, { [property]: 'x'.repeat(500) });
    await sleep(300);
    const spoiled = await lookAgain(audit, snapshot);
    expect(spoiled.changes.returned.map(({ error }) => error.key)).toContain(wrong?.error.key);
    // The same as a look at everything finds.
    const whole = advance(undefined, await (await auditOver(crms)).run(undefined), new Date()).snapshot;
    expect(keysOf(spoiled.snapshot)).toEqual(keysOf(whole));
  });

  it('sees what changed in Salesforce alone', async () => {
    const { sandbox, crms, audit, first } = await start();
    const wrong = first.open.find(
      ({ error }) => error.type === 'string-too-long' && error.salesforceObject === 'Contact' && error.salesforceId,
    );
    const { salesforceId = '', field = '', value } = wrong?.error ?? {};
    expect(value).toBeDefined();
    await patchSalesforce(sandbox.url, 'Contact', salesforceId, { [field]: 'changed there' });
    await sleep(300);
    const { outcome, snapshot } = await lookAgain(audit, first);
    expect(outcome.onlyNamed).toBe(true);
    const whole = advance(undefined, await (await auditOver(crms)).run(undefined), new Date()).snapshot;
    expect(keysOf(snapshot)).toEqual(keysOf(whole));
  });

  it('calls what was deleted in Salesforce gone, and touches nothing else', async () => {
    const { sandbox, audit, first } = await start();
    const victim = first.open.find(({ error }) => error.object === 'contacts' && error.salesforceId !== undefined);
    const { salesforceId = '', salesforceObject = '' } = victim?.error ?? {};
    const response = await fetch(
      `${sandbox.url}/salesforce/services/data/v67.0/sobjects/${salesforceObject}/${salesforceId}`,
      { method: 'DELETE', headers: { authorization: 'Bearer sandbox-salesforce' } },
    );
    expect(response.ok).toBe(true);
    await sleep(300);
    const { changes } = await lookAgain(audit, first);
    const ids = new Set(
      first.open.filter(({ error }) => error.salesforceId === salesforceId).map((each) => each.error.key),
    );
    expect(changes.fixed).toEqual([]);
    expect(new Set(changes.gone.map(({ key }) => key))).toEqual(ids);
  });

  it('looks at everything when the set-up changed, the last such look is old, or an option was added', async () => {
    const { sandbox, crms, audit, first } = await start();
    const tomorrow = await auditOver(crms, { now: later(25 * 60) });
    expect((await tomorrow.run(first)).onlyNamed).toBeUndefined();
    const response = await fetch(`${sandbox.url}/hubspot/crm/v3/properties/contacts/region__c`, {
      method: 'PATCH',
      headers: { authorization: 'Bearer sandbox-hubspot', 'content-type': 'application/json' },
      body: JSON.stringify({ label: 'Area' }),
    });
    expect(response.ok).toBe(true);
    const { outcome, snapshot } = await lookAgain(audit, first);
    expect(outcome.onlyNamed).toBeUndefined();
    expect((await audit.run(snapshot)).onlyNamed).toBe(true);
  });

  it.each<readonly [string, Partial<Hubspot>, Partial<Salesforce>]>([
    ['HubSpot', { properties: () => Promise.reject(failure('hubspot')) }, {}],
    ['Salesforce', {}, { changes: () => Promise.reject(failure('salesforce', 'out-of-calls')) }],
    [
      'a search',
      {
        async *changed() {
          yield* [];
          throw failure('hubspot', 'rate-limited');
        },
      },
      {},
    ],
  ])('tells nothing while %s fails, and misses nothing afterwards', async (_, hubspot, salesforce) => {
    const { sandbox, crms, audit, first } = await start();
    const broken = await auditOver({
      ...crms,
      hubspot: { ...crms.hubspot, ...hubspot },
      salesforce: { ...crms.salesforce, ...salesforce },
    });
    const wrong = first.open.find(({ error }) => error.type === 'string-too-long' && error.object === 'contacts');
    const { hubspotId = '', property = '', key } = wrong?.error ?? {};
    await correct(sandbox.url, 'contacts', hubspotId, { [property]: 'short' });
    await sleep(300);
    const failed = await lookAgain(broken, first);
    expect(failed.changes).toMatchObject({ new: [], fixed: [], gone: [] });
    expect(failed.snapshot.sources[0]).toMatchObject({ at: first.sources[0]?.at, complete: false });
    expect(failed.snapshot.sources[0]?.problem).toBeDefined();

    const { outcome, changes, snapshot } = await lookAgain(audit, failed.snapshot);
    expect(outcome.onlyNamed).toBe(true);
    expect(changes.fixed.map((closed) => closed.key)).toContain(key);
    expect(snapshot.sources[0]).toMatchObject({ complete: true });
    expect(snapshot.sources[0]?.problem).toBeUndefined();
  });
});

describe('looks at changes after random edits', { timeout: 120_000 }, () => {
  const VALUES: Readonly<Record<string, readonly string[]>> = {
    jobtitle: ['x'.repeat(129), 'CEO', ''],
    lastname: ['', 'Roe', 'Z'.repeat(81)],
    phone: ['1'.repeat(41), '+1 2'],
    region__c: ['LATAM', 'EMEA'],
    hubspot_owner_id: ['7007', '7001', ''],
    email: ['shared@alderon.example', 'other@alderon.example'],
  };

  it.each([1, 2, 3])('end where a look at everything ends (round %i)', async (round) => {
    const { sandbox, crms, audit, first } = await start(150);
    let state = round;
    const pick = <T>(items: readonly T[]): T => {
      state = (state * 48_271) % 2_147_483_647;
      return items[state % items.length] as T;
    };
    const contacts: string[] = [];
    for await (const page of crms.hubspot.records('contacts', [])) contacts.push(...page.map(({ id }) => id));
    const people: string[] = [];
    for await (const page of crms.salesforce.records('Contact', ['Id'])) people.push(...page.map(({ id }) => id));

    let snapshot = first;
    for (let look = 0; look < 4; look++) {
      for (let edit = 0; edit < 12; edit++) {
        const property = pick(Object.keys(VALUES));
        const value = pick(VALUES[property] ?? []);
        // Either CRM may refuse an edit: then there is nothing to see.
        await correct(sandbox.url, 'contacts', pick(contacts), { [property]: value }).catch(() => undefined);
        await patchSalesforce(sandbox.url, 'Contact', pick(people), {
          [pick(['Title', 'Email', 'LastName'])]: pick(['Boss', 'new@alderon.example', 'Roe']),
        }).catch(() => undefined);
      }
      await sleep(400);
      const next = await lookAgain(audit, snapshot);
      expect(next.outcome.onlyNamed).toBe(true);
      snapshot = next.snapshot;
    }
    const whole = await lookAgain(audit, asOld(snapshot));
    expect(whole.outcome.onlyNamed).toBeUndefined();
    const { changes } = whole;
    expect({ ...changes, open: changes.open.length }).toEqual({
      new: [],
      returned: [],
      fixed: [],
      gone: [],
      unlisted: [],
      open: snapshot.open.length,
    });
  });
});
