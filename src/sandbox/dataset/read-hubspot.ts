import type {
  HubspotObject,
  HubspotOwnerRow,
  HubspotPipelineRow,
  HubspotPropertyRow,
  HubspotRow,
  HubspotState,
} from '../crm.ts';
import { defaultOwners, defaultPipelines } from './default-rows.ts';
import { defaultProperties, fieldTypeOf, hubspotProperty } from './hubspot-properties.ts';
import { type Place, at, defined, fault, isObject, parse, parseEntries, parseRows, unwrapList } from './parse.ts';
import * as schema from './schema.ts';

const ACCOUNT: HubspotState['account'] = {
  portalId: 4242,
  uiDomain: 'app.hubspot.com',
  timeZone: 'Europe/Rome',
  accountType: 'STANDARD',
  dataHostingLocation: 'na1',
  companyCurrency: 'EUR',
  additionalCurrencies: [],
  utcOffset: '+01:00',
  utcOffsetMilliseconds: 3_600_000,
};

/** `dayBefore` is the ISO time of rows that tell none. */
export function readHubspot(input: unknown, dayBefore: string, place: Place): HubspotState {
  const parts = input === undefined ? {} : input;
  if (!isObject(parts)) {
    fault(place, input, 'an object');
    return readHubspot({}, dayBefore, place);
  }
  return {
    account: {
      ...ACCOUNT,
      ...defined(parse(schema.accountSchema, parts['account'] ?? {}, at(place, 'account')) ?? {}),
    },
    properties: readProperties(parts['properties'], at(place, 'properties')),
    propertyValidations: readValidations(parts['propertyValidations'], at(place, 'propertyValidations')),
    owners: readOwners(parts['owners'], dayBefore, at(place, 'owners')),
    pipelines: { deals: readPipelines(parts['pipelines'], at(place, 'pipelines')) },
    associationLimits: readAssociationLimits(parts['associationLimits'], at(place, 'associationLimits')),
    objects: readObjects(parts['objects'], dayBefore, at(place, 'objects')),
  };
}

function isHubspotObject(name: string): name is HubspotObject {
  return schema.HUBSPOT_OBJECTS.some((object) => object === name);
}

function readProperties(input: unknown, place: Place): HubspotState['properties'] {
  const properties = defaultProperties();
  for (const [object, list] of parseEntries(input, place)) {
    if (!isHubspotObject(object)) continue;
    const byName = new Map(properties[object].map((row) => [row.name, row]));
    for (const { row } of parseRows(schema.propertySchema, list, at(place, object))) {
      const { options, modificationMetadata, ...rest } = row;
      const base = byName.get(row.name) ?? hubspotProperty(row.name, row.label ?? row.name, row.type);
      const merged: HubspotPropertyRow = { ...base, ...defined(rest) };
      if (row.type !== undefined && row.fieldType === undefined) merged.fieldType = fieldTypeOf(row.type);
      if (modificationMetadata !== undefined) {
        merged.modificationMetadata = { ...base.modificationMetadata, ...defined(modificationMetadata) };
      }
      if (options !== undefined) {
        merged.options = options.map((option) => ({
          ...option,
          label: option.label ?? String(option.value),
          value: String(option.value),
          hidden: option.hidden ?? false,
        }));
      }
      if (merged.archived === true) byName.delete(row.name);
      else byName.set(row.name, merged);
    }
    properties[object] = [...byName.values()];
  }
  return properties;
}

const TYPE_IDS: Record<string, string> = { contacts: '0-1', companies: '0-2', deals: '0-3', tasks: '0-27' };

function readValidations(input: unknown, place: Place): HubspotState['propertyValidations'] {
  return Object.fromEntries(
    parseEntries(input, place).map(([type, list]) => [
      TYPE_IDS[type] ?? type,
      parseRows(schema.propertyValidationSchema, list, at(place, type)).map(({ row }) => row),
    ]),
  );
}

function readOwners(input: unknown, dayBefore: string, place: Place): HubspotOwnerRow[] {
  if (input === undefined) return defaultOwners(dayBefore);
  const rows = parseRows(schema.ownerSchema, input, place);
  findDuplicates(rows);
  return rows.map(({ row: { email, firstName, lastName, userId, ...row } }) => ({
    ...row,
    ...(email ? { email } : {}),
    ...(firstName ? { firstName } : {}),
    ...(lastName ? { lastName } : {}),
    ...(typeof userId === 'number' ? { userId } : {}),
    type: row.type ?? 'PERSON',
    archived: row.archived ?? false,
    createdAt: row.createdAt ?? dayBefore,
    updatedAt: row.updatedAt ?? dayBefore,
  }));
}

/** By direction (`0-2/0-1`, `companies/contacts`); what HubSpot sums up over those (`from`, `0-2/to`) may be there too. */
function readAssociationLimits(input: unknown, place: Place): HubspotState['associationLimits'] {
  return Object.fromEntries(
    parseEntries(input, place).map(([path, answer]) => [
      path,
      parse(schema.associationLimitSchema, answer, at(place, path)),
    ]),
  );
}

