import { describe, expect, it } from 'vitest';
import { ACCOUNT, CONTACT, OPPORTUNITY, openRig } from './rig.ts';

const records = {
  Account: [{ Id: ACCOUNT, Name: 'Analytical Engines', Website: 'https://www.engines.example.com/about' }],
  Contact: [{ Id: CONTACT, LastName: 'Byron', Email: 'ada@engines.example.com', AccountId: ACCOUNT }],
  Opportunity: [
    { Id: OPPORTUNITY, Name: 'Engine No. 2', AccountId: ACCOUNT, StageName: 'Closed Won', CloseDate: '2026-12-01' },
  ],
};
const waiting = [`contacts ${CONTACT} waiting-on-account-to-sync`, `deals ${OPPORTUNITY} waiting-on-account-to-sync`];

describe('an account that HubSpot has no company for', () => {
  it('keeps its contacts and opportunities waiting', async () => {
    const rig = await openRig({ salesforce: { records } });
    await rig.setSalesforce('Contact', CONTACT, { SFSync_Resync__c: 'touch' });
    await rig.integration.stop();
    expect(rig.errors()).toEqual(waiting);
    expect(rig.crm.state.hubspot.objects.companies.size).toBe(0);
  });

  it('is imported when it is touched, and those who waited come after it', async () => {
    const rig = await openRig({ salesforce: { records } });
    await rig.setSalesforce('Account', ACCOUNT, { SFSync_Resync__c: 'touch' });
    await rig.integration.stop();
    expect(rig.errors()).toEqual([]);
    const { companies, contacts, deals } = rig.crm.state.hubspot.objects;
    const [company] = companies.values();
    const [contact] = contacts.values();
    const [deal] = deals.values();
    expect(company?.properties).toMatchObject({
      name: 'Analytical Engines',
      domain: 'engines.example.com',
      salesforceaccountid: ACCOUNT,
    });
    expect(company?.properties['salesforcelastsynctime']).toBe(rig.crm.clock.now().toISOString());
    expect(contact?.properties).toMatchObject({ salesforcecontactid: CONTACT, salesforceaccountid: ACCOUNT });
    expect(contact?.associations['companies']).toEqual([company?.id]);
    expect(deal?.properties).toMatchObject({
      dealname: 'Engine No. 2',
      hs_salesforceopportunityid: OPPORTUNITY,
      dealstage: 'salesforce_closed_won',
    });
    expect(deal?.properties['closedate']).toMatch(/^2026-12-01/);
  });

  it('holds back a contact that HubSpot has, too, whichever form its ids are in', async () => {
    const contact = {
      id: '101',
      properties: { email: 'ada@engines.example.com', salesforcecontactid: CONTACT.slice(0, 15) },
    };
    const alone = await openRig({ hubspot: { objects: { contacts: [contact] } }, salesforce: { records } });
    await alone.integration.stop();
    expect(alone.errors()).toContain('contacts 101 waiting-on-account-to-sync');

    const company = { id: '7', properties: { name: 'AE', salesforceaccountid: ACCOUNT.slice(0, 15) } };
    const both = await openRig({
      hubspot: { objects: { contacts: [contact], companies: [company] } },
      salesforce: { records },
    });
    await both.integration.stop();
    expect(both.errors()).toEqual([]);
  });
});

describe('a company that is full', () => {
  const other = { id: '101', properties: { email: 'other@example.com' }, associations: { companies: ['7'] } };
  const company = { id: '7', properties: { name: 'AE', salesforceaccountid: ACCOUNT } };
  const dataset = (limit: number) => ({
    hubspot: {
      associationLimits: { 'companies/contacts': { limit } },
      objects: { contacts: [other], companies: [company] },
    },
    salesforce: { records: { Account: records.Account, Contact: records.Contact } },
    inclusion: { contacts: [] },
  });

  it('keeps its account’s contact out of HubSpot', async () => {
    const rig = await openRig(dataset(1));
    await rig.integration.stop();
    expect(rig.errors()).toEqual([`contacts ${CONTACT} association-limit-reached`]);
    expect(rig.integration.truth()).toMatchObject([{ code: 'ASSOCIATION_LIMIT_EXCEEDED' }]);
    expect([...rig.crm.state.hubspot.objects.contacts.keys()]).toEqual(['101']);
  });

  it('keeps nobody out at one fewer, and is full then', async () => {
    const rig = await openRig(dataset(2));
    await rig.integration.stop();
    expect(rig.errors()).toEqual([]);
    expect(rig.crm.state.hubspot.objects.companies.get('7')?.associations['contacts']).toHaveLength(2);
  });
});

describe('a deal', () => {
  const deal = (dealstage: string, StageName: string, more = {}) => ({
    hubspot: {
      objects: {
        deals: [
          {
            id: '9',
            properties: { dealname: 'D', dealstage, pipeline: 'default', hs_salesforceopportunityid: OPPORTUNITY },
          },
        ],
      },
    },
    salesforce: {
      records: { Opportunity: [{ Id: OPPORTUNITY, Name: 'D', CloseDate: '2026-12-01', StageName }], ...more },
    },
  });

  it("takes Salesforce's stage by its label", async () => {
    const rig = await openRig(deal('appointmentscheduled', 'Closed Lost'));
    await rig.integration.stop();
    // In the pipeline of the opportunity's record type.
    expect(rig.hs('deals', '9', 'pipeline')).toBe('salesforce');
    expect(rig.hs('deals', '9', 'dealstage')).toBe('salesforce_closed_lost');
    expect(rig.errors()).toEqual([]);
  });

  it('fails where no pipeline has the stage, or the stage is no longer in use', async () => {
    const stages = { OpportunityStage: [{ ApiName: 'Old', IsActive: false }, { ApiName: 'Odd' }] };
    const old = await openRig(deal('closedwon', 'Old', stages));
    const odd = await openRig(deal('closedwon', 'Odd', stages));
    await Promise.all([old.integration.stop(), odd.integration.stop()]);
    expect(old.errors()).toEqual(['deals 9 inactive-opportunity-stage dealstage']);
    expect(odd.errors()).toEqual(['deals 9 missing-or-invalid-opportunity-stage dealstage']);
  });
});
