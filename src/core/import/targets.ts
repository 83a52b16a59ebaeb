import type { RecordId } from './record-ids.ts';

export type Ids = { readonly hubspot: RecordId[]; readonly salesforce: RecordId[] };
/** One record that a row names. */
export type Target = {
  readonly hubspot: RecordId | undefined;
  readonly salesforce: RecordId | undefined;
  readonly name: string;
};

/** The records of one row: lists of the same length in both CRMs are pairs. `name` is nobody's where there are several. */
export function targetsOf({ hubspot, salesforce }: Ids, emails: readonly string[], name: string): readonly Target[] {
  if (hubspot.length <= 1 && salesforce.length <= 1) {
    const [one] = hubspot;
    const [other] = salesforce;
    if (one === undefined && other === undefined && emails.length > 0)
      return emails.map((address) => target(one, other, address));
    return [target(one, other, name)];
  }
  if (hubspot.length === salesforce.length) return hubspot.map((id, index) => target(id, salesforce[index], ''));
  return [
    ...distinct(hubspot).map((id) => target(id, undefined, '')),
    ...distinct(salesforce).map((id) => target(undefined, id, '')),
  ];
}

const target = (hubspot: RecordId | undefined, salesforce: RecordId | undefined, name: string): Target => ({
  hubspot,
  salesforce,
  name,
});

const distinct = (ids: readonly RecordId[]) => [...new Map(ids.map((id) => [id.id, id])).values()];
