/** What a cell holds, by its content alone. */
import { classify } from '../classifier/classify.ts';
import { typeByName } from '../classifier/type-names.ts';
import { isCategoryName } from './categories.ts';
import { isCountWithUnit } from './counts.ts';
import { isDate, isEpoch } from './dates.ts';
import { objectByName } from './object-names.ts';
import { isCutNumber, listOf, recordIds } from './record-ids.ts';

export const CELL_KINDS = [
  'type',
  'category',
  'message',
  'code',
  'object',
  'hubspot-url',
  'salesforce-id',
  'number',
  'numbers',
  'email',
  'date',
  'epoch',
  'count',
  'cut',
] as const;
export type CellKind = (typeof CELL_KINDS)[number];

const EMAIL = /^[^\s@,;<>"]{1,64}@[^\s@,;<>"]{1,255}\.[^\s@.,;<>"]{2,63}$/;
const CODE = /^[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+$/;
const MESSAGE_MIN = 12;

/** Every kind that a trimmed, filled cell may be: an epoch is a number as well. */
export function cellKinds(cell: string): readonly CellKind[] {
  const simple = simpleKinds(cell);
  if (simple.length > 0) return simple;
  if (typeByName(cell) !== undefined) return ['type'];
  if (isCategoryName(cell)) return ['category'];
  if (objectByName(cell) !== undefined) return ['object'];
  if (cell.length >= MESSAGE_MIN && /\s/.test(cell) && classify(cell).confidence !== 'none') return ['message'];
  return [];
}

function simpleKinds(cell: string): readonly CellKind[] {
  const ids = recordIds(cell);
  if (ids.length > 0) {
    if (ids.every(({ system }) => system === 'salesforce')) return ['salesforce-id'];
    if (cell.includes('/')) return ['hubspot-url'];
    return ids.length > 1 ? ['numbers'] : isEpoch(cell) ? ['number', 'epoch'] : ['number'];
  }
  if (emailsOf(cell).length > 0) return ['email'];
  if (isCutNumber(cell)) return ['cut'];
  if (isDate(cell)) return ['date'];
  if (isCountWithUnit(cell)) return ['count'];
  return CODE.test(cell) ? ['code'] : [];
}

export function isEmail(text: string): boolean {
  return text.length <= 320 && EMAIL.test(text);
}

/** The addresses of a cell that holds nothing else. */
export function emailsOf(cell: string): readonly string[] {
  if (!cell.includes('@')) return [];
  const words = listOf(cell);
  return words.every(isEmail) ? words : [];
}
