/**
 * HubSpot's list of sync errors as a CSV. HubSpot does not document the file's columns: these are what its page shows, in one of the
 * two shapes that the file may have.
 */
import { stringify } from 'csv-stringify/sync';
import type { CrmState, HubspotRow, SalesforceRow, TruthRow } from '../crm.ts';
import { ERROR_NAMES, type Language } from './error-names.ts';

export const SHAPES = ['records', 'errors'] as const;
/** A row for each failing record, or for each error with the number of its records. */
export type Shape = (typeof SHAPES)[number];

type Words = Readonly<Record<Language, string>>;
const COLUMNS = {
  type: { en: 'Error type', it: 'Tipo di errore' },
  object: { en: 'Object', it: 'Oggetto' },
  name: { en: 'Record name', it: 'Nome del record' },
  id: { en: 'Record ID', it: 'ID record' },
  salesforceId: { en: 'Salesforce ID', it: 'ID Salesforce' },
  message: { en: 'Error message', it: 'Messaggio di errore' },
  records: { en: 'Affected records', it: 'Record interessati' },
  at: { en: 'Last occurred', it: 'Ultima occorrenza' },
} as const satisfies Record<string, Words>;
type ColumnName = keyof typeof COLUMNS;

const SHAPE_COLUMNS: Readonly<Record<Shape, readonly ColumnName[]>> = {
  records: ['type', 'object', 'name', 'id', 'salesforceId', 'message', 'at'],
  errors: ['type', 'object', 'message', 'records', 'at'],
};

const OBJECT_NAMES: Readonly<Record<TruthRow['object'], Words>> = {
  contacts: { en: 'Contact', it: 'Contatto' },
  companies: { en: 'Company', it: 'Azienda' },
  deals: { en: 'Deal', it: 'Trattativa' },
  tasks: { en: 'Task', it: 'Attività' },
};

const SALESFORCE_TABLES: Readonly<Record<TruthRow['object'], readonly string[]>> = {
  contacts: ['Contact', 'Lead'],
  companies: ['Account'],
  deals: ['Opportunity'],
  tasks: ['Task'],
};

type Line = Readonly<Record<ColumnName, string | number>>;

/** The errors of `truth`, with a byte order mark as HubSpot's exports have it. */
export function errorListCsv(
  state: Pick<CrmState, 'hubspot' | 'salesforce'>,
  truth: readonly TruthRow[],
  { language, shape }: { language: Language; shape: Shape },
): string {
  const lines = truth.map((row) => lineOf(state, row, language));
  return stringify(shape === 'records' ? lines : grouped(lines), {
    header: true,
    bom: true,
    columns: SHAPE_COLUMNS[shape].map((key) => ({ key, header: COLUMNS[key][language] })),
  });
}

function lineOf({ hubspot, salesforce }: Pick<CrmState, 'hubspot' | 'salesforce'>, row: TruthRow, language: Language) {
  const { object, id = '', salesforceId = '', type, message = '' } = row;
  const ours = hubspot.objects[object].get(id);
  const theirs = SALESFORCE_TABLES[object].flatMap((table) => salesforce.records[table]?.get(salesforceId) ?? [])[0];
  return {
    type: ERROR_NAMES[type]?.[language] ?? type,
    object: OBJECT_NAMES[object][language],
    name: nameOf(ours, theirs),
    id,
    salesforceId,
    message,
    records: 1,
    at: lastChange(ours, theirs),
  } satisfies Line;
}

function nameOf(ours: HubspotRow | undefined, theirs: SalesforceRow | undefined): string {
  const { firstname, lastname, name, dealname, email } = ours?.properties ?? {};
  const person = [firstname, lastname].filter(Boolean).join(' ');
  const known = dealname || name || person || email;
  if (known) return known;
  const parts = [theirs?.['FirstName'], theirs?.['LastName']].filter((part) => typeof part === 'string');
  return typeof theirs?.['Name'] === 'string' ? theirs['Name'] : parts.join(' ');
}

/** A record is tried when it changes: its last change is when it failed last. HubSpot's exports write times like this. */
function lastChange(ours: HubspotRow | undefined, theirs: SalesforceRow | undefined): string {
  const times = [ours?.updatedAt, theirs?.['LastModifiedDate']].filter((time) => typeof time === 'string');
  const last = Math.max(...times.map((time) => Date.parse(time)));
  return Number.isFinite(last) ? new Date(last).toISOString().slice(0, 16).replace('T', ' ') : '';
}

/** One line for each error: its records are counted, the latest time stays. */
function grouped(lines: readonly Line[]): Line[] {
  const groups = Map.groupBy(lines, ({ type, object, message }) => JSON.stringify([type, object, message]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const at = group.map((line) => String(line.at)).reduce((latest, time) => (time > latest ? time : latest), '');
    return first === undefined ? [] : [{ ...first, records: group.length, at }];
  });
}
