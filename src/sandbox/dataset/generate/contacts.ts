import { INDUSTRIES } from '../salesforce-picklists.ts';
import { activePerson, addHubspot, addSalesforce, isRareTurn, type Book } from './book.ts';
import type { CompanyPair } from './companies.ts';
import { LANGUAGES, REGIONS, TIERS } from './company.ts';
import { CONTACT_NEIGHBOURS } from './contact-neighbours.ts';
import { CONTACT_PLANTS } from './contact-plants.ts';
import { MORE_NEIGHBOURS } from './more-neighbours.ts';
import { QUEUE } from './org.ts';
import type { PersonPair } from './person.ts';
import { hubspotAddress, PLACES, salesforceAddress } from './places.ts';
import { RARE_PEOPLE } from './rare-people.ts';
import { slug } from './words.ts';

const NEIGHBOURS = [...CONTACT_NEIGHBOURS, ...MORE_NEIGHBOURS];

/**
 * Contacts with their Salesforce leads and contacts: one in six with a common error, some with a rare one, and one in six a
 * hard case that is none.
 */
export function addContacts(book: Book, count: number, companies: readonly CompanyPair[]): void {
  addSalesforce(book, 'Contact', { LastName: 'Moved', Name: 'Moved', IsDeleted: true });
  let rare = 0;
  for (let index = 0; index < count; index++) {
    const turn = Math.floor(index / 6);
    const own =
      index % 6 === 1
        ? CONTACT_PLANTS[turn % CONTACT_PLANTS.length]
        : index % 6 === 4
          ? NEIGHBOURS[turn % NEIGHBOURS.length]
          : isRareTurn(index, 3)
            ? RARE_PEOPLE[rare++ % RARE_PEOPLE.length]
            : undefined;
    const kind = own?.kind ?? (index % 3 === 0 ? 'Lead' : 'Contact');
    const pair = cleanPerson(book, index, kind, companies);
    own?.apply(book, pair);
    if (index % 24 === 0) addTask(book, index);
  }
}

/** Of a queue, which may own tasks in Salesforce as well. */
function addTask(book: Book, index: number): void {
  addHubspot(book, 'tasks', 60_001 + index, {
    hs_task_subject: 'Call back about the brochure',
    hs_task_status: 'NOT_STARTED',
    hs_timestamp: book.times.changed,
    hubspot_owner_id: QUEUE.ownerId,
  });
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
  const place = words.pick(PLACES);
  const loyalty = `L-${String(101 + index).padStart(6, '0')}`;
  const mobile = `+39 335 ${5_000_000 + index}`;
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
      ? {
          ...salesforceAddress('', place),
          Company: companyName,
          Industry: shared.industry,
          City: shared.city,
          Status: 'Open - Not Contacted',
        }
      : {
          ...salesforceAddress('Mailing', place),
          AccountId: company.salesforce.Id,
          MailingCity: shared.city,
          MobilePhone: mobile,
          Loyalty_Number__c: loyalty,
        }),
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
    ...hubspotAddress(place),
    hubspot_owner_id: owner.ownerId,
    lifecyclestage: kind === 'Lead' ? 'lead' : 'customer',
    salesforcelastsynctime: book.times.synced,
    ...(kind === 'Lead'
      ? { industry: shared.industry, salesforceleadid: salesforce.Id }
      : {
          mobilephone: mobile,
          loyalty_number: loyalty,
          salesforcecontactid: salesforce.Id,
          salesforceaccountid: company.salesforce.Id,
        }),
  });
  if (kind === 'Contact') hubspot.associations['companies'] = [company.hubspot.id];
  return { kind, index, hubspot, salesforce };
}
