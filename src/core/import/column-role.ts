/** What a column of an imported file is taken for; `extra`: kept as it is, and back in the export. */
export const COLUMN_ROLES = [
  'type',
  'category',
  'message',
  'code',
  'object',
  'hubspot-id',
  'salesforce-id',
  'name',
  'email',
  'property',
  'field',
  'value',
  'records',
  'date',
  'extra',
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];
