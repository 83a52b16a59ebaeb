import { INDUSTRIES } from '../salesforce-picklists.ts';
import { activePerson, addHubspot, addSalesforce, type Book } from './book.ts';
import type { CompanyPair } from './companies.ts';
import { LANGUAGES, REGIONS, TIERS } from './company.ts';
import { CONTACT_NEIGHBOURS } from './contact-neighbours.ts';
import { CONTACT_PLANTS } from './contact-plants.ts';
import type { PersonPair } from './person.ts';
import { slug } from './words.ts';

/** Contacts with their Salesforce leads and contacts: one in six with an error, one in six a hard case that is none. */
export function addContacts(book: Book, count: number, companies: readonly CompanyPair[]): void {
  for (let index = 0; index < count; index++) {
    const turn = Math.floor(index / 6);
    const plant = index % 6 === 1 ? CONTACT_PLANTS[turn % CONTACT_PLANTS.length] : undefined;
    const neighbour = index % 6 === 4 ? CONTACT_NEIGHBOURS[turn % CONTACT_NEIGHBOURS.length] : undefined;
    const kind = (plant ?? neighbour)?.kind ?? (index % 3 === 0 ? 'Lead' : 'Contact');
    const pair = cleanPerson(book, index, kind, companies);
    (plant ?? neighbour)?.apply(book, pair);
  }
}

function cleanPerson(
  book: Book,
  index: number,
  kind: PersonPair['kind'],
  companies: readonly CompanyPair[],
): PersonPair {
  const { words } = book;
  const { first, last } = words.person();
  const company = words.pick(companies);
  const owner = activePerson(book);
  const companyName = company.salesforce['Name'] as string;
  const shared = {
    email: `${slug(`${first} ${last}`) || 'contact'}.${index + 1}@${company.hubspot.properties['domain']}`,
    title: words.jobTitle(),
    phone: words.phone(),
    city: words.city(),
    region: words.pick(REGIONS),
    tier: words.pick(TIERS),
    languages: [words.pick(LANGUAGES.slice(0, 2)), words.pick(LANGUAGES.slice(2))].join(';'),
    industry: words.pick(INDUSTRIES),
  };
  const salesforce = addSalesforce(book, kind, {
    FirstName: first,
    LastName: last,
    Name: `${first} ${last}`,
    Email: shared.email,
    Title: shared.title,
    Phone: shared.phone,
    Region__c: shared.region,
    Customer_Tier__c: shared.tier,
    Languages__c: shared.languages,
    OwnerId: owner.userId,
    ...(kind === 'Lead'
      ? { Company: companyName, Industry: shared.industry, City: shared.city, Status: 'Open - Not Contacted' }
      : { AccountId: company.salesforce.Id, MailingCity: shared.city }),
  });
  const hubspot = addHubspot(book, 'contacts', 101 + index, {
    firstname: first,
    lastname: last,
    email: shared.email,
    jobtitle: shared.title,
    phone: shared.phone,
    city: shared.city,
    company: companyName,
    region__c: shared.region,
    customer_tier: shared.tier,
    languages: shared.languages,
    hubspot_owner_id: owner.ownerId,
    lifecyclestage: kind === 'Lead' ? 'lead' : 'customer',
    salesforcelastsynctime: book.times.synced,
    ...(kind === 'Lead'
      ? { industry: shared.industry, salesforceleadid: salesforce.Id }
      : { salesforcecontactid: salesforce.Id, salesforceaccountid: company.salesforce.Id }),
  });
  if (kind === 'Contact') hubspot.associations['companies'] = [company.hubspot.id];
  return { kind, index, hubspot, salesforce };
}
