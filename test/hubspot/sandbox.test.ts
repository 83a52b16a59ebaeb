/** The adapter through the real client against the local HubSpot. */
import { describe, expect, it } from 'vitest';
import { checkHubspot } from '../../src/hubspot/check.ts';
import { createHubspot } from '../../src/hubspot/hubspot.ts';
import { createHubspotService } from '../../src/sandbox/hubspot/service.ts';
import { collect, observer } from '../support/fault-server.ts';
import { startCrm } from '../support/local-crm.ts';

async function sandbox(dataset: object, fault = 0) {
  const local = await startCrm('/hubspot', createHubspotService, dataset, fault);
  const options = { accessToken: 'sandbox-hubspot', baseUrl: local.url, ...observer() };
  return {
    crm: local.crm,
    options,
    hubspot: createHubspot(options),
    [Symbol.asyncDispose]: () => local[Symbol.asyncDispose](),
  };
}

const contact = (id: number) => ({
  id: String(id),
  properties: { email: `person${id}@example.com`, firstname: `P${id}`, salesforcecontactid: `003Aa0000000${id}AAA` },
});
const CONTACTS = Array.from({ length: 250 }, (_, index) => contact(1001 + index));
const DATA = { hubspot: { account: { portalId: 99 }, objects: { contacts: CONTACTS } } };

describe('the adapter against the local HubSpot', () => {
  it('reads the account, properties, owners and every record', async () => {
    await using local = await sandbox(DATA);
    await expect(local.hubspot.account()).resolves.toEqual({ portalId: 99, uiDomain: 'app.hubspot.com' });
    const properties = await local.hubspot.properties('contacts');
    expect(properties.map(({ name }) => name)).toContain('email');
    await expect(local.hubspot.owners()).resolves.toHaveLength(local.crm.state.hubspot.owners.length);
    const records = await collect(local.hubspot.records('contacts', ['email', 'jobtitle']));
    expect(records.map(({ id }) => id)).toEqual(CONTACTS.map(({ id }) => id));
    expect(records[0]?.properties).toMatchObject({ email: 'person1001@example.com', jobtitle: null });
    expect(local.hubspot.calls()).toBe(local.crm.calls.hubspot['bot']);
  });

  it('reads by id, leaving out unknown and archived records', async () => {
    await using local = await sandbox(DATA);
    const row = local.crm.state.hubspot.objects.contacts.get('1003');
    if (row) row.archived = true;
    const records = await local.hubspot.read('contacts', ['1001', '424242', '1003', '1002'], ['firstname']);
    expect(records.map(({ properties }) => properties['firstname'])).toEqual(['P1001', 'P1002']);
  });

  it('finds by a Salesforce id in mixed case and by email', async () => {
    await using local = await sandbox(DATA);
    const ids = CONTACTS.slice(0, 140).map(({ properties }) => properties.salesforcecontactid);
    const found = await local.hubspot.find('contacts', 'salesforcecontactid', ids, ['salesforcecontactid', 'email']);
    expect(found).toHaveLength(140);
    const byEmail = await local.hubspot.find('contacts', 'email', ['Person1007@Example.com', 'nobody@example.com'], []);
    expect(byEmail.map(({ id }) => id)).toEqual(['1007']);
  });

  it('writes a property, and tells which records are not there', async () => {
    await using local = await sandbox(DATA);
    const results = await local.hubspot.write('contacts', ['1001', '5', '1002'], 'firstname', 'Changed');
    expect(results.map(({ id, ok }) => [id, ok])).toEqual([
      ['1001', true],
      ['5', false],
      ['1002', true],
    ]);
    expect(results[1]?.problem).toMatch(/^OBJECT_NOT_FOUND: ./);
    expect(local.crm.state.hubspot.objects.contacts.get('1002')?.properties['firstname']).toBe('Changed');
    const refused = await local.hubspot.write('contacts', ['1001', '1002'], 'no_such_property', 'x');
    expect(refused.map(({ problem }) => problem?.split(':')[0])).toEqual([
      'PROPERTY_DOESNT_EXIST',
      'PROPERTY_DOESNT_EXIST',
    ]);
  });

  it('comes through where a third of the calls fail', async () => {
    await using local = await sandbox(DATA, 0.33);
    const records = await collect(local.hubspot.records('contacts', ['email']));
    expect(records).toHaveLength(250);
    const found = await local.hubspot.find('contacts', 'email', ['person1009@example.com'], ['email']);
    expect(found).toHaveLength(1);
    expect(local.hubspot.calls()).toBeGreaterThan(4);
    expect(local.hubspot.calls()).toBe(local.crm.calls.hubspot['bot']);
  });
});

