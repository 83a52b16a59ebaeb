import { describe, expect, it } from 'vitest';
import { CONTACT, LEAD, linkedContact, openRig, twoWay } from './rig.ts';

const SYNCED = '2026-11-20T09:00:00.000Z';
const LONG = 'x'.repeat(129);
const TITLE = [twoWay('jobtitle', 'Title')];
const syncTime = { salesforcelastsynctime: SYNCED };

describe('the time of the last sync', () => {
  it('moves with a touch on either side, and both sides are equal then', async () => {
    const rig = await openRig(linkedContact(syncTime, {}));
    expect(rig.hs('contacts', '101', 'salesforcelastsynctime')).toBe(SYNCED);
    await rig.setHubspot('contacts', '101', { sfsync_resync: 'one' });
    expect(rig.sf('Contact', CONTACT, 'SFSync_Resync__c')).toBe('one');
    expect(rig.hs('contacts', '101', 'salesforcelastsynctime')).toBe(rig.crm.clock.now().toISOString());
    await rig.setSalesforce('Contact', CONTACT, { SFSync_Resync__c: 'two' });
    await rig.integration.stop();
    expect(rig.hs('contacts', '101', 'sfsync_resync')).toBe('two');
    expect(rig.hs('contacts', '101', 'salesforcelastsynctime')).toBe(rig.crm.clock.now().toISOString());
  });

  it('does not move with a failure, of which nothing is written on either side', async () => {
    const rig = await openRig(linkedContact(syncTime, {}, TITLE));
    await rig.setHubspot('contacts', '101', { jobtitle: LONG, sfsync_resync: 'one' });
    await rig.integration.stop();
    expect(rig.errors()).toEqual(['contacts 101 string-too-long jobtitle']);
    expect(rig.hs('contacts', '101', 'salesforcelastsynctime')).toBe(SYNCED);
    expect(rig.sf('Contact', CONTACT, 'SFSync_Resync__c')).toBeNull();
  });

  it('stays where nothing differs at the start, or what changes is not mapped', async () => {
    const rig = await openRig(linkedContact(syncTime, {}));
    await rig.setHubspot('contacts', '101', { message: 'not mapped' });
    await rig.integration.stop();
    expect(rig.hs('contacts', '101', 'salesforcelastsynctime')).toBe(SYNCED);
  });
});

describe('a corrected record', () => {
  it('leaves the truth', async () => {
    const rig = await openRig(linkedContact({ jobtitle: LONG }, {}, TITLE));
    expect(rig.errors()).toHaveLength(1);
    await rig.setHubspot('contacts', '101', { jobtitle: 'Countess' });
    await rig.integration.stop();
    expect(rig.errors()).toEqual([]);
    expect(rig.sf('Contact', CONTACT, 'Title')).toBe('Countess');
  });

  it.each(['hubspot', 'salesforce'])('and one that is deleted in %s, too', async (side) => {
    const rig = await openRig(linkedContact({ jobtitle: LONG }, {}, TITLE));
    const [request, token, path] =
      side === 'hubspot'
        ? ([rig.hubspot, 'sandbox-hubspot', '/crm/v3/objects/contacts/101'] as const)
        : ([rig.salesforce, 'sandbox-salesforce', `/services/data/v67.0/sobjects/Contact/${CONTACT}`] as const);
    await request(path, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } });
    await rig.integration.idle();
    await rig.integration.stop();
    expect(rig.errors()).toEqual([]);
    expect(rig.hs('contacts', '101', 'salesforcedeleted')).toBe(side === 'hubspot' ? undefined : 'true');
  });
});

const lead = (properties: Record<string, unknown>) => ({
  hubspot: { objects: { contacts: [{ id: '101', properties: { email: 'ada@firm.example.com', ...properties } }] } },
});

