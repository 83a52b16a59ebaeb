import { describe, expect, test } from 'vitest';
import { classify } from '../../../src/core/classifier/classify.ts';

test('a code decides wherever it stands, and however it is given', () => {
  for (const message of [
    'STRING_TOO_LONG: Title: too much',
    'STRING_TOO_LONG:Title:Title --',
    '[{"errorCode":"STRING_TOO_LONG","message":"x","fields":["Title"]}]',
    'sf:STRING_TOO_LONG',
    'ErrorCode=STRING_TOO_LONG; StatusCode=BadRequest',
    'Salesforce error: “STRING_TOO_LONG”',
    'Sync failed with error &quot;STRING_TOO_LONG&quot;',
    '{\\"statusCode\\":\\"STRING_TOO_LONG\\"}',
  ]) {
    expect(classify(message)).toMatchObject({
      type: 'string-too-long',
      confidence: 'certain',
      code: 'STRING_TOO_LONG',
    });
  }
  expect(classify('Vorname: Datenwert', { code: 'string_too_long' })).toMatchObject({
    type: 'string-too-long',
    matched: 'code:STRING_TOO_LONG',
  });
});

describe('a code that means several things is decided by the text', () => {
  test.each([
    [
      'FIELD_INTEGRITY_EXCEPTION: Owner ID: id value of incorrect type: 00G1t0000012345AAA: [OwnerId]',
      'owner-assignment',
    ],
    ['FIELD_INTEGRITY_EXCEPTION: Visit: id value of incorrect type: north: [Visit__c]', 'missing-salesforce-id'],
    ["FIELD_INTEGRITY_EXCEPTION: There's a problem with this state, even", 'state-or-country-value-mismatch'],
    [
      'INVALID_CROSS_REFERENCE_KEY: Record Type ID: this ID value isn’t valid for the user: ',
      'default-sales-process-unavailable',
    ],
    ['MALFORMED_ID: malformed id abc', 'invalid-salesforce-id'],
    ['MALFORMED_ID: Account ID: id value of incorrect type: Acme', 'missing-salesforce-id'],
    [
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: Stage: bad value for restricted picklist field: New: [StageName]',
      'missing-or-invalid-opportunity-stage',
    ],
    [
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: entity type cannot be inserted: Case History',
      'insufficient-salesforce-access',
    ],
  ])('%s', (message, type) => {
    expect(classify(message)).toMatchObject({ type, confidence: 'certain' });
  });

  test('and without a telling text only likely', () => {
    expect(classify('FIELD_INTEGRITY_EXCEPTION: something else')).toMatchObject({
      type: 'invalid-value',
      confidence: 'likely',
    });
    expect(classify('MALFORMED_ID')).toMatchObject({ type: 'invalid-salesforce-id', confidence: 'likely' });
  });
});

test('the outermost layer is the type, and what failed inside is kept', () => {
  const flow =
    'We can’t save this record because the “Account - Create” process failed. Give your Salesforce admin these details. This error occurred when the flow tried to update records: FIELD_CUSTOM_VALIDATION_EXCEPTION: Move the Case first.. You can look up ExceptionCode values in the SOAP API Developer Guide.';
  const inner = {
    type: 'salesforce-custom-field-validation-rule',
    code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    message: 'Move the Case first',
  };
  expect(classify(flow)).toMatchObject({
    type: 'salesforce-flow',
    confidence: 'certain',
    flow: 'Account - Create',
    inner,
  });
  const apex =
    'dlrs_RecallTrigger: execution of AfterInsert caused by: System.DmlException: Update failed. First exception on row 0 with id 001Vr00000m4eGCIAY; first error: ';
  expect(classify(`${apex}CANNOT_EXECUTE_FLOW_TRIGGER, ${flow}`)).toMatchObject({
    type: 'salesforce-automation',
    confidence: 'certain',
    trigger: 'dlrs_RecallTrigger',
    recordIds: ['001Vr00000m4eGCIAY'],
    inner: { type: 'salesforce-flow' },
  });
  expect(
    classify(
      `${apex}DUPLICATE_VALUE, duplicate value found: Key__c duplicates value on record with id: a6L3n000000NPlY: []`,
    ),
  ).toMatchObject({
    type: 'salesforce-automation',
    inner: { type: 'restricted-unique-value', code: 'DUPLICATE_VALUE' },
  });
  expect(
    classify('System.DmlException: Insert failed. First exception on row 0; first error: STRING_TOO_LONG, x'),
  ).toMatchObject({
    type: 'salesforce-automation',
    confidence: 'likely',
    inner: { type: 'string-too-long' },
  });
});

test('locks, limits, sessions and servers are known, though HubSpot has no type for them', () => {
  for (const message of [
    'UNABLE_TO_LOCK_ROW',
    'REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded.',
    'Server Unavailable',
  ]) {
    expect(classify(message)).toMatchObject({ type: 'other-unknown', category: 'other', confidence: 'certain' });
  }
});

test('what nobody knows is other and none, with a code where it begins with one', () => {
  expect(classify('')).toEqual({
    type: 'other-unknown',
    category: 'other',
    confidence: 'none',
    matched: 'none',
    recordIds: [],
  });
  expect(classify('Good morning')).toMatchObject({ type: 'other-unknown', confidence: 'none' });
  expect(classify('BRAND_NEW_CODE: hello')).toMatchObject({ confidence: 'none', code: 'BRAND_NEW_CODE' });
});

