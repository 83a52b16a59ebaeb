import { OPPORTUNITY_TYPES, STAGES } from '../salesforce-picklists.ts';
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
import type { CompanyPair } from './companies.ts';
import { RECORD_TYPES } from './org.ts';
import { DEAL_NEIGHBOURS } from './record-neighbours.ts';
import { plantRare, RARE_DEALS } from './rare-records.ts';
import type { Planted } from './words.ts';

type Plant = (book: Book, hubspot: HubspotDraft) => Pick<Planted, 'type' | 'property'>;

const PLANTS: readonly Plant[] = [
  // The integration user lacks the permission.
  ({ words }, hubspot) => {
    hubspot.properties['partner_code'] = `P-${words.integer(100, 999)}`;
    return { type: 'salesforce-field-permission', property: 'partner_code' };
  },
  ({ words }, hubspot) => {
    hubspot.properties['dealname'] = words.text(words.integer(121, 200));
    return { type: 'string-too-long', property: 'dealname' };
  },
  (_, hubspot) => {
    hubspot.properties['dealtype'] = 'newbusiness';
    return { type: 'mismatched-options', property: 'dealtype' };
  },
  (book, hubspot) => {
    hubspot.properties['hubspot_owner_id'] = formerPerson(book).ownerId;
    return { type: 'inactive-salesforce-owner', property: 'hubspot_owner_id' };
  },
  (_, hubspot) => {
    hubspot.properties['closedate'] = null;
    return { type: 'missing-required-value', property: 'closedate' };
  },
];

/** `dealstage` ids of the default pipeline are those of the file's own pipeline, see `PIPELINE`. */
export const PIPELINE = {
  id: 'default',
  label: 'Sales pipeline',
  stages: STAGES.map(({ name, probability, state }, displayOrder) => ({
    id: `stage${displayOrder + 1}`,
    label: name,
    displayOrder,
    metadata: { isClosed: String(state !== 'open'), probability: String(probability / 100) },
  })),
};

/** Deals with their opportunities, one in six with a common error, some with a rare one; some opportunities wait for an account. */
export function addDeals(book: Book, count: number, companies: readonly CompanyPair[]): void {
  let turn = 0;
  for (let index = 0; index < count; index++) {
    const waits = index % 12 === 5;
    const { hubspot, salesforce } = cleanDeal(book, index, companies, waits);
    const salesforceId = salesforce.Id;
    if (index % 6 === 3)
      DEAL_NEIGHBOURS[Math.floor(index / 6) % DEAL_NEIGHBOURS.length]?.({ hubspot, salesforce }, book);
    const rare = isRareTurn(index, 4) ? RARE_DEALS[turn++ % RARE_DEALS.length] : undefined;
    if (rare !== undefined) plantRare(book, 'deals', { hubspot, salesforce }, rare);
    if (waits) book.truth.push({ object: 'deals', id: hubspot.id, salesforceId, type: 'waiting-on-account-to-sync' });
    if (index % 6 !== 2) continue;
    const plant = PLANTS[Math.floor(index / 6) % PLANTS.length];
    if (plant === undefined) continue;
    book.truth.push({ object: 'deals', id: hubspot.id, salesforceId, ...plant(book, hubspot) });
    changedInHubspot(book, hubspot);
  }
}

function cleanDeal(
  book: Book,
  index: number,
  companies: readonly CompanyPair[],
  waits: boolean,
): { hubspot: HubspotDraft; salesforce: SalesforceDraft } {
  const { words } = book;
  const company = words.pick(companies);
  const owner = activePerson(book);
  const stage = words.integer(0, STAGES.length - 1);
  const name = `${company.salesforce['Name'] as string} – ${words.pick(['renewal', 'pilot', 'expansion', 'new site'])} ${index + 1}`;
  const closing = new Date(Date.parse(book.times.changed) + words.integer(5, 120) * 86_400_000)
    .toISOString()
    .slice(0, 10);
  const amount = words.integer(2, 400) * 500;
  const type = words.pick(OPPORTUNITY_TYPES);
  const salesforce = addSalesforce(book, 'Opportunity', {
    Name: name,
    Amount: amount,
    CloseDate: closing,
    StageName: STAGES[stage]?.name,
    Type: type,
    RecordTypeId: RECORD_TYPES.standard,
    AccountId: waits ? words.pick(book.orphanAccounts) : company.salesforce.Id,
    OwnerId: owner.userId,
  });
  const hubspot = addHubspot(book, 'deals', 40_001 + index, {
    dealname: name,
    amount: String(amount),
    closedate: `${closing}T00:00:00.000Z`,
    dealstage: `stage${stage + 1}`,
    pipeline: PIPELINE.id,
    dealtype: type,
    hubspot_owner_id: owner.ownerId,
    hs_salesforceopportunityid: salesforce.Id,
    salesforcelastsynctime: book.times.synced,
  });
  if (!waits) hubspot.associations['companies'] = [company.hubspot.id];
  return { hubspot, salesforce };
}
