import { expect, it } from 'vitest';
import { applyFix, listFixes } from '../../../src/sandbox/integration/fixes/fixes.ts';
import { generateDataset } from '../../../src/sandbox/dataset/generate/generate.ts';
import { ACCOUNT, CONTACT, LEAD, linkedContact, NOW, openRig, type Rig, twoWay } from './rig.ts';

const titles = ({ crm, integration }: Rig) =>
  listFixes(crm, integration.truth()).map(({ title, count }) => [count, title]);

/** Does the only fix there is. */
async function mend({ crm, integration, hubspot, salesforce }: Rig): Promise<void> {
  const truth = integration.truth();
  const [fix] = listFixes(crm, truth);
  await applyFix(crm, fix?.id ?? '', { hubspot, salesforce, truth });
  await integration.idle();
}

const enumeration = (...values: string[]) => ({
  name: 'tier',
  type: 'enumeration',
  options: values.map((value) => ({ label: value, value })),
});
const picklist = (...values: string[]) => ({
  name: 'Tier__c',
  label: 'Tier',
  type: 'picklist',
  restrictedPicklist: true,
  picklistValues: values.map((value) => ({ value })),
});

/** A contact whose tier differs, HubSpot's property and Salesforce's field with the values given. */
function tiers(hubspot: string | null, options: string[], salesforce: string | null, values: string[]) {
  const data = linkedContact({ tier: hubspot }, { Tier__c: salesforce }, [twoWay('tier', 'Tier__c')]);
  return {
    ...data,
    hubspot: { ...data.hubspot, properties: { contacts: [enumeration(...options)] } },
    salesforce: { ...data.salesforce, describe: { Contact: { fields: [picklist(...values)] } } },
  };
}

const userIds = { active: '005000000000001', left: '005000000000002' };
const owned = linkedContact({ hubspot_owner_id: '2' }, { OwnerId: userIds.active });
const noted = linkedContact({ jobtitle: 'A' }, { Title: 'B', Phone: null }, [twoWay('jobtitle', 'Title')]);
const rule = {
  object: 'Contact',
  name: 'Phone_needed',
  when: { field: 'Phone', blank: true },
  message: 'A phone is needed.',
};
const permission = {
  user: '*',
  SobjectType: 'Contact',
  Field: 'Contact.Title',
  PermissionsRead: true,
  PermissionsEdit: false,
};

// A changed set-up syncs nothing by itself: that is what a touch is for.
it.each([
  [
    'Salesforce: raise the length of Title on contacts to 200',
    linkedContact({ jobtitle: 'x'.repeat(200) }, {}, [twoWay('jobtitle', 'Title')]),
  ],
  ['Salesforce: add `Tin` to Tier of contacts', tiers('Tin', ['Tin'], null, ['Gold'])],
  ['HubSpot: add the option `Gold` to tier of contacts', tiers(null, ['Tin'], 'Gold', ['Gold'])],
  [
    'Salesforce: reactivate the user Lee Left',
    {
      hubspot: { ...owned.hubspot, owners: [{ id: '2', email: 'left@firm.example.com' }] },
      salesforce: {
        records: {
          ...owned.salesforce.records,
          User: [
            { Id: userIds.active, LastName: 'A', Email: 'a@firm.example.com' },
            { Id: userIds.left, FirstName: 'Lee', LastName: 'Left', Email: 'left@firm.example.com', IsActive: false },
          ],
        },
      },
    },
  ],
  [
    'Salesforce: deactivate the validation rule Phone_needed',
    { ...noted, salesforce: { ...noted.salesforce, validationRules: [rule] } },
  ],
  [
    'Salesforce: let the integration edit Title of contacts',
    { ...noted, salesforce: { ...noted.salesforce, permissions: [permission] } },
  ],
])('%s, then resync', async (title, data) => {
  const rig = await openRig(data);
  expect(titles(rig)).toEqual([[1, title]]);
  await mend(rig);
  expect(rig.errors()).toHaveLength(1);
  await rig.setHubspot('contacts', '101', { sfsync_resync: 'touch' });
  await rig.integration.stop();
  expect(rig.errors()).toEqual([]);
});

const lead = (properties: object) => ({ hubspot: { objects: { contacts: [{ id: '101', properties }] } } });

it.each([
  ['HubSpot: correct the email address', lead({ email: 'ada (byron)@firm.example.com', lastname: 'B', company: 'C' })],
  [
    'Salesforce: correct the email address',
    { salesforce: { records: { Lead: [{ Id: LEAD, LastName: 'B', Company: 'C', Email: 'ada..byron@firm.con' }] } } },
  ],
  ['HubSpot: fill in Last name of contacts', lead({ email: 'ada@firm.example.com', company: 'C' })],
  [
    'HubSpot: import 1 Salesforce account',
    {
      salesforce: {
        records: {
          Account: [{ Id: ACCOUNT, Name: 'A' }],
          Contact: [{ Id: CONTACT, LastName: 'B', Email: 'ada@firm.example.com', AccountId: ACCOUNT }],
        },
      },
    },
  ],
])('%s, which syncs by itself', async (title, data) => {
  const rig = await openRig(data);
  expect(titles(rig)).toEqual([[1, title]]);
  await mend(rig);
  await rig.integration.stop();
  expect(rig.errors()).toEqual([]);
});

it('mend every error of the generated company, one after the other', async () => {
  const rig = await openRig(generateDataset({ records: 120, seed: 3, now: new Date(NOW) }));
  const { crm, integration, hubspot, salesforce } = rig;
  const done: string[] = [];
  for (let round = 0; round < 4 && integration.truth().length > 0; round += 1) {
    for (const { id } of listFixes(crm, integration.truth())) {
      const truth = integration.truth();
      // One fix may have done what another would.
      if (!listFixes(crm, truth).some((fix) => fix.id === id)) continue;
      await applyFix(crm, id, { hubspot, salesforce, truth });
      await integration.idle();
      done.push(id);
    }
    for (const { object, id, salesforceId } of integration.truth()) {
      const touch = `touch ${round}`;
      if (id !== undefined) await rig.setHubspot(object, id, { sfsync_resync: touch });
      else if (salesforceId !== undefined) {
        const object = crm.state.salesforce.records['Lead']?.has(salesforceId) === true ? 'Lead' : 'Contact';
        await rig.setSalesforce(object, salesforceId, { SFSync_Resync__c: touch });
      }
    }
  }
  await integration.stop();
  expect(rig.errors()).toEqual([]);
  expect(new Set(done).size).toBeGreaterThan(25);
});

it('refuses an id that no fix has', async () => {
  const rig = await openRig({});
  await rig.integration.stop();
  const { crm, hubspot, salesforce } = rig;
  await expect(applyFix(crm, 'nothing', { hubspot, salesforce, truth: [] })).rejects.toThrow(RangeError);
});
