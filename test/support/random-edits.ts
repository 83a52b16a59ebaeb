/** Generated data that people then edited at random on both sides, at different times: nobody planted what goes wrong in it. */
import { Faker, base, en } from '@faker-js/faker';
import { IDLE_USER, PARTNER, PORTAL_USER, QUEUE, RECORD_TYPES } from '../../src/sandbox/dataset/generate/org.ts';
import { makeId } from '../../src/sandbox/dataset/salesforce-id.ts';
import { generated } from './generated.ts';

const ids = {
  contact: makeId('003', 1002),
  deleted: makeId('003', 1000),
  absent: makeId('003', 900_000),
  account: makeId('001', 1001),
  wrong: '0035g00000000gaAAB',
  queue: QUEUE.groupId,
  portal: PORTAL_USER.userId,
  partner: PARTNER.userId,
  idle: IDLE_USER.userId,
  tender: RECORD_TYPES.tender,
};

type Values = Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;

const HUBSPOT: Values = {
  contacts: {
    jobtitle: [null, 'x'.repeat(128), 'x'.repeat(129), '🚀'.repeat(70), `${'x'.repeat(128)}  `, 'CEO'],
    lastname: [null, 'Z'.repeat(81), 'Roe'],
    firstname: [null, 'F'.repeat(41), 'Jo'],
    email: ['jö@alderon.example', 'ok@alderon.example', 'a@b@c', null, 'UP@ALDERON.EXAMPLE'],
    phone: [null, '1'.repeat(41), '+1 2'],
    region__c: [null, 'LATAM', 'EMEA', 'Iberia', 'emea'],
    customer_tier: [null, 'gold', 'Standard', 'Plus'],
    languages: [null, 'English;Italian', 'French'],
    hubspot_owner_id: ['7007', '7008', '7001', '7021', '7022', '7031', null],
    city: [null, 'c'.repeat(60), 'Rome'],
    industry: [null, 'SaaS', 'Banking', 'banking'],
    company: [null, 'Acme', 'A'.repeat(256)],
    credit_rating: ['y'.repeat(18), null],
    persona_notes: ['z'.repeat(99)],
    country: [null, 'Italy', 'germany', 'Deutschland', 'IT', 'Georgia'],
    state: [null, 'Milano', 'hesse', 'Adjara', 'Nowhere', 'CA'],
    loyalty_number: [null, 'L-000103', 'l-000108', 'L'.repeat(21)],
    reports_to: [null, ids.contact, ids.contact.slice(0, 15), ids.deleted, ids.absent, ids.account, ids.wrong, 'Ada'],
    team_size: [null, '12', '1e3', '12.6', '999999', '1000000', '-5', 'many', '1,5'],
    badge_number: [null, 'B-1', 'B-2026-000417'],
    mobilephone: [null, '+39 335 9999999'],
    department_team: [null, 'Software', 'Field sales', 'Nobody'],
    department_area: [null, 'Sales', 'sales'],
  },
  companies: {
    name: [null, 'N'.repeat(256), 'Acme'],
    phone: ['1'.repeat(41), null],
    industry: ['BANKING', 'COMPUTER_SOFTWARE', 'Banking', null],
    region__c: ['LATAM', 'EMEA', null],
    hubspot_owner_id: ['7007', '7002', '7022', null],
    city: ['c'.repeat(60), null],
    country: [null, 'Italy', 'SPAIN', 'España', 'Georgia'],
    state: [null, 'Catalonia', 'Georgia', 'Bavaria', 'Bayern'],
    numberofemployees: [null, '99999999', '100000000', '1.5', '-5', '7.0'],
    vat_number: [null, 'IT10000000001', 'it10000000038', 'V'.repeat(21)],
    catalogue_code: [null, 'C0007', 'C5000'],
  },
  deals: {
    dealname: ['d'.repeat(121), null, 'x'],
    amount: ['12.50', 'abc', null],
    dealtype: ['newbusiness', 'New Customer', null],
    closedate: [null, '2027-01-01T00:00:00.000Z'],
    hubspot_owner_id: ['7008', '7003', '7022'],
    dealstage: ['stage1', 'stage6', 'stage10', 'gone'],
    seats: [null, '5', '1e2'],
    hs_next_step: [null, 'Call', 'n'.repeat(256)],
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
    OwnerId: [ids.queue, ids.portal, ids.partner],
  },
  Contact: {
    Title: [null, 'Boss'],
    Email: ['x@y..z', 'p@q.con', null],
    Region__c: [null, 'APAC'],
    Customer_Tier__c: ['Strategic', null, 'Plus'],
    Languages__c: ['German', null],
    MailingCity: [null, 'Oslo'],
    AccountId: [null],
    OwnerId: [ids.portal, ids.partner, ids.idle],
    Loyalty_Number__c: [null],
    ReportsToId: [null, ids.contact],
    Team_Size__c: [null, 12, 0],
    Badge_Number__c: [null, 'B-1', 'B-2026-000417', '🔑🔑🔑🔑', '🔑🔑🔑🔑1'],
    Team__c: [null, 'Hardware'],
  },
  Account: {
    Industry: ['Energy', null],
    Phone: [null],
    Name: ['Other'],
    OwnerId: [ids.portal, ids.partner],
    NumberOfEmployees: [null, 0, 12],
    Vat_Number__c: [null, 'IT10000000001', 'it10000000038'],
    Catalogue_Code__c: [null, 'C0001', 'c0001', 'D0002'],
    Credit_Hold__c: [false],
  },
  Opportunity: {
    Type: ['New_Business', null],
    Amount: [null, 5],
    Name: ['O'],
    OwnerId: [ids.portal],
    StageName: ['Closed Won', 'Legal Review', 'Feasibility Study', 'Perception Analysis', 'Nowhere'],
    RecordTypeId: [null, ids.tender],
    Seats__c: [null, '5', '5.0', '10-20', ' 7'],
    NextStep: [null, 'Call'],
  },
};

/** `excluded`: contacts that the inclusion list leaves out. */
export function editAtRandom(round: number): { dataset: unknown; excluded: ReadonlySet<string> } {
  const random = new Faker({ locale: [en, base], seed: round });
  const now = new Date();
  const { dataset, excluded } = generated(150, round + 100);
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
  return { dataset, excluded };
}
