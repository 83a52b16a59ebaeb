/** What the org itself refuses: validation rules, duplicate rules, flows and triggers, from the data set. */
import type { AutomationRow, DuplicateRuleRow, RuleCondition, SalesforceRow } from '../crm.ts';
import type { Fault } from './failure.ts';
import { comparable, findByValues } from './field-index.ts';
import { valueOf } from './row-values.ts';
import type { SObject } from './schema.ts';
import type { Check, Draft } from './write-attempt.ts';
import { textOf } from './text.ts';

function fieldValue(object: SObject, row: SalesforceRow, name: string): unknown {
  const field = object.fields.get(name.toLowerCase());
  return field ? valueOf(row, field) : (row[name] ?? null);
}

function holds(condition: RuleCondition, object: SObject, row: SalesforceRow): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, object, row));
  if ('any' in condition) return condition.any.some((part) => holds(part, object, row));
  const value = fieldValue(object, row, condition.field);
  if ('blank' in condition) return (value === null) === condition.blank;
  if ('longerThan' in condition) return textOf(value).length > condition.longerThan;
  return value === condition.equals;
}

/** The object's active rules whose condition holds for the record as it would be. */
function firing<T extends AutomationRow>(rules: readonly T[], { object, after }: Draft): T[] {
  return rules.filter((rule) => rule.active && rule.object === object.name && holds(rule.when, object, after));
}

export const validationRules: Check<Draft> = (draft) =>
  firing(draft.writer.crm.state.salesforce.validationRules, draft).map((rule) => ({
    code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    message: rule.message,
    fields: rule.field === undefined ? [] : [rule.field],
  }));

export const flows: Check<Draft> = (draft) =>
  firing(draft.writer.crm.state.salesforce.flows, draft).map((flow) => ({
    code: 'CANNOT_EXECUTE_FLOW_TRIGGER',
    message:
      `We can't save this record because the “${flow.name}” process failed. ` +
      `Give your Salesforce admin these details. ${flow.message}`,
    fields: [],
  }));

export const triggers: Check<Draft> = (draft) =>
  firing(draft.writer.crm.state.salesforce.triggers, draft).map((trigger) => ({
    code: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    message:
      `${trigger.name}: execution of Before${draft.kind === 'create' ? 'Insert' : 'Update'}\n\n` +
      `caused by: ${trigger.message}`,
    fields: [],
  }));

/** Other records with the same values in all of the rule's fields; an empty field matches nothing. */
function twins(rule: DuplicateRuleRow, { writer, object, after }: Draft): SalesforceRow[] {
  const rows = writer.crm.state.salesforce.records[object.name];
  const fields = rule.matchOn.flatMap((name) => object.fields.get(name.toLowerCase()) ?? []);
  const [first] = fields;
  if (!rows || !first || fields.length < rule.matchOn.length) return [];
  if (fields.some((field) => valueOf(after, field) === null)) return [];
  return findByValues(rows, first, [valueOf(after, first)]).filter(
    (row) =>
      row.Id !== after.Id &&
      row['IsDeleted'] !== true &&
      fields.every((field) => comparable(field, valueOf(row, field)) === comparable(field, valueOf(after, field))),
  );
}

function duplicateFault(rule: DuplicateRuleRow, matches: readonly SalesforceRow[]): Fault {
  const message = rule.message || 'Use one of these records?';
  const duplicateResult = {
    allowSave: false,
    duplicateRule: rule.name,
    duplicateRuleEntityType: rule.object,
    errorMessage: message,
    matchResults: [
      {
        entityType: rule.object,
        errors: [],
        matchEngine: 'ExactMatchEngine',
        matchRecords: matches.map(({ Id }) => ({
          additionalInformation: [],
          fieldDiffs: [],
          matchConfidence: 100,
          record: { attributes: { type: rule.object, url: `/services/data/v67.0/sobjects/${rule.object}/${Id}` }, Id },
        })),
        rule: `${rule.name}_Match`,
        size: matches.length,
        success: true,
      },
    ],
  };
  return { code: 'DUPLICATES_DETECTED', message, fields: [], extra: { duplicateResult } };
}

export const duplicateRules: Check<Draft> = (draft) => {
  const rules = draft.writer.crm.state.salesforce.duplicateRules;
  return rules
    .filter((rule) => rule.active && rule.object === draft.object.name)
    .map((rule) => ({ rule, matches: twins(rule, draft) }))
    .filter(({ matches }) => matches.length > 0)
    .map(({ rule, matches }) => duplicateFault(rule, matches));
};
