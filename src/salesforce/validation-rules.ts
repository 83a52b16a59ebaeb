import { z } from 'zod';
import type { KnownRule } from '../core/classifier/classify.ts';
import { SALESFORCE_OBJECTS } from '../core/sync-error.ts';
import type { SalesforceApi } from './api.ts';

const SOQL =
  'SELECT ValidationName, ErrorMessage, EntityDefinition.QualifiedApiName FROM ValidationRule WHERE Active = true';

const row = z
  .object({
    ValidationName: z.string(),
    ErrorMessage: z.string().nullable(),
    EntityDefinition: z.object({ QualifiedApiName: z.string() }).nullish(),
  })
  .transform(({ ValidationName, ErrorMessage, EntityDefinition }) => ({
    name: ValidationName,
    object: EntityDefinition?.QualifiedApiName,
    message: ErrorMessage ?? '',
  }));

/**
 * The active validation rules of the objects that HubSpot syncs, with the words that each refuses a record with (Tooling API,
 * ValidationRule). Needs the permission View Setup and Configuration. Throws VendorError.
 */
export async function readValidationRules(api: SalesforceApi): Promise<readonly KnownRule[]> {
  const rules = await api.tooling('validation rules', SOQL, row);
  const synced: readonly string[] = SALESFORCE_OBJECTS;
  return rules.flatMap(({ name, object, message }) =>
    object === undefined || !synced.includes(object) || message === '' ? [] : [{ name, object, message }],
  );
}