test('messages in the languages of Salesforce are known without a code', () => {
  for (const [message, type] of [
    ['Mancano campi obbligatori: [LastName]', 'missing-required-value'],
    ['Erforderliche Felder fehlen: [LastName]', 'missing-required-value'],
    ['Champs obligatoires manquants : [LastName]', 'missing-required-value'],
    ['Faltan campos obligatorios: [LastName]', 'missing-required-value'],
    ['valore errato per elenco di selezione limitato: Foo', 'restricted-picklist-value'],
    ['制限付き選択リスト項目の値が不適切: XXX', 'restricted-picklist-value'],
    ['a entidade foi excluída', 'insufficient-access-or-missing-salesforce-record'],
    [
      'derechos de acceso insuficientes en el ID de referencia cruzada: 0123456',
      'insufficient-access-or-missing-salesforce-record',
    ],
    ['valor duplicado encontrado: X__c duplica o valor no registro com ID: 001', 'restricted-unique-value'],
    ['Doppelter Wert gefunden: X__c dupliziert Wert im Datensatz mit ID: 123', 'restricted-unique-value'],
  ] as const) {
    expect([message, classify(message).type]).toEqual([message, type]);
  }
});

describe('details', () => {
  test.each([
    [
      'STRING_TOO_LONG: Billing City: data value too large: Giugliano in Campania (max length=40)',
      { field: 'Billing City', value: 'Giugliano in Campania', limit: 40 },
    ],
    [
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, Action: bad value for restricted picklist field: Delete: [Action__c]',
      { field: 'Action__c', value: 'Delete' },
    ],
    [
      '{"message":"Job: bad value for restricted picklist field: NURSE, SUPERVISING(NP,S)","errorCode":"INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST","fields":["Job__c"]}',
      { field: 'Job__c', value: 'NURSE, SUPERVISING(NP,S)' },
    ],
    ['Required fields are missing: [LastName, Company]', { field: 'LastName' }],
    ['Unable to create/update fields: Name, Foo__c. Please check the security settings', { field: 'Name' }],
    [
      'duplicate value found: Nozzle__c duplicates value on record with id: 001Vr00000m4eGC',
      { field: 'Nozzle__c', recordIds: ['001Vr00000m4eGCIAY'] },
    ],
    [
      'Property values were not valid: [{"isValid":false,"message":"tyes was not one of the allowed options: [true, false]","error":"INVALID_OPTION","name":"vip"}]',
      { field: 'vip', value: 'tyes', code: 'INVALID_OPTION' },
    ],
    ['INVALID_OPTION ("tYES was not one of the allowed options: [true, false]")', { value: 'tYES' }],
    ['Email: invalid email address: foo@bar', { field: 'Email', value: 'foo@bar' }],
    ['… from the list of valid countries.: Mailing Country', { field: 'Mailing Country' }],
    [
      'CRM ErrorCode: FIELD_CUSTOM_VALIDATION_EXCEPTION, Field(s): Lead_Status_Reason__c, CRM ErrorMessage: You must',
      { field: 'Lead_Status_Reason__c' },
    ],
    [
      'npsp.TDTM_Opportunity: execution of BeforeInsert caused by: System.NullPointerException',
      { trigger: 'npsp.TDTM_Opportunity' },
    ],
    ['Apex trigger Task caused an unexpected exception, contact your administrator', { trigger: 'Task' }],
    ['The flow "Update_Status" failed.', { flow: 'Update_Status' }],
  ])('%s', (message, details) => {
    expect(classify(message)).toMatchObject(details);
  });

  test('words and numbers of an id’s length are no ids', () => {
    expect(classify('restrictedpickl 171591000198123 insufficientacc 0031a00000zzzzzz99').recordIds).toEqual([]);
  });
});

test('a message that was cut off is likely what it begins to say', () => {
  for (const [message, type] of [
    ['first error: FIELD_CUSTOM_VALID…', 'salesforce-custom-field-validation-rule'],
    ['Race: bad value for restricted pick', 'restricted-picklist-value'],
    ['Billing City: data value too la...', 'string-too-long'],
  ] as const) {
    expect(classify(message)).toMatchObject({ type, confidence: 'likely' });
  }
  expect(classify('insufficient access rights on cross-refer…').type).toBe(
    'insufficient-access-or-missing-salesforce-record',
  );
});

test('a long message is read at its head and its tail', () => {
  const long = 'x'.repeat(1_000_000);
  expect(classify(`STRING_TOO_LONG: Notes: data value too large: ${long} (max length=255)`)).toMatchObject({
    type: 'string-too-long',
    field: 'Notes',
    limit: 255,
  });
  expect(classify(`${long} first error: DUPLICATE_VALUE, x`).type).toBe('restricted-unique-value');
});

describe('a word that introduces a message', () => {
  test.each(['Error: ', 'Sync error: ', 'Errore: ', ''])('%j is no field', (introduction) => {
    const { type, field } = classify(`${introduction}bad value for restricted picklist field: LATAM`);
    expect([type, field]).toEqual(['restricted-picklist-value', undefined]);
  });
});
