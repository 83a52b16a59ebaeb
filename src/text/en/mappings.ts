/** Rows of the account's own list of mappings that cannot be used. `{at}` is `mappings.lines`, or nothing. */
export const mappings = {
  'mappings.lines': ' ({n, plural, one {line} other {lines}} {lines} of the mappings file)',
  'mappings.row.no-property': '{n, plural, one {A row names} other {# rows name}} no HubSpot property{at}',
  'mappings.row.no-field': '{n, plural, one {A row names} other {# rows name}} no Salesforce field{at}',
  'mappings.row.object':
    '{n, plural, one {A row is} other {# rows are}} of objects that sfsync does not compare: {names}{at}',
  'mappings.row.objects':
    '{n, plural, one {A row pairs} other {# rows pair}} objects that do not sync with each other{at}',
  'mappings.row.rule':
    '{n, plural, one {A row has a sync rule} other {# rows have sync rules}} that sfsync does not know, so that findings are “likely”: {names}{at}',
  'mappings.row.quote':
    '{n, plural, one {A row has} other {# rows have}} a quotation mark that is never closed, so that they cannot be read{at}',
  'mappings.unresolved.property':
    '{n, plural, one {A mapping is} other {# mappings are}} not compared, as HubSpot shows no such property: {names}{at}',
  'mappings.unresolved.field':
    '{n, plural, one {A mapping is} other {# mappings are}} not compared, as Salesforce shows no such field: {names}{at}',
  'mappings.unresolved.ambiguous-property':
    '{n, plural, one {A mapping is} other {# mappings are}} not compared, as several HubSpot properties are called that: {names}{at}. Write the internal name',
  'mappings.unresolved.ambiguous-field':
    '{n, plural, one {A mapping is} other {# mappings are}} not compared, as several Salesforce fields are called that: {names}{at}. Write the API name',
  'mappings.unresolved.object':
    '{n, plural, one {A mapping is} other {# mappings are}} not compared, as several objects have both names: {names}{at}. Add a column “Object”',
} as const satisfies Record<string, string>;