describe('a contact that HubSpot alone has', () => {
  it('becomes a lead', async () => {
    const rig = await openRig(lead({ lastname: 'Byron', company: 'Analytical Engines' }));
    await rig.integration.stop();
    const id = rig.hs('contacts', '101', 'salesforceleadid') ?? '';
    expect(id).toMatch(/^00Q\w{15}$/);
    expect(rig.sf('Lead', id, 'Company')).toBe('Analytical Engines');
    expect(rig.hs('contacts', '101', 'salesforcelastsynctime')).toBe(rig.crm.clock.now().toISOString());
  });

  it('is followed as that lead from then on', async () => {
    const rig = await openRig(lead({ lastname: 'Byron', company: 'Analytical Engines' }));
    const id = rig.hs('contacts', '101', 'salesforceleadid') ?? '';
    await rig.setSalesforce('Lead', id, { SFSync_Resync__c: 'touch' });
    await rig.integration.stop();
    expect(rig.hs('contacts', '101', 'sfsync_resync')).toBe('touch');
    expect(rig.crm.state.hubspot.objects.contacts.size).toBe(1);
  });

  it('is told of all that Salesforce refuses, and of nothing that is its own doing', async () => {
    const rig = await openRig({
      ...lead({ lastname: 'x'.repeat(81), jobtitle: LONG }),
      salesforce: {
        describe: { Lead: { fields: [{ name: 'Budget__c', nillable: false }] } },
        validationRules: [
          {
            object: 'Lead',
            name: 'Title_needed',
            when: { field: 'Title', blank: true },
            message: 'A title is needed.',
          },
        ],
      },
    });
    await rig.integration.stop();
    expect(rig.errors()).toEqual([
      'contacts 101 missing-required-value',
      'contacts 101 missing-required-value company',
      'contacts 101 string-too-long jobtitle',
      'contacts 101 string-too-long lastname',
    ]);
    expect(rig.integration.truth().find(({ field }) => field === 'Budget__c')).toMatchObject({ id: '101' });
    expect(rig.crm.state.salesforce.records['Lead']?.size).toBe(0);
  });

  it('follows the lead of its email where there is one', async () => {
    const rig = await openRig({
      ...lead({ lastname: 'Byron' }),
      salesforce: {
        records: { Lead: [{ Id: LEAD, Email: 'Ada@Firm.Example.com', LastName: 'Byron', Company: 'AE' }] },
      },
    });
    await rig.integration.stop();
    expect(rig.hs('contacts', '101', 'salesforceleadid')).toBe(LEAD);
    expect(rig.hs('contacts', '101', 'company')).toBe('AE');
    expect(rig.crm.state.salesforce.records['Lead']?.size).toBe(1);
    expect(rig.errors()).toEqual([]);
  });

  it.each([
    ['it has no email', { email: null }, {}],
    ['the inclusion list leaves it out', {}, { inclusion: { contacts: [] } }],
    ['Salesforce deleted its record', { salesforceleadid: LEAD }, {}],
  ])('is left alone where %s', async (_why, properties, more) => {
    const rig = await openRig({ ...lead(properties), ...more });
    await rig.integration.stop();
    expect(rig.errors()).toEqual([]);
    expect(rig.crm.state.salesforce.records['Lead']?.size).toBe(0);
  });
});

describe('a lead that Salesforce alone has', () => {
  const only = (fields: Record<string, unknown>) => ({
    salesforce: { records: { Lead: [{ Id: LEAD, LastName: 'Byron', Company: 'AE', ...fields }] } },
  });

  it('becomes a HubSpot contact', async () => {
    const rig = await openRig(only({ Email: 'ada@firm.example.com' }));
    await rig.integration.stop();
    const [contact] = rig.crm.state.hubspot.objects.contacts.values();
    expect(contact?.properties).toMatchObject({ salesforceleadid: LEAD, lastname: 'Byron', company: 'AE' });
    expect(contact?.properties['salesforcelastsynctime']).toBe(rig.crm.clock.now().toISOString());
  });

  it('is refused for an email that HubSpot does not take, until that is corrected', async () => {
    const rig = await openRig(only({ Email: 'ada@firm.con' }));
    expect(rig.errors()).toEqual([`contacts ${LEAD} invalid-email email`]);
    await rig.setSalesforce('Lead', LEAD, { Email: 'ada@firm.com' });
    await rig.integration.stop();
    expect(rig.errors()).toEqual([]);
    expect([...rig.crm.state.hubspot.objects.contacts.values()]).toHaveLength(1);
  });

  it('does not become a second contact of one email', async () => {
    const rig = await openRig({
      ...linkedContact({}, {}),
      salesforce: {
        records: {
          ...linkedContact({}, {}).salesforce.records,
          Lead: [{ Id: LEAD, LastName: 'B', Company: 'C', Email: 'ada@firm.example.com' }],
        },
      },
    });
    await rig.integration.stop();
    expect(rig.crm.state.hubspot.objects.contacts.size).toBe(1);
    expect(rig.errors()).toEqual([]);
  });
});

