/** Generated data that people then edited at random on both sides, at different times: nobody planted what goes wrong in it. */
import { Faker, base, en } from '@faker-js/faker';
import { generateDataset } from '../../src/sandbox/dataset/generate/generate.ts';

type Values = Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;

const HUBSPOT: Values = {
  contacts: {
    jobtitle: [null, 'x'.repeat(128), 'x'.repeat(129), '🚀'.repeat(70), 'CEO'],
    lastname: [null, 'Z'.repeat(81), 'Roe'],
    firstname: [null, 'F'.repeat(41), 'Jo'],
    email: ['jö@alderon.example', 'ok@alderon.example', 'a@b@c', null, 'UP@ALDERON.EXAMPLE'],
    phone: [null, '1'.repeat(41), '+1 2'],
    region__c: [null, 'LATAM', 'EMEA', 'Iberia', 'emea'],
    customer_tier: [null, 'gold', 'Standard', 'Plus'],
    languages: [null, 'English;Italian', 'French'],
    hubspot_owner_id: ['7007', '7008', '7001', null],
    city: [null, 'c'.repeat(60), 'Rome'],
    industry: [null, 'SaaS', 'Banking', 'banking'],
    company: [null, 'Acme', 'A'.repeat(256)],
    credit_rating: ['y'.repeat(18), null],
    persona_notes: ['z'.repeat(99)],
  },
  companies: {
    name: [null, 'N'.repeat(256), 'Acme'],
    phone: ['1'.repeat(41), null],
    industry: ['BANKING', 'COMPUTER_SOFTWARE', 'Banking', null],
    region__c: ['LATAM', 'EMEA', null],
    hubspot_owner_id: ['7007', '7002', null],
    city: ['c'.repeat(60), null],
  },
  deals: {
    dealname: ['d'.repeat(121), null, 'x'],
    amount: ['12.50', 'abc', null],
    dealtype: ['newbusiness', 'New Customer', null],
    closedate: [null, '2027-01-01T00:00:00.000Z'],
    hubspot_owner_id: ['7008', '7003'],
  },
};

const SALESFORCE: Values = {
  Lead: {
    Title: [null, 'Boss'],
    Email: ['x@y..z', 'p@q.con', null, 'fine@alderon.example'],
    Region__c: [null, 'EMEA', 'Iberia'],
    Customer_Tier__c: ['Strategic', 'Tier_Gold', null, 'Plus'],
    City: [null, 'Oslo'],
    Industry: [null, 'Energy'],
  },
  Contact: {
    Title: [null, 'Boss'],
    Email: ['x@y..z', 'p@q.con', null],
    Region__c: [null, 'APAC'],
    Customer_Tier__c: ['Strategic', null, 'Plus'],
    Languages__c: ['German', null],
    MailingCity: [null, 'Oslo'],
    AccountId: [null],
  },
  Account: { Industry: ['Energy', null], Phone: [null], Name: ['Other'] },
  Opportunity: { Type: ['New_Business', null], Amount: [null, 5], Name: ['O'] },
};

type Row = Record<string, unknown> & { id?: string; properties?: Record<string, unknown> };
type Data = {
  hubspot: { objects: Record<string, Row[]> };
  salesforce: { records: Record<string, Row[]> };
  inclusion: { contacts: string[] };
  truth: unknown[];
};

/** `excluded`: contacts that the inclusion list leaves out. */
export function editAtRandom(round: number): { dataset: unknown; excluded: ReadonlySet<string> } {
  const random = new Faker({ locale: [en, base], seed: round });
  const now = new Date();
  const dataset = generateDataset({ records: 150, seed: round + 100, now }) as Data;
  dataset.truth = [];
  const hoursAgo = (...hours: number[]) =>
    new Date(now.getTime() - random.helpers.arrayElement(hours) * 3_600_000).toISOString();
  const edit = (into: Record<string, unknown>, values: Values[string]) => {
    const name = random.helpers.arrayElement(Object.keys(values));
    into[name] = random.helpers.arrayElement(values[name] ?? []);
  };
  for (const [object, values] of Object.entries(HUBSPOT)) {
    for (const row of dataset.hubspot.objects[object] ?? []) {
      if (random.number.float() > 0.35) continue;
      for (let edits = random.number.int({ min: 1, max: 3 }); edits > 0; edits--) edit(row.properties ?? {}, values);
      row['updatedAt'] = hoursAgo(10, 24, 72);
    }
  }
  for (const [object, values] of Object.entries(SALESFORCE)) {
    for (const row of dataset.salesforce.records[object] ?? []) {
      if (random.number.float() > 0.2) continue;
      edit(row, values);
      row['LastModifiedDate'] = row['SystemModstamp'] = hoursAgo(5, 24, 72);
    }
  }
  const included = new Set(dataset.inclusion.contacts);
  const contacts = dataset.hubspot.objects['contacts'] ?? [];
  return { dataset, excluded: new Set(contacts.flatMap(({ id = '' }) => (included.has(id) ? [] : [id]))) };
}
