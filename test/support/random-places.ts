/** More edits at random: of addresses, owners, stages and record types, on both sides and at different times. */
import { base, en, Faker } from '@faker-js/faker';
import {
  CHATTER_USER,
  PARTNER,
  PORTAL_USER,
  QUEUE,
  RECORD_TYPES,
  STAGE_NAMES,
} from '../../src/sandbox/dataset/generate/org.ts';

type Row = Record<string, unknown> & { properties?: Record<string, unknown> };
type Data = {
  readonly hubspot: { readonly objects: Record<string, Row[]> };
  readonly salesforce: { readonly records: Record<string, Row[]> };
};

const COUNTRIES = ['Italy', 'italy', 'IT', 'Germany', 'Georgia', 'Italia', 'Malta', null, ' United States '];
const STATES = ['Milano', 'MI', 'Bavaria', 'Georgia', 'Catalonia', 'Nowhere', null, 'ROMA'];
const OWNERS = [PARTNER.ownerId, CHATTER_USER.ownerId, '7001', '7007', null, QUEUE.ownerId];
const USERS = [PARTNER.userId, CHATTER_USER.userId, PORTAL_USER.userId];
const { retired, added, retiredOnBoth } = STAGE_NAMES;
const STAGES = [retired, added, retiredOnBoth, 'Closed Won', 'Prospecting', 'Unheard Of'];
/** As Salesforce keeps them: text and code follow each other. */
const ADDRESSES = [
  [null, null, null, null],
  ['Italy', 'IT', null, null],
  ['Italy', 'IT', 'Milano', 'MI'],
  ['Germany', 'DE', 'Bavaria', 'BY'],
  ['Georgia', 'GE', null, null],
] as const;
const PREFIXES: Readonly<Record<string, string>> = { Lead: '', Contact: 'Mailing', Account: 'Billing' };

/** Edits some records of a generated data set in place. */
export function editPlaces(dataset: unknown, round: number): void {
  const { hubspot, salesforce } = dataset as Data;
  const random = new Faker({ locale: [en, base], seed: round });
  const one = <T>(values: readonly T[]): T => random.helpers.arrayElement(values);
  const sometimes = (share: number) => random.number.float() < share;
  const ago = () => new Date(Date.now() - one([5, 10, 24, 72]) * 3_600_000).toISOString();

  for (const [object, rows] of Object.entries(hubspot.objects)) {
    for (const row of rows.filter(() => object !== 'tasks' && sometimes(0.3))) {
      const values = (row.properties ??= {});
      if (object !== 'deals' && sometimes(0.7)) values['country'] = one(COUNTRIES);
      if (object !== 'deals' && sometimes(0.7)) values['state'] = one(STATES);
      if (object === 'deals' && sometimes(0.5)) values['dealstage'] = one(['stage1', 'stage3', 'stage6']);
      if (sometimes(0.3)) values['hubspot_owner_id'] = one(OWNERS);
      row['updatedAt'] = ago();
    }
  }
  for (const object of ['Lead', 'Contact', 'Account', 'Opportunity']) {
    for (const row of (salesforce.records[object] ?? []).filter(() => sometimes(0.2))) {
      if (sometimes(0.5)) row['OwnerId'] = one(USERS);
      if (object === 'Opportunity') {
        if (sometimes(0.7)) row['StageName'] = one(STAGES);
        if (sometimes(0.4)) row['RecordTypeId'] = one([null, RECORD_TYPES.tender, RECORD_TYPES.standard]);
      } else if (sometimes(0.5)) {
        const address = one(ADDRESSES);
        for (const [index, part] of ['Country', 'CountryCode', 'State', 'StateCode'].entries())
          row[`${PREFIXES[object] ?? ''}${part}`] = address[index];
      }
      row['LastModifiedDate'] = row['SystemModstamp'] = ago();
    }
  }
}
