/** The data set's rules as Salesforce's set-up objects show them: validation and duplicate rules, flows, triggers. */
import type { AutomationRow, Crm, RuleCondition, SalesforceRow } from '../crm.ts';
import { KEY_PREFIXES, makeId, toId18 } from './id.ts';
import { personName } from './row-values.ts';
import { textOf } from './text.ts';

/**
 * When a rule was changed last and by whom: as its row in the data set says (`LastModifiedDate`, `LastModifiedById`), else when
 * the first user was made, and by that one.
 */
function stampsOf(crm: Crm, rule: object) {
  const said: Readonly<Record<string, unknown>> = { ...rule };
  const [first] = crm.state.salesforce.records['User']?.values() ?? [];
  const by = toId18(textOf(said['LastModifiedById'] ?? first?.Id)) || null;
  const at = said['LastModifiedDate'] ?? first?.['CreatedDate'] ?? null;
  return { CreatedDate: at, CreatedById: by, LastModifiedDate: at, LastModifiedById: by, SystemModstamp: at };
}

const idOf = (object: string, index: number): string => makeId(`${KEY_PREFIXES[object]}`, index + 1);

const quoted = (value: string | number | boolean): string =>
  typeof value === 'string' ? `"${value.replaceAll('"', String.raw`\"`)}"` : String(value).toUpperCase();

/** The condition as an admin would have typed it into the formula editor. */
function formulaOf(condition: RuleCondition): string {
  if ('all' in condition) return `AND(${condition.all.map(formulaOf).join(', ')})`;
  if ('any' in condition) return `OR(${condition.any.map(formulaOf).join(', ')})`;
  if ('blank' in condition) return condition.blank ? `ISBLANK(${condition.field})` : `NOT(ISBLANK(${condition.field}))`;
  if ('longerThan' in condition) return `LEN(${condition.field}) > ${condition.longerThan}`;
  return `${condition.field} = ${quoted(condition.equals)}`;
}

export function validationRules(crm: Crm): SalesforceRow[] {
  return crm.state.salesforce.validationRules.map((rule, index) => ({
    Id: idOf('ValidationRule', index),
    ValidationName: rule.name,
    FullName: `${rule.object}.${rule.name}`,
    Active: rule.active,
    Description: null,
    ErrorMessage: rule.message,
    ErrorDisplayField: rule.field ?? null,
    EntityDefinitionId: rule.object,
    NamespacePrefix: null,
    ManageableState: 'unmanaged',
    ...stampsOf(crm, rule),
    Metadata: {
      active: rule.active,
      description: null,
      errorConditionFormula: formulaOf(rule.when),
      errorDisplayField: rule.field ?? null,
      errorMessage: rule.message,
      shouldEvaluateOnClient: false,
      urls: null,
    },
  }));
}

export function duplicateRules(crm: Crm): SalesforceRow[] {
  return crm.state.salesforce.duplicateRules.map((rule, index) => ({
    Id: idOf('DuplicateRule', index),
    DeveloperName: rule.name,
    MasterLabel: rule.name.replaceAll('_', ' '),
    SobjectType: rule.object,
    SobjectSubtype: 'None',
    IsActive: rule.active,
    Language: 'en_US',
    NamespacePrefix: null,
    ...stampsOf(crm, rule),
  }));
}

export function matchingRules(crm: Crm): SalesforceRow[] {
  return crm.state.salesforce.duplicateRules.map((rule, index) => ({
    Id: idOf('MatchingRule', index),
    DeveloperName: `${rule.name}_Match`,
    MasterLabel: `${rule.name.replaceAll('_', ' ')} Match`,
    SobjectType: rule.object,
    SobjectSubtype: 'None',
    MatchEngine: 'ExactMatchEngine',
    BooleanFilter: null,
    RuleStatus: rule.active ? 'Active' : 'Inactive',
    Description: null,
    Language: 'en_US',
    NamespacePrefix: null,
  }));
}

export function matchingRuleItems(crm: Crm): SalesforceRow[] {
  const items = crm.state.salesforce.duplicateRules.flatMap((rule, index) =>
    rule.matchOn.map((field, order) => ({
      MatchingRuleId: idOf('MatchingRule', index),
      Field: field,
      SortOrder: order + 1,
    })),
  );
  return items.map((item, index) => ({
    Id: idOf('MatchingRuleItem', index),
    ...item,
    MatchingMethod: 'Exact',
    BlankValueBehavior: 'NullNotAllowed',
  }));
}

/** A record-triggered flow before and after the record is saved, as `automation` says only that it runs. */
export function flows(crm: Crm): SalesforceRow[] {
  const users = crm.state.salesforce.records['User'];
  const nameOf = (user: SalesforceRow | undefined) => user && (user['Name'] ?? personName(user));
  const rows = crm.state.salesforce.flows.map((flow) => ({ flow, stamps: stampsOf(crm, flow) }));
  return rows.map(({ flow, stamps }, index) => ({
    Id: makeId('3dd', index + 1),
    DurableId: makeId('300', index + 1),
    ApiName: flow.name.replaceAll(/\W+/g, '_'),
    Label: flow.name,
    Description: null,
    ProcessType: 'AutoLaunchedFlow',
    TriggerType: 'RecordAfterSave',
    RecordTriggerType: 'CreateAndUpdate',
    TriggerObjectOrEventId: flow.object,
    TriggerObjectOrEventLabel: crm.state.salesforce.describe[flow.object]?.label ?? flow.object,
    IsActive: flow.active,
    ActiveVersionId: flow.active ? makeId('301', index + 1) : null,
    LatestVersionId: makeId('301', index + 1),
    NamespacePrefix: null,
    ManageableState: 'unmanaged',
    LastModifiedDate: stamps.LastModifiedDate,
    // Of this object alone it is the person's name.
    LastModifiedBy: nameOf(users?.get(textOf(stamps.LastModifiedById))) ?? null,
  }));
}

const bodyOf = (trigger: AutomationRow): string =>
  `trigger ${trigger.name} on ${trigger.object} (before insert, before update) {\n` +
  `  // Fails when ${formulaOf(trigger.when)}\n}\n`;

export function apexTriggers(crm: Crm): SalesforceRow[] {
  return crm.state.salesforce.triggers.map((trigger, index) => ({
    Id: idOf('ApexTrigger', index),
    Name: trigger.name,
    NamespacePrefix: null,
    TableEnumOrId: trigger.object,
    UsageBeforeInsert: true,
    UsageBeforeUpdate: true,
    ApiVersion: 67,
    Status: trigger.active ? 'Active' : 'Inactive',
    IsValid: true,
    Body: bodyOf(trigger),
    LengthWithoutComments: bodyOf(trigger).length,
    ...stampsOf(crm, trigger),
  }));
}
