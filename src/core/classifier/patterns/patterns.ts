/** All patterns, in the order in which they are tried: what says more of the cause stands first. */
import type { ErrorTypeId } from '../../catalogue/catalogue.ts';
import type { CodePattern, TextPattern } from '../pattern.ts';
import { associations } from './associations.ts';
import { customCode } from './custom-code.ts';
import { duplicates } from './duplicates.ts';
import { other } from './other.ts';
import { permissions } from './permissions.ts';
import { picklists } from './picklists.ts';
import { propertyMappings } from './property-mappings.ts';
import { propertyValues } from './property-values.ts';

const ALL = [duplicates, propertyValues, picklists, propertyMappings, permissions, associations, customCode, other];

/** By status code. */
export const CODES: ReadonlyMap<string, CodePattern> = new Map(ALL.flatMap(({ codes }) => Object.entries(codes)));

/** Types whose phrases must be looked for before those of the types that they are a special case of. */
const FIRST: readonly ErrorTypeId[] = [
  'salesforce-duplicate-rule',
  'owner-assignment',
  'missing-required-country',
  'state-or-country-value-mismatch',
  'missing-or-invalid-opportunity-stage',
];

const TEXT_PATTERNS: readonly TextPattern[] = ALL.flatMap(({ texts }): readonly TextPattern[] => texts);

export const TEXTS: readonly TextPattern[] = [
  ...FIRST.flatMap((type) => TEXT_PATTERNS.filter((pattern) => pattern.type === type)),
  ...TEXT_PATTERNS.filter(({ type }) => !FIRST.includes(type)),
];
