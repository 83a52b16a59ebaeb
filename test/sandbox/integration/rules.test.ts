import { describe, expect, it } from 'vitest';
import { BEFORE, CONTACT, linkedContact, openRig, twoWay } from './rig.ts';

const LATER = '2026-11-23T10:00:00.000Z';
const LONG = 'x'.repeat(129);

/** Job title and Title after the first look. */
async function titles(
  hubspot: { value: string | null; updatedAt?: string },
  salesforce: { value: string | null; modified?: string },
  rule: string,
) {
  const data = linkedContact(
    { jobtitle: hubspot.value },
    { Title: salesforce.value, LastModifiedDate: salesforce.modified ?? BEFORE },
    [{ property: 'jobtitle', field: 'Title', rule }],
  );
  const [contact] = data.hubspot.objects.contacts;
  const rig = await openRig({
    ...data,
    hubspot: { objects: { contacts: [{ ...contact, updatedAt: hubspot.updatedAt ?? BEFORE }] } },
  });
  await rig.integration.stop();
  return [rig.hs('contacts', '101', 'jobtitle'), rig.sf('Contact', CONTACT, 'Title'), ...rig.errors()];
}

describe('two-way', () => {
  it('lets the newer value win', async () => {
    expect(await titles({ value: 'CEO', updatedAt: LATER }, { value: 'CTO' }, 'two-way')).toEqual(['CEO', 'CEO']);
    expect(await titles({ value: 'CEO' }, { value: 'CTO', modified: LATER }, 'two-way')).toEqual(['CTO', 'CTO']);
  });

  it('sends on an old HubSpot value that Salesforce can never have held', async () => {
    expect(await titles({ value: LONG }, { value: 'CTO', modified: LATER }, 'two-way')).toEqual([
      LONG,
      'CTO',
      'contacts 101 string-too-long jobtitle',
    ]);
  });

  it('clears Salesforce when HubSpot was cleared last', async () => {
    expect(await titles({ value: null, updatedAt: LATER }, { value: 'CTO' }, 'two-way')).toEqual([null, null]);
  });

  it('does not clear a required field', async () => {
    const data = linkedContact({ lastname: null }, { LastModifiedDate: LATER }, [twoWay('lastname', 'LastName')]);
    const rig = await openRig(data);
    await rig.integration.stop();
    expect(rig.errors()).toEqual(['contacts 101 missing-required-value lastname']);
    expect(rig.sf('Contact', CONTACT, 'LastName')).toBe('Byron');
  });

  it('knows which of two values was changed last, whatever else was', async () => {
    const rig = await openRig(
      linkedContact({ jobtitle: 'A', phone: '1' }, { Title: 'A', Phone: '1' }, [
        twoWay('jobtitle', 'Title'),
        twoWay('phone', 'Phone'),
      ]),
    );
    await rig.setHubspot('contacts', '101', { jobtitle: LONG, phone: '2' });
    // A later change of another value in Salesforce takes back neither.
    await rig.setSalesforce('Contact', CONTACT, { SFSync_Resync__c: 'touch' });
    expect(rig.errors()).toEqual(['contacts 101 string-too-long jobtitle']);
    expect(rig.hs('contacts', '101', 'phone')).toBe('2');
    expect(rig.sf('Contact', CONTACT, 'Phone')).toBe('1');
    await rig.setSalesforce('Contact', CONTACT, { Title: 'B' });
    await rig.integration.stop();
    expect(rig.errors()).toEqual([]);
    expect(rig.hs('contacts', '101', 'jobtitle')).toBe('B');
    expect(rig.sf('Contact', CONTACT, 'Phone')).toBe('2');
  });
});

describe('the other rules', () => {
  it('prefer Salesforce: HubSpot passes only while Salesforce is empty', async () => {
    expect(await titles({ value: LONG, updatedAt: LATER }, { value: 'CTO' }, 'prefer-salesforce')).toEqual([
      'CTO',
      'CTO',
    ]);
    expect(await titles({ value: 'CEO' }, { value: null }, 'prefer-salesforce')).toEqual(['CEO', 'CEO']);
    expect(await titles({ value: LONG }, { value: null }, 'prefer-salesforce')).toEqual([
      LONG,
      null,
      'contacts 101 string-too-long jobtitle',
    ]);
    expect(await titles({ value: null, updatedAt: LATER }, { value: 'CTO' }, 'prefer-salesforce')).toEqual([
      'CTO',
      'CTO',
    ]);
  });

  it('always Salesforce: HubSpot never passes', async () => {
    expect(await titles({ value: LONG, updatedAt: LATER }, { value: 'CTO' }, 'always-salesforce')).toEqual([
      'CTO',
      'CTO',
    ]);
    expect((await titles({ value: LONG }, { value: null }, 'always-salesforce'))[1]).toBeNull();
  });

  it("don't sync: nothing travels", async () => {
    expect(await titles({ value: LONG, updatedAt: LATER }, { value: 'CTO' }, 'dont-sync')).toEqual([LONG, 'CTO']);
  });
});

const OWNERS = {
  owners: [
    { id: '1', email: 'Anna@firm.example.com' },
    { id: '2', email: 'left@firm.example.com' },
    { id: '3', email: 'nobody@firm.example.com' },
  ],
};
const [ANNA, LEFT] = ['005000000000001', '005000000000002'];
const USERS = [
  { Id: ANNA, Email: 'anna@firm.example.com', LastName: 'Anna' },
  { Id: LEFT, Email: 'left@firm.example.com', LastName: 'Left', IsActive: false },
];

async function owned(hubspotOwner: string, salesforceOwner: string | undefined) {
  const data = linkedContact({ hubspot_owner_id: hubspotOwner }, { OwnerId: salesforceOwner });
  const rig = await openRig({
    ...data,
    hubspot: { ...data.hubspot, ...OWNERS },
    salesforce: { records: { ...data.salesforce.records, User: USERS } },
  });
  await rig.integration.stop();
  return { errors: rig.errors(), owner: String(rig.sf('Contact', CONTACT, 'OwnerId')).slice(0, 15) };
}

describe('the owner', () => {
  it('goes to the user of the same email', async () => {
    expect(await owned('1', LEFT)).toEqual({ errors: [], owner: ANNA });
  });

  it('is refused where that user is inactive, but may stay with one', async () => {
    expect(await owned('2', ANNA)).toEqual({
      errors: ['contacts 101 inactive-salesforce-owner hubspot_owner_id'],
      owner: ANNA,
    });
    expect(await owned('2', LEFT)).toEqual({ errors: [], owner: LEFT });
  });

  it("stays Salesforce's where no user has that email", async () => {
    expect(await owned('3', ANNA)).toEqual({ errors: [], owner: ANNA });
  });
});
