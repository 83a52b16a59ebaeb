import { CATEGORIES } from '../sync-error.ts';
import { plainWords } from './words.ts';

/** HubSpot's names of its eight categories of sync errors, in English and Italian, beside our ids. */
const NAMES = new Set(
  [
    ...CATEGORIES.filter((category) => category !== 'other'),
    'associazioni',
    'codice personalizzato',
    'duplicati',
    'autorizzazioni',
    'elenchi di selezione',
    'picklist',
    'mappature delle proprietà',
    'mappature proprietà',
    'valori delle proprietà',
    'valori proprietà',
  ].map(plainWords),
);

export function isCategoryName(text: string): boolean {
  return text.length <= 40 && NAMES.has(plainWords(text));
}
