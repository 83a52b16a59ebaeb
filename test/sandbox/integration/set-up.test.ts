/** What the integration itself refuses for what the two accounts have set up. */
import { describe, expect, it } from 'vitest';
import { CONTACT, linkedContact, OPPORTUNITY, openRig, twoWay } from './rig.ts';

const BEFORE = '2026-11-20T09:00:00.000Z';
const USERS = { anna: '005000000000001', portal: '005000000000002' };

function owned(owner: string | undefined, userType: string, changed: 'hubspot' | 'salesforce' = 'salesforce') {
  const data = linkedContact(owner === undefined ? {} : { hubspot_owner_id: owner }, {
    OwnerId: USERS.portal,
    ...(changed === 'hubspot' ? { LastModifiedDate: BEFORE } : {}),
  });
  const [contact] = data.hubspot.objects.contacts;
  return {
    ...data,
    hubspot: {
      owners: [
        { id: '1', email: 'anna@firm.example.com' },
        { id: '2', email: 'paul@client.example.com' },
      ],
      objects: { contacts: [changed === 'hubspot' ? contact : { ...contact, updatedAt: BEFORE }] },
    },
    salesforce: {
      records: {
        ...data.salesforce.records,
        User: [
          { Id: USERS.anna, Email: 'anna@firm.example.com', LastName: 'Anna' },
          { Id: USERS.portal, Email: 'paul@client.example.com', LastName: 'Paul', UserType: userType },
        ],
      },
    },
  };
}

describe('an owner of a kind that HubSpot takes for none', () => {
  it.each([undefined, '1'])('keeps the record from HubSpot (HubSpot’s owner: %s)', async (owner) => {
    const rig = await openRig(owned(owner, 'PowerCustomerSuccess'));
    await rig.integration.stop();
    expect(rig.errors()).toEqual(['contacts 101 unsynced-salesforce-owners hubspot_owner_id']);
    expect(rig.integration.truth()).toMatchObject([{ code: 'COULD_NOT_FIND_OWNER', field: 'OwnerId' }]);
  });

  it('gives way to HubSpot’s newer one', async () => {
    const rig = await openRig(owned('1', 'PowerCustomerSuccess', 'hubspot'));
    await rig.integration.stop();
    expect(rig.errors()).toEqual([]);
    expect(String(rig.sf('Contact', CONTACT, 'OwnerId')).slice(0, 15)).toBe(USERS.anna);
  });

  it('is no trouble where both have the same, or where he may own records', async () => {
    for (const data of [owned('2', 'PowerCustomerSuccess'), owned('1', 'PowerPartner'), owned('1', 'Guest')]) {
      const rig = await openRig(data);
      await rig.integration.stop();
      expect(rig.errors()).toEqual([]);
    }
  });

  it('is refused by Salesforce when it comes from HubSpot, as an assignment', async () => {
    const data = owned('2', 'CsnOnly', 'hubspot');
    const [contact] = data.salesforce.records.Contact;
    const records = { ...data.salesforce.records, Contact: [{ ...contact, OwnerId: USERS.anna }] };
    const rig = await openRig({ ...data, salesforce: { records } });
    await rig.integration.stop();
    expect(rig.errors()).toEqual(['contacts 101 owner-assignment hubspot_owner_id']);
  });
});

describe('a stage that has to travel', () => {
  const types = (isActive: boolean, processActive: boolean) => ({
    RecordType: [
      {
        Id: '012000000000001',
        Name: 'Standard',
        SobjectType: 'Opportunity',
        IsActive: isActive,
        BusinessProcessId: '019000000000001',
      },
    ],
    BusinessProcess: [{ Id: '019000000000001', Name: 'Sales', IsActive: processActive }],
  });
  const deal = (stage: string, recordType: object, records: object) => ({
    hubspot: {
      objects: {
        deals: [
          {
            id: '9',
            properties: {
              dealname: 'D',
              dealstage: 'closedwon',
              pipeline: 'default',
              hs_salesforceopportunityid: OPPORTUNITY,
            },
          },
        ],
      },
    },
    salesforce: {
      records: {
        Opportunity: [{ Id: OPPORTUNITY, Name: 'D', CloseDate: '2026-12-01', StageName: stage, ...recordType }],
        ...records,
      },
    },
  });
  const lacks = ['deals 9 default-sales-process-unavailable'];

  it.each([
    ['a process out of use', 'Closed Lost', {}, types(true, false), lacks],
    ['no record type where there are some', 'Closed Lost', { RecordTypeId: null }, types(true, true), lacks],
    ['a process in use', 'Closed Lost', {}, types(true, true), []],
    ['no record type where there is none', 'Closed Lost', { RecordTypeId: null }, types(false, true), []],
    ['a record type out of use', 'Closed Lost', { RecordTypeId: '012000000000001' }, types(false, false), []],
    ['a process out of use, but the same stage', 'Closed Won', {}, types(true, false), []],
  ])('with %s', async (_what, stage, recordType, records, errors) => {
    const rig = await openRig(deal(stage, recordType, records));
    await rig.integration.stop();
    expect(rig.errors()).toEqual(errors);
    expect(rig.hs('deals', '9', 'dealstage') === 'closedwon').toBe(errors.length > 0 || stage === 'Closed Won');
  });
});

describe('a property with as many options as HubSpot takes', () => {
  const data = (options: number) => {
    const linked = linkedContact({ tier: 'O1', updatedAt: BEFORE }, { Tier__c: 'New' }, [twoWay('tier', 'Tier__c')]);
    const [contact] = linked.hubspot.objects.contacts;
    return {
      ...linked,
      hubspot: {
        objects: { contacts: [{ ...contact, updatedAt: BEFORE }] },
        properties: {
          contacts: [
            {
              name: 'tier',
              type: 'enumeration',
              options: Array.from({ length: options }, (_, index) => ({ value: `O${index}` })),
            },
          ],
        },
      },
      salesforce: { ...linked.salesforce, describe: { Contact: { fields: [{ name: 'Tier__c', type: 'string' }] } } },
    };
  };

  it.each([
    [5000, 'options-limit-exceeded'],
    [4999, 'mismatched-options'],
  ])('of %i lacks one for good, or for now', async (options, type) => {
    const rig = await openRig(data(options));
    await rig.integration.stop();
    expect(rig.errors()).toEqual([`contacts 101 ${type} tier`]);
    expect(rig.integration.truth()[0]?.message?.length).toBeLessThan(options === 5000 ? 200 : Infinity);
  });
});
