import type { HubspotObject, HubspotPropertyRow, HubspotRow } from '../crm.ts';
import { badRequest, invalidProperties } from './failure.ts';
import type { HubspotFailure, PropertyProblem } from './failure.ts';
import { OBJECT_TYPES, systemPropertyType } from './object-types.ts';
import type { Values } from './record-write.ts';
import type { Actor, Store } from './store.ts';
import { brokenRule } from './validation-rule.ts';
import { checkValue } from './value.ts';

/** What a write's body gives for a property; '' and null clear it. */
type InputValues = Readonly<Record<string, string | number | boolean | null>>;

export type Checked = { readonly values: Values; readonly problems: readonly PropertyProblem[] };

/** Properties that the Salesforce connector keeps itself: `salesforcelastsynctime`, `hs_salesforceopportunityid`, `sfcampaignid`. */
const CONNECTOR_PROPERTY = /^(hs_)?(salesforce|sf)/;

function isReadOnly(property: HubspotPropertyRow, actor: Actor): boolean {
  if (property.calculated === true) return true;
  if (property.modificationMetadata?.readOnlyValue !== true) return false;
  return actor !== 'integration' || !CONNECTOR_PROPERTY.test(property.name);
}

/** Checks the values of one record; `row` is the record as it is, absent when it is to be created. */
export function checkRecord(
  store: Store,
  object: HubspotObject,
  input: InputValues,
  row: HubspotRow | undefined,
  actor: Actor,
): Checked {
  const state = store.state();
  const definitions = store.definitions(object);
  const values = new Map<string, string | null>();
  const problems: PropertyProblem[] = [];
  const refuse = (name: string, code: string, message: string): void => {
    problems.push({ name, code, message });
  };

  for (const [name, raw] of Object.entries(input)) {
    const property = definitions.get(name);
    if (systemPropertyType(object, name) !== undefined || (property && isReadOnly(property, actor))) {
      refuse(name, 'READ_ONLY_VALUE', `"${name}" is a read only property; its value cannot be set.`);
      continue;
    }
    if (property === undefined) {
      refuse(name, 'PROPERTY_DOESNT_EXIST', `Property "${name}" does not exist`);
      continue;
    }
    const text = raw === null ? '' : withEarlierChoices(property, String(raw), row);
    if (text === '') {
      values.set(name, null);
      continue;
    }
    const verdict = checkValue(object, property, text, state);
    if ('code' in verdict) {
      refuse(name, verdict.code, verdict.message);
      continue;
    }
    const broken = brokenRule(state, object, name, verdict.value);
    if (broken === undefined) values.set(name, verdict.value);
    else problems.push(broken);
  }

  if (object === 'deals') {
    const stageProblem = placeDeal(store, values, row);
    if (stageProblem !== undefined) problems.push(stageProblem);
  }
  return { values, problems };
}

/** A checkbox value that begins with `;` is added to the choices that the record has (developers.hubspot.com/docs, properties). */
function withEarlierChoices(property: HubspotPropertyRow, text: string, row: HubspotRow | undefined): string {
  if (property.fieldType !== 'checkbox' || !text.startsWith(';')) return text;
  return `${row?.properties[property.name] ?? ''}${text}`;
}

/** Gives a new deal its pipeline and checks that the stage belongs to the deal's pipeline. */
function placeDeal(
  store: Store,
  values: Map<string, string | null>,
  row: HubspotRow | undefined,
): PropertyProblem | undefined {
  const pipelines = store.state().pipelines.deals.filter(({ archived }) => !archived);
  const standard = pipelines.find(({ id }) => id === 'default') ?? pipelines[0];
  if (row === undefined && (values.get('pipeline') ?? null) === null && standard !== undefined)
    values.set('pipeline', standard.id);
  if (row !== undefined && !values.has('pipeline') && !values.has('dealstage')) return undefined;

  const stage = values.has('dealstage') ? values.get('dealstage') : row?.properties['dealstage'];
  const pipelineId = values.get('pipeline') ?? row?.properties['pipeline'] ?? standard?.id;
  const pipeline = pipelines.find(({ id }) => id === pipelineId);
  if (pipeline === undefined || stage === null || stage === undefined) return undefined;
  const stages = pipeline.stages.filter(({ archived }) => !archived).map(({ id }) => id);
  if (stages.includes(stage)) return undefined;
  const options = `pipelineId=${pipeline.id} : [${stages.join(', ')}]`;
  return {
    name: 'dealstage',
    code: 'INVALID_OPTION',
    message: `${stage} is not a valid pipeline stage ID. Valid options are: ${options}`,
  };
}

/** Throws the refusal of all problems at once, as HubSpot does for a batch. */
export function requireValid(checked: readonly Checked[]): void {
  const problems = checked.flatMap((one) => one.problems);
  if (problems.length > 0) throw invalidProperties(problems);
}

/** Whether two records may not share a value: a contact's email, and what `hasUniqueValue` says. */
export function isUnique(store: Store, object: HubspotObject, name: string): boolean {
  if (object === 'contacts' && name === 'email') return true;
  return store.definitions(object).get(name)?.hasUniqueValue === true;
}

export type Clash = { readonly name: string; readonly value: string; readonly holder: string };

/**
 * The first value that another record holds already. `claimed` collects the values of one batch, so that two of its
 * records cannot take the same one.
 */
export function findClash(
  store: Store,
  object: HubspotObject,
  values: Values,
  id: string,
  claimed: Map<string, string>,
): Clash | undefined {
  for (const [name, value] of values) {
    if (value === null || !isUnique(store, object, name)) continue;
    const key = `${name}\n${value.toLowerCase()}`;
    const holder = claimed.get(key) ?? [...store.table(object).holders(name, value)].find((other) => other !== id);
    if (holder !== undefined && holder !== id) return { name, value, holder };
    claimed.set(key, id);
  }
  return undefined;
}

/** How HubSpot tells a clash except for the email of a new contact, which is a conflict. */
export function clashFailure(store: Store, object: HubspotObject, clash: Clash, id: string): HubspotFailure {
  const place = `portalId=${store.state().account.portalId}, objectTypeId=${OBJECT_TYPES[object].typeId}`;
  const message = `Cannot set PropertyValueCoordinates{${place}, propertyName=${clash.name}, value=${clash.value}} on ${id}. ${clash.holder} already has that value.`;
  return badRequest(message, {
    errors: [{ message, code: 'CONFLICTING_UNIQUE_VALUE', context: { propertyName: [clash.name] } }],
  });
}
