import { INDUSTRIES } from '../salesforce-picklists.ts';
import {
  activePerson,
  addHubspot,
  addSalesforce,
  changedInHubspot,
  formerPerson,
  isRareTurn,
  type Book,
  type HubspotDraft,
  type SalesforceDraft,
} from './book.ts';
import { HUBSPOT_REGIONS, REGIONS } from './company.ts';
import { codeOf } from './org.ts';
import { hubspotAddress, PLACES, salesforceAddress } from './places.ts';
import { COMPANY_NEIGHBOURS } from './record-neighbours.ts';
import { plantRare, RARE_COMPANIES } from './rare-records.ts';

export type CompanyPair = { hubspot: HubspotDraft; salesforce: SalesforceDraft };

/** Names that are typed on purpose: a program that takes them for markup or for a formula shows it. */
const ODD_NAMES = [
  '<!channel> Rossi & Figli',
  '=HYPERLINK("https://rossi.example";"Rossi")',
  'O’Brien *Bold* `Systems`',
];

type Plant = (book: Book, pair: CompanyPair) => { type: string; property: string };

/** Errors of a company; each changes HubSpot's side alone. */
const PLANTS: readonly Plant[] = [
  ({ words }, { hubspot }) => {
    hubspot.properties['industry'] = words.pick([
      'COMPUTER_SOFTWARE',
      'LOGISTICS_AND_SUPPLY_CHAIN',
      'RENEWABLES_ENVIRONMENT',
    ]);
    return { type: 'restricted-picklist-value', property: 'industry' };
  },
  ({ words }, { hubspot }) => {
    // Salesforce has the same word as "Banking".
    hubspot.properties['industry'] = words.pick(['BANKING', 'INSURANCE', 'UTILITIES']);
    return { type: 'mismatched-options', property: 'industry' };
  },
  (_, { hubspot }) => {
    hubspot.properties['phone'] = '+39 02 5550 1234 (switchboard, ask for the back office)';
    return { type: 'string-too-long', property: 'phone' };
  },
  ({ words }, { hubspot }) => {
    hubspot.properties['region__c'] = words.pick(HUBSPOT_REGIONS);
    return { type: 'restricted-picklist-value', property: 'region__c' };
  },
  (book, { hubspot }) => {
    hubspot.properties['hubspot_owner_id'] = formerPerson(book).ownerId;
    return { type: 'inactive-salesforce-owner', property: 'hubspot_owner_id' };
  },
  (_, { hubspot }) => {
    hubspot.properties['name'] = null;
    return { type: 'missing-required-value', property: 'name' };
  },
];

/** Companies with their accounts, one in six with a common error, some with a rare one, and some accounts that HubSpot has no company for. */
export function addCompanies(book: Book, count: number): CompanyPair[] {
  const pairs: CompanyPair[] = [];
  let turn = 0;
  for (let index = 0; index < count; index++) {
    const pair = cleanCompany(book, index);
    pairs.push(pair);
    if (index % 6 === 1) COMPANY_NEIGHBOURS[Math.floor(index / 6) % COMPANY_NEIGHBOURS.length]?.(pair, book);
    const rare = isRareTurn(index, 5) ? RARE_COMPANIES[turn++ % RARE_COMPANIES.length] : undefined;
    if (rare !== undefined) plantRare(book, 'companies', pair, rare);
    if (index % 6 !== 3) continue;
    const plant = PLANTS[Math.floor(index / 6) % PLANTS.length];
    if (plant === undefined) continue;
    book.truth.push({
      object: 'companies',
      id: pair.hubspot.id,
      salesforceId: pair.salesforce.Id,
      ...plant(book, pair),
    });
    changedInHubspot(book, pair.hubspot);
  }
  for (let index = 0; index < Math.max(2, Math.round(count / 15)); index++) {
    const name = book.words.company();
    book.orphanAccounts.push(addSalesforce(book, 'Account', { Name: name, OwnerId: activePerson(book).userId }).Id);
  }
  return pairs;
}

function cleanCompany(book: Book, index: number): CompanyPair {
  const { words } = book;
  const name = ODD_NAMES[index - 1] ?? words.company();
  const owner = activePerson(book);
  const shared = {
    phone: words.phone(),
    industry: words.pick(INDUSTRIES),
    region: words.pick(REGIONS),
    city: words.city(),
    domain: words.domain(index < 4 ? `company ${index}` : `${name} ${index}`),
  };
  const place = words.pick(PLACES);
  const employees = words.integer(3, 4000);
  const vat = `IT${String(10_000_000_001 + index * 37)}`;
  const catalogue = codeOf(index % 5000);
  const salesforce = addSalesforce(book, 'Account', {
    Name: name,
    ...salesforceAddress('Billing', place),
    NumberOfEmployees: employees,
    Vat_Number__c: vat,
    Catalogue_Code__c: catalogue,
    Phone: shared.phone,
    Industry: shared.industry,
    Region__c: shared.region,
    BillingCity: shared.city,
    Website: `https://${shared.domain}`,
    OwnerId: owner.userId,
  });
  const hubspot = addHubspot(book, 'companies', 20_001 + index, {
    name,
    ...hubspotAddress(place),
    numberofemployees: String(employees),
    vat_number: vat,
    catalogue_code: catalogue,
    phone: shared.phone,
    industry: shared.industry,
    region__c: shared.region,
    city: shared.city,
    domain: shared.domain,
    website: `https://${shared.domain}`,
    hubspot_owner_id: owner.ownerId,
    // Older links have 15 characters.
    salesforceaccountid: index % 5 === 0 ? salesforce.Id.slice(0, 15) : salesforce.Id,
    salesforcelastsynctime: book.times.synced,
  });
  return { hubspot, salesforce };
}