describe('picklists', () => {
  const tier = {
    name: 'tier',
    type: 'enumeration',
    options: [
      { label: 'Gold', value: 'gold' },
      { label: 'Tin', value: 'tin' },
    ],
  };
  const field = {
    name: 'Tier__c',
    type: 'picklist',
    restrictedPicklist: true,
    picklistValues: [{ value: 'T1', label: 'Gold' }, { value: 'Strategic' }, { value: 'Iron', active: false }],
  };
  const open = async (hubspot: string | null, salesforce: string | null) => {
    const data = linkedContact({ tier: hubspot }, { Tier__c: salesforce }, [twoWay('tier', 'Tier__c')]);
    const rig = await openRig({
      ...data,
      hubspot: { ...data.hubspot, properties: { contacts: [tier] } },
      salesforce: { ...data.salesforce, describe: { Contact: { fields: [field] } } },
    });
    await rig.integration.stop();
    return rig.errors();
  };

  it('tells options that only look alike from values that are not there', async () => {
    expect(await open('gold', null)).toEqual(['contacts 101 mismatched-options tier']);
    expect(await open('tin', null)).toEqual(['contacts 101 restricted-picklist-value tier']);
    expect(await open(null, 'Strategic')).toEqual(['contacts 101 mismatched-options tier']);
  });

  it('leaves alone an inactive value that both sides have', async () => {
    expect(await open('Iron', 'Iron')).toEqual([]);
  });
});

describe('a pair with values for both sides', () => {
  const mappings = [twoWay('jobtitle', 'Title'), { property: 'phone', field: 'Phone', rule: 'always-salesforce' }];

  it('is written on both', async () => {
    const rig = await openRig(linkedContact({ jobtitle: 'Countess' }, { Phone: '1' }, mappings));
    await rig.integration.stop();
    expect(rig.hs('contacts', '101', 'phone')).toBe('1');
    expect(rig.sf('Contact', CONTACT, 'Title')).toBe('Countess');
  });

  it('is written on neither where one refuses, and both refusals are told', async () => {
    const data = linkedContact(
      { jobtitle: LONG, salutation: null, phone: '0' },
      { Phone: '1', Salutation: 'Baroness' },
      mappings,
    );
    const rig = await openRig(data);
    await rig.integration.stop();
    expect(rig.errors()).toEqual([
      'contacts 101 mismatched-options salutation',
      'contacts 101 string-too-long jobtitle',
    ]);
    expect(rig.hs('contacts', '101', 'phone')).toBe('0');
    expect(rig.sf('Contact', CONTACT, 'Title')).toBeNull();
  });
});

describe('an org whose daily calls are used up', () => {
  it('is not synced, and is again once there are some', async () => {
    const troubles: object[] = [];
    const data = linkedContact({}, {});
    const limits = { DailyApiRequests: { Max: 1000, Remaining: 0 } };
    const rig = await openRig({ ...data, salesforce: { ...data.salesforce, limits } }, (trouble) =>
      troubles.push(trouble),
    );
    expect(troubles).toHaveLength(1);
    await rig.setHubspot('contacts', '101', { sfsync_resync: 'one' });
    expect(troubles).toHaveLength(2);
    expect(rig.sf('Contact', CONTACT, 'SFSync_Resync__c')).toBeNull();

    rig.crm.state.salesforce.limits['DailyApiRequests'] = { Max: 1000, Remaining: 500 };
    await rig.setHubspot('contacts', '101', { jobtitle: 'Countess' });
    await rig.integration.stop();
    expect(troubles).toHaveLength(2);
    expect(rig.sf('Contact', CONTACT, 'SFSync_Resync__c')).toBe('one');
    expect(rig.crm.calls.salesforce['integration']).toBeGreaterThan(0);
  });
});
