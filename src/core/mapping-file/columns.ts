/** What the columns of a list of mappings hold, by the words of their headers: nobody has seen HubSpot's own. */
import { plainWords } from '../import/words.ts';
import type { SalesforceObject } from '../sync-error.ts';
import { objectsInHeader, type ToldObjects } from './objects.ts';

export type MappingColumns = {
  /** Column numbers, the one to believe first. */
  readonly property: readonly number[];
  /** By the Salesforce object that the headers name, or undefined: its column numbers, the one to believe first. */
  readonly field: ReadonlyMap<SalesforceObject | undefined, readonly number[]>;
  /** What the property's header tells of the objects. */
  readonly told: ToldObjects;
  readonly object?: number;
  readonly salesforceObject?: number;
  readonly rule?: number;
};

type Role =
  | { readonly kind: 'object' | 'salesforceObject' }
  | { readonly kind: 'rule'; readonly rank: number }
  | { readonly kind: 'property' | 'field'; readonly rank: number; readonly told: ToldObjects };

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const HUBSPOT = words('hubspot hs');
const SALESFORCE = words('salesforce sfdc sf');
const PROPERTY = words('property properties proprieta');
const FIELD = words('field fields campo campi');
const OBJECT = words('object objects oggetto oggetti sobject entity entita');
const RULE = words('rule rules regola regole');
/** What a rule may be called as well; a column of rules comes before one of these. */
const DIRECTION = words('direction direzione behavior behaviour comportamento');
const SYNC = words('sync sincronizzazione');
/** Of a setting that says how, beside "sync". */
const SETTING = words(
  'setting settings impostazione impostazioni type tipo mode modalita update aggiornamento di della',
);
const NAME = words('name nome');
const INTERNAL = words('internal interno interna');
const API = words('api');
const LABEL = words('label etichetta');
/** Columns that say something about a mapping, but not which it is. */
const OTHERS = words(
  [
    'type tipo types tipi group gruppo description descrizione format formato id ids date data last ultima ultimo created',
    'creata creato updated modified modificata modificato status stato value values valore valori required obbligatorio',
    'obbligatoria option options opzione opzioni length lunghezza limit count errors error errore errori note notes unique',
    'user utente by da portal validation convalida duplicate',
  ].join(' '),
);

/** Two columns at least: a property and a field. Undefined where the row is no header. */
export function columnsOf(row: readonly string[]): MappingColumns | undefined {
  const roles = row.map(roleOf);
  const places = byRank(
    roles.flatMap((role, column) => (role !== undefined && 'told' in role ? { ...role, column } : [])),
  );
  const property = places.filter(({ kind }) => kind === 'property');
  const field = Map.groupBy(
    places.filter(({ kind }) => kind === 'field'),
    ({ told }) => told.salesforceObject,
  );
  if (property.length === 0 || field.size === 0) return undefined;
  const [rule] = byRank(roles.flatMap((role, column) => (role?.kind === 'rule' ? { ...role, column } : [])));
  const first = (kind: 'object' | 'salesforceObject') => {
    const column = roles.findIndex((role) => role?.kind === kind);
    return column === -1 ? {} : { [kind]: column };
  };
  return {
    property: property.map(({ column }) => column),
    field: new Map([...field].map(([object, columns]) => [object, columns.map(({ column }) => column)])),
    told: property[0]?.told ?? {},
    ...first('object'),
    ...first('salesforceObject'),
    ...(rule === undefined ? {} : { rule: rule.column }),
  };
}

const byRank = <T extends { readonly rank: number; readonly column: number }>(columns: readonly T[]) =>
  columns.toSorted((one, other) => other.rank - one.rank || one.column - other.column);

function roleOf(header: string): Role | undefined {
  const tokens = plainWords(header.replaceAll(/[()[\]（）]/g, ' ')).split(' ');
  const has = (list: ReadonlySet<string>) => tokens.some((token) => list.has(token));
  const isPlace = has(PROPERTY) || has(FIELD);
  const ruleRank = rankOfRule(tokens, has);
  if (ruleRank !== undefined) return { kind: 'rule', rank: ruleRank };
  if (has(OBJECT) && !isPlace && !tokens.includes('id')) {
    return { kind: has(SALESFORCE) ? 'salesforceObject' : 'object' };
  }
  if (has(OTHERS)) return undefined;
  const kind = sideOf(tokens, has);
  if (kind === undefined) return undefined;
  const isAlone = tokens.length === 1 && (has(HUBSPOT) || has(SALESFORCE));
  if (!isAlone && !isPlace && !has(NAME) && !has(LABEL)) return undefined;
  const rank = has(INTERNAL) || has(API) ? 3 : has(LABEL) ? 1 : 2;
  return { kind, rank, told: objectsInHeader(tokens, kind === 'field') };
}

function rankOfRule(tokens: readonly string[], has: (list: ReadonlySet<string>) => boolean): number | undefined {
  const isOther = tokens.some((token) => OTHERS.has(token) && !SETTING.has(token));
  if (has(RULE) && (has(SYNC) || !isOther)) return isOther ? 1 : 3;
  const isSetting = has(SYNC) || has(DIRECTION);
  return isSetting && tokens.every((token) => [SYNC, SETTING, DIRECTION].some((list) => list.has(token)))
    ? 2
    : undefined;
}

/** The vendor that a header names, else whose word it uses: HubSpot has properties, Salesforce fields. */
function sideOf(
  tokens: readonly string[],
  has: (list: ReadonlySet<string>) => boolean,
): 'property' | 'field' | undefined {
  if (has(HUBSPOT) !== has(SALESFORCE)) return has(HUBSPOT) ? 'property' : 'field';
  if (has(HUBSPOT)) return undefined;
  if (has(PROPERTY) !== has(FIELD)) return has(PROPERTY) ? 'property' : 'field';
  if (has(PROPERTY) || !tokens.some((token) => NAME.has(token))) return undefined;
  return has(INTERNAL) ? 'property' : has(API) ? 'field' : undefined;
}
