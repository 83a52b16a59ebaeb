/** All error types of HubSpot's Salesforce integration, by category. Our advice on them is text, so not here. */
import type { Language } from '../language.ts';
import { CATEGORIES, type Category } from '../sync-error.ts';
import { associations } from './associations.ts';
import { customCode } from './custom-code.ts';
import { duplicates } from './duplicates.ts';
import type { ErrorType, ErrorTypeData } from './error-type.ts';
import { other } from './other.ts';
import { permissions } from './permissions.ts';
import { picklists } from './picklists.ts';
import { propertyMappings } from './property-mappings.ts';
import { propertyValues } from './property-values.ts';

/** HubSpot's article on all sync errors, which it has in every language of ours. */
const ARTICLE: Readonly<Record<Language, string>> = {
  en: 'https://knowledge.hubspot.com/salesforce/resolve-salesforce-integration-sync-errors',
  it: 'https://knowledge.hubspot.com/it/salesforce/resolve-salesforce-integration-sync-errors',
};

const BY_CATEGORY = {
  associations,
  'custom-code': customCode,
  duplicates,
  permissions,
  picklists,
  'property-mappings': propertyMappings,
  'property-values': propertyValues,
  other,
} as const satisfies Record<Category, Readonly<Record<string, ErrorTypeData>>>;

type KeysOf<T> = T extends unknown ? keyof T : never;
export type ErrorTypeId = KeysOf<(typeof BY_CATEGORY)[Category]>;

export const ERROR_TYPES: readonly (ErrorType & { readonly id: ErrorTypeId })[] = CATEGORIES.flatMap((category) => {
  const types: Readonly<Record<string, ErrorTypeData>> = BY_CATEGORY[category];
  return Object.entries(types).map(([id, data]) => ({
    ...data,
    id: id as ErrorTypeId,
    category,
  }));
});

const BY_ID: ReadonlyMap<string, ErrorType> = new Map(ERROR_TYPES.map((type) => [type.id, type]));
const UNKNOWN: ErrorType = { ...other['other-unknown'], id: 'other-unknown', category: 'other' };

export function isErrorTypeId(id: string): id is ErrorTypeId {
  return BY_ID.has(id);
}

/** The type of an id. An id that the catalogue lacks, as in the data of a newer version, is read as `other-unknown`. */
export function errorType(id: string): ErrorType {
  return BY_ID.get(id) ?? UNKNOWN;
}

/**
 * The page to read about a type: the one on this very subject where the vendor has it in the language, else HubSpot's article
 * on all sync errors in that language.
 */
export function articleOf(type: ErrorType, language: Language): string {
  return type.articles?.[language] ?? ARTICLE[language];
}
