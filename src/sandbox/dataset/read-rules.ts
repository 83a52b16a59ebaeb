import type { RuleCondition, SalesforceState } from '../crm.ts';
import { type Place, at, fault, parseRows } from './parse.ts';
import * as schema from './schema.ts';

type Rules = Pick<SalesforceState, 'validationRules' | 'duplicateRules' | 'flows' | 'triggers'>;
type Describes = SalesforceState['describe'];

/** What may refuse a write; each names an object and fields that must exist. */
export function readRules(parts: Record<string, unknown>, describe: Describes, place: Place): Rules {
  const automation = (key: string) =>
    parseRows(schema.automationSchema, parts[key], at(place, key)).map(({ row, place: own }) => {
      checkFields(describe, row.object, conditionFields(row.when), at(own, 'when'));
      return { ...row, active: row.active ?? true };
    });
  return {
    validationRules: parseRows(schema.validationRuleSchema, parts['validationRules'], at(place, 'validationRules')).map(
      ({ row: { field, ...row }, place: own }) => {
        checkFields(describe, row.object, conditionFields(row.when), at(own, 'when'));
        if (field !== undefined) checkFields(describe, row.object, [field], at(own, 'field'));
        return { ...row, ...(field === undefined ? {} : { field }), active: row.active ?? true };
      },
    ),
    duplicateRules: parseRows(schema.duplicateRuleSchema, parts['duplicateRules'], at(place, 'duplicateRules')).map(
      ({ row, place: own }) => {
        checkFields(describe, row.object, row.matchOn, at(own, 'matchOn'));
        return { ...row, active: row.active ?? true, message: row.message ?? 'Use one of these records?' };
      },
    ),
    flows: automation('flows'),
    triggers: automation('triggers'),
  };
}

function checkFields(describe: Describes, object: string, names: readonly string[], place: Place): void {
  const fields = describe[object]?.fields;
  if (fields === undefined) {
    fault(place, object, 'a rule of a Salesforce object that is described');
    return;
  }
  for (const name of names) {
    if (!fields.some((field) => field.name === name)) fault(place, name, `the name of a field of ${object}`);
  }
}

function conditionFields(condition: RuleCondition): string[] {
  if ('all' in condition) return condition.all.flatMap(conditionFields);
  if ('any' in condition) return condition.any.flatMap(conditionFields);
  return [condition.field];
}
