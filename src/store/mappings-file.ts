import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Mapping } from '../core/crm.ts';
import { OBJECTS, SALESFORCE_OBJECTS } from '../core/sync-error.ts';
import { Failure } from '../jobs/failure.ts';

const RULES = ['two-way', 'prefer-salesforce', 'always-salesforce', 'dont-sync'] as const;
const oneOf = <T extends string>(names: readonly T[]) =>
  z.enum(names as readonly [T, ...T[]], { error: names.join(' | ') });
const filled = z.string().min(1, '…');

const line = z.object({
  object: oneOf(OBJECTS),
  property: filled,
  salesforceObject: oneOf(SALESFORCE_OBJECTS),
  field: filled,
  rule: z
    .literal('')
    .transform(() => undefined)
    .or(oneOf(RULES))
    .optional(),
});

/**
 * The account's own mappings, from a CSV with the columns object, property, salesforceObject, field and rule (empty where it is
 * unknown). Throws Failure with every faulty line.
 */
export async function readMappingsFile(file: string): Promise<readonly Mapping[]> {
  let rows: { record: Record<string, string>; info: { lines: number } }[];
  try {
    const content = await readFile(file, 'utf8');
    rows = parse(content, { columns: true, bom: true, trim: true, skip_empty_lines: true, info: true });
  } catch (cause) {
    throw new Failure('mappings-unreadable', { file, fault: (cause as Error).message }, { cause });
  }
  const faults: string[] = [];
  const mappings = rows.flatMap(({ record, info }): Mapping[] => {
    const result = line.safeParse(record);
    if (result.success) {
      const { rule, ...mapping } = result.data;
      return [rule === undefined ? mapping : { ...mapping, rule }];
    }
    for (const issue of result.error.issues) {
      const column = issue.path.join('.');
      const found = record[column] === undefined ? '∅' : JSON.stringify(record[column]);
      faults.push(`${info.lines}: ${column} = ${found} ≠ ${issue.message}`);
    }
    return [];
  });
  if (faults.length > 0) throw new Failure('mappings-faulty', { file, faults: faults.join('\n') });
  return mappings;
}
