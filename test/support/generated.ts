import { generateDataset } from '../../src/sandbox/dataset/generate/generate.ts';

type Row = Record<string, unknown> & { id?: string; properties?: Record<string, unknown> };
/** As much of a data set file's shape as tests look at. */
export type Data = {
  hubspot: { objects: Record<string, Row[]> };
  salesforce: { records: Record<string, Row[]> };
  inclusion: { contacts: string[] };
  truth: unknown[];
};

/** Generated data, and the HubSpot ids of the contacts that the inclusion list leaves out: no API tells them. */
export function generated(records: number, seed: number): { dataset: Data; excluded: ReadonlySet<string> } {
  const dataset = generateDataset({ records, seed, now: new Date() }) as Data;
  const included = new Set(dataset.inclusion.contacts);
  const contacts = dataset.hubspot.objects['contacts'] ?? [];
  return { dataset, excluded: new Set(contacts.flatMap(({ id = '' }) => (included.has(id) ? [] : [id]))) };
}