function readPipelines(input: unknown, place: Place): HubspotPipelineRow[] {
  const deals = parseEntries(input, place).find(([object]) => object === 'deals');
  if (deals === undefined) return defaultPipelines();
  return parseRows(schema.pipelineSchema, deals[1], at(place, 'deals')).map(({ row }, order) => ({
    ...row,
    displayOrder: row.displayOrder ?? order,
    archived: row.archived ?? false,
    stages: (row.stages ?? []).map((stage, index) => ({
      ...stage,
      displayOrder: stage.displayOrder ?? index,
      archived: stage.archived ?? false,
      metadata: stage.metadata ?? {},
    })),
  }));
}

function readObjects(input: unknown, dayBefore: string, place: Place): HubspotState['objects'] {
  const objects: HubspotState['objects'] = {
    contacts: new Map(),
    companies: new Map(),
    deals: new Map(),
    tasks: new Map(),
  };
  const links: { from: HubspotObject; id: string; to: HubspotObject; other: string; place: Place }[] = [];
  for (const [object, list] of parseEntries(input, place)) {
    if (!isHubspotObject(object)) continue;
    const rows = parseRows(schema.hubspotRowSchema, list, at(place, object));
    findDuplicates(rows);
    for (const { row, place: own } of rows) {
      objects[object].set(row.id, hubspotRow(object, row, dayBefore));
      for (const link of readAssociations(row.associations, at(own, 'associations'))) {
        links.push({ from: object, id: row.id, ...link });
      }
    }
  }
  for (const link of links) {
    const other = objects[link.to].get(link.other);
    const self = objects[link.from].get(link.id);
    if (other === undefined && !isMentioned(input, link.to, link.other)) {
      fault(link.place, link.other, `the id of one of the ${link.to} in this file`);
    }
    if (other === undefined || self === undefined) continue;
    associate(self, link.to, link.other);
    associate(other, link.from, link.id);
  }
  return objects;
}

/** True for a record that the file holds, if with faults of its own. */
function isMentioned(input: unknown, object: HubspotObject, id: string): boolean {
  const list = isObject(input) ? (unwrapList(input[object]) ?? []) : [];
  return list.some((row) => isObject(row) && String(row['id']) === id);
}

function hubspotRow(
  object: HubspotObject,
  row: ReturnType<typeof schema.hubspotRowSchema.parse>,
  dayBefore: string,
): HubspotRow {
  const modified = object === 'contacts' ? 'lastmodifieddate' : 'hs_lastmodifieddate';
  const given: Record<string, string | null> = {};
  for (const [name, value] of Object.entries(row.properties ?? {})) given[name] = value === null ? null : String(value);
  const updatedAt = isoOr(row.updatedAt ?? given[modified], dayBefore);
  const createdAt = isoOr(row.createdAt ?? given['createdate'], dayBefore < updatedAt ? dayBefore : updatedAt);
  return {
    id: row.id,
    properties: Object.assign(given, { hs_object_id: row.id, createdate: createdAt, [modified]: updatedAt }),
    associations: {},
    createdAt,
    updatedAt,
    archived: row.archived ?? false,
    history: Object.fromEntries(
      Object.entries(row.propertiesWithHistory ?? {}).map(([property, values]) => [
        property,
        values
          .map(({ value, timestamp, sourceType }) => ({
            value: value === null ? '' : String(value),
            timestamp: new Date(timestamp).toISOString(),
            sourceType: sourceType ?? 'CRM_UI',
          }))
          .sort((a, b) => b.timestamp.localeCompare(a.timestamp)),
      ]),
    ),
  };
}

/** HubSpot writes times as ISO texts or as epoch milliseconds. */
function isoOr(given: string | null | undefined, otherwise: string): string {
  if (!given) return otherwise;
  const time = new Date(/^\d+$/.test(given) ? Number(given) : given);
  return Number.isNaN(time.getTime()) ? otherwise : time.toISOString();
}

function readAssociations(
  input: Record<string, unknown> | undefined,
  place: Place,
): { to: HubspotObject; other: string; place: Place }[] {
  return Object.entries(input ?? {}).flatMap(([to, list]) => {
    const own = at(place, to);
    if (!isHubspotObject(to)) return [];
    const ids = unwrapList(list);
    if (ids === undefined) {
      fault(own, list, 'a list of ids');
      return [];
    }
    return ids.flatMap((item, index) => {
      const other = parse(schema.associatedId, item, at(own, index));
      return other === undefined ? [] : [{ to, other, place: at(own, index) }];
    });
  });
}

function associate(row: HubspotRow, to: HubspotObject, id: string): void {
  const ids = (row.associations[to] ??= []);
  if (!ids.includes(id)) ids.push(id);
}

function findDuplicates(rows: readonly { row: { id: string }; place: Place }[]): void {
  const seen = new Set<string>();
  for (const { row, place } of rows) {
    if (seen.has(row.id)) fault(at(place, 'id'), row.id, 'an id that no other row has');
    seen.add(row.id);
  }
}