describe('the set-up', () => {
  it('of pipelines leaves out what is archived', async () => {
    const stage = (id: string, archived = false) => ({ id, label: id.toUpperCase(), archived });
    const pipeline = (id: string, archived = false) => ({
      id,
      label: `The ${id}`,
      archived,
      stages: [stage(`${id}-open`), stage(`${id}-old`, true)],
    });
    await using local = await sandbox({ hubspot: { pipelines: { deals: [pipeline('a'), pipeline('b', true)] } } });
    await expect(local.hubspot.pipelines()).resolves.toEqual([
      { id: 'a', label: 'The a', stages: [{ id: 'a-open', label: 'A-OPEN' }] },
    ]);
    expect(local.crm.calls.hubspot['bot']).toBe(1);
  });

  it('of validations comes rule by rule, for each object under its own id', async () => {
    const rule = (ruleType: string, ...ruleArguments: string[]) => ({ ruleType, ruleArguments });
    const propertyValidations = {
      '0-1': [
        { propertyName: 'jobtitle', propertyValidationRules: [rule('MIN_LENGTH', '2'), rule('MAX_LENGTH', '40')] },
        { propertyName: 'phone', propertyValidationRules: [rule('ALPHANUMERIC')] },
      ],
      '0-27': [{ propertyName: 'hs_task_subject', propertyValidationRules: [rule('REGEX', '^T')] }],
    };
    await using local = await sandbox({ hubspot: { propertyValidations } });
    await expect(local.hubspot.validations('contacts')).resolves.toEqual([
      { property: 'jobtitle', type: 'MIN_LENGTH', args: ['2'] },
      { property: 'jobtitle', type: 'MAX_LENGTH', args: ['40'] },
      { property: 'phone', type: 'ALPHANUMERIC', args: [] },
    ]);
    await expect(local.hubspot.validations('tasks')).resolves.toEqual([
      { property: 'hs_task_subject', type: 'REGEX', args: ['^T'] },
    ]);
    await expect(local.hubspot.validations('deals')).resolves.toEqual([]);
    expect(local.crm.calls.hubspot['bot']).toBe(3);
  });

  const full = {
    contacts: ['1', '2'].map((id) => ({ id, properties: {}, associations: { companies: ['7'] } })),
    companies: [
      { id: '7', properties: { name: 'Seven' } },
      { id: '8', properties: { name: 'Eight' } },
    ],
  };

  it('of association limits costs one call where nothing is full', async () => {
    await using local = await sandbox({ hubspot: { objects: full, associationLimits: { '0-2/0-1': { limit: 3 } } } });
    await expect(local.hubspot.associationLimits()).resolves.toEqual([]);
    expect(local.crm.calls.hubspot['bot']).toBe(1);
  });

  it('of association limits goes no deeper than the objects that are full', async () => {
    const associationLimits = { '0-2/0-1': { limit: 2 }, '0-1/0-1': { limit: 0 } };
    await using local = await sandbox({ hubspot: { objects: full, associationLimits } });
    await expect(local.hubspot.associationLimits()).resolves.toEqual([
      { from: 'companies', to: 'contacts', limit: 2, recordsAtLimit: 1, samples: ['7'] },
    ]);
    // All of them, then what contacts and what companies are full of, and the one direction that syncs.
    expect(local.crm.calls.hubspot['bot']).toBe(4);
  });
});

describe('checkHubspot', () => {
  it('finds every piece of the sandbox in order', async () => {
    await using local = await sandbox({});
    const checks = await checkHubspot(local.options);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect([...new Set(checks.map(({ check }) => check))].toSorted()).toEqual([
      'account',
      'integration-properties',
      'lists',
      'owners',
      'properties',
      'read',
      'resync-property',
      'token',
      'write',
    ]);
    expect(local.crm.calls.hubspot['bot']).toBeLessThanOrEqual(14);
  });

  it('names the properties that are missing or cannot be written', async () => {
    await using local = await sandbox({});
    const { contacts, deals } = local.crm.state.hubspot.properties;
    local.crm.state.hubspot.properties.deals = deals.filter(({ name }) => name !== 'hs_salesforceopportunityid');
    local.crm.state.hubspot.properties.companies = local.crm.state.hubspot.properties.companies.filter(
      ({ name }) => name !== 'sfsync_resync',
    );
    for (const property of contacts) {
      if (property.name === 'sfsync_resync') property.modificationMetadata = { readOnlyValue: true };
    }
    const failed = (await checkHubspot(local.options)).filter(({ ok }) => !ok);
    expect(failed.map(({ check, detail }) => [check, detail])).toEqual([
      [
        'resync-property',
        { object: 'contacts', property: 'sfsync_resync', present: true, type: 'string', readOnly: true },
      ],
      ['resync-property', { object: 'companies', property: 'sfsync_resync', present: false }],
      ['integration-properties', { object: 'deals', missing: ['hs_salesforceopportunityid'] }],
    ]);
  });

  it('stops at a token that is refused', async () => {
    await using local = await sandbox({});
    const checks = await checkHubspot({ ...local.options, accessToken: 'wrong' });
    expect(checks).toMatchObject([{ check: 'token', ok: false, detail: { code: 'unauthorized' } }]);
  });
});
