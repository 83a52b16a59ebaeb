/** Finds the counterpart of contacts that are not linked yet: by email, as HubSpot does. */
import { linkProperty } from './objects.ts';
import { linkOf } from './scope.ts';
import type { SyncContext } from './sync.ts';
import type { HubspotSide, Pair, SalesforceSide } from './types.ts';
import { isBlank, textOf } from './values.ts';

const EMAILS_A_QUERY = 100;

/** Leads and contacts without a HubSpot record, each with the HubSpot contact of its email where that is free. */
export async function matchInHubspot(context: SyncContext, pairs: readonly Pair[]): Promise<Pair[]> {
  const { hubspot, knowledge } = context;
  const emails = [...new Set(pairs.flatMap(({ salesforce }) => emailOf(salesforce?.['Email']) ?? []))];
  const options = { properties: knowledge.properties('contacts'), idProperty: 'email' };
  const free = new Map<string | undefined, HubspotSide>();
  for (const row of await hubspot.read('contacts', emails, options)) {
    if (linkOf('contacts', row) === undefined) free.set(emailOf(row.properties['email']), row);
  }
  const matched: Pair[] = [];
  const all = pairs.map((pair) => {
    const email = emailOf(pair.salesforce?.['Email']);
    const own = free.get(email);
    if (email === undefined || own === undefined) return pair;
    free.delete(email);
    const both = { ...pair, hubspot: own };
    matched.push(both);
    return both;
  });
  await writeLinks(context, matched);
  return all;
}

/** HubSpot contacts without a Salesforce record, with the contact or lead of their email that is free. */
export async function matchInSalesforce(context: SyncContext, pairs: readonly Pair[]): Promise<Pair[]> {
  const { salesforce, knowledge, links } = context;
  const emails = [...new Set(pairs.flatMap(({ hubspot }) => emailOf(hubspot?.properties['email']) ?? []))];
  const byEmail = new Map<string | undefined, Pick<Pair, 'salesforce' | 'salesforceObject'>>();
  for (let start = 0; start < emails.length; start += EMAILS_A_QUERY) {
    const list = emails
      .slice(start, start + EMAILS_A_QUERY)
      .map((email) => `'${email.replaceAll(/['\\]/g, String.raw`\$&`)}'`);
    for (const object of ['Lead', 'Contact'] as const) {
      const soql = `SELECT ${knowledge.fields(object).join(', ')} FROM ${object} WHERE Email IN (${list.join(', ')})`;
      if (!knowledge.describe(object).has('Email')) continue;
      for await (const rows of salesforce.query(soql)) {
        for (const row of rows.filter((candidate) => isFree(candidate, links.hubspotIdOf(candidate.Id)))) {
          // A contact goes before a lead of the same email.
          byEmail.set(emailOf(row['Email']), { salesforce: row, salesforceObject: object });
        }
      }
    }
  }
  const matched: Pair[] = [];
  const all = pairs.map((pair) => {
    const found = byEmail.get(emailOf(pair.hubspot?.properties['email']));
    if (found === undefined) return pair;
    const both = { ...pair, ...found };
    matched.push(both);
    return both;
  });
  await writeLinks(context, matched);
  return all;
}

function isFree(row: SalesforceSide, holder: string | undefined): boolean {
  return holder === undefined && row['IsConverted'] !== true;
}

/** The two are linked from now on, whatever becomes of their values. */
async function writeLinks({ hubspot, links }: SyncContext, pairs: readonly Pair[]): Promise<void> {
  const rows = pairs.map(({ salesforceObject, salesforce, hubspot: own }) => ({
    id: own?.id ?? '',
    properties: { [linkProperty(salesforceObject)]: salesforce?.Id },
  }));
  await hubspot.update('contacts', rows);
  for (const { salesforce, salesforceObject, hubspot: own } of pairs) {
    if (own === undefined || salesforce === undefined) continue;
    own.properties[linkProperty(salesforceObject)] = salesforce.Id;
    links.set('contacts', salesforce.Id, own.id);
  }
}

function emailOf(value: unknown): string | undefined {
  return isBlank(value) ? undefined : textOf(value).trim().toLowerCase();
}
