import { describe, expect, test } from 'vitest';
import { classify } from '../../../src/core/classifier/classify.ts';

/** What people may write into a field, and what would decide if it stood outside of a value. */
const VALUES = [
  'CANNOT_EXECUTE_FLOW_TRIGGER',
  'CANNOT_EXECUTE_FLOW_TRIGGER Records Ltd',
  'REQUIRED_FIELD_MISSING: Required fields are missing',
  'Owner of DUPLICATES_DETECTED Ltd, bad value for restricted picklist field',
  'String too long',
  'Invalid email',
  'Contact already exists',
  'Apex CPU time limit exceeded Inc',
  'system.nullpointerexception@example',
  'Trigger.Foo: line 3 of the poem',
  'Fwd: We can’t save this record because the “Lead” process failed',
  'REQUEST_LIMIT_EXCEEDED',
  'the owner is inactive',
];

/** The vendors' sentences that show a refused value, with what they say whatever the value is. */
const SENTENCES = [
  ['string-too-long', (value: string) => `Title: data value too large: ${value} (max length=128)`],
  ['string-too-long', (value: string) => `STRING_TOO_LONG: Title: data value too large: ${value} (max length=10)`],
  ['string-too-long', (value: string) => `Titolo: valore dei dati troppo grande: ${value} (lunghezza massima=10)`],
  ['string-too-long', (value: string) => `Titel: Datenwert zu groß: ${value} (maximale Länge=10)`],
  [
    'string-too-long',
    (value: string) =>
      `[{"message":"Title: data value too large: ${value} (max length=1)","errorCode":"STRING_TOO_LONG","fields":["Title"]}]`,
  ],
  ['restricted-picklist-value', (value: string) => `bad value for restricted picklist field: ${value}`],
  [
    'restricted-picklist-value',
    (value: string) => `Loss: bad value for restricted picklist field: ${value}: [Loss__c]`,
  ],
  [
    'restricted-picklist-value',
    (value: string) =>
      `INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST:Loss: bad value for restricted picklist field: ${value}:Loss__c --`,
  ],
  ['invalid-email', (value: string) => `Email: invalid email address: ${value}`],
  ['mismatched-options', (value: string) => `INVALID_OPTION ("${value} was not one of the allowed options: [A, B]")`],
  [
    'mismatched-options',
    (value: string) =>
      `Property values were not valid: [{"isValid":false,"message":"${value} was not one of the allowed options: [A, B]","error":"INVALID_OPTION","name":"vip"}]`,
  ],
  [
    'type-mismatch',
    (value: string) =>
      `{"message":"The value '${value}' is not valid for the type xsd:date","errorCode":"INVALID_TYPE_ON_FIELD_IN_RECORD"}`,
  ],
] as const;

describe.each(VALUES)('the refused value %s decides nothing', (value) => {
  test.each(SENTENCES)('in %s', (type, sentence) => {
    const found = classify(sentence(value));
    expect([sentence(value), found.type, found.inner]).toEqual([sentence(value), type, undefined]);
    if (!value.includes(': ')) expect(found.value).toBe(value);
  });
});

test('a value may begin its message', () => {
  expect(classify('String too long was not one of the allowed options: [A, B]')).toMatchObject({
    type: 'mismatched-options',
    value: 'String too long',
  });
});

test('a flow or Apex around the sentence still wins, and shows what failed inside', () => {
  const sentence = 'Status: bad value for restricted picklist field: Invalid email';
  expect(
    classify(
      `We can’t save this record because the “A” process failed. ${sentence}. You can look up ExceptionCode values in the SOAP API Developer Guide.`,
    ),
  ).toMatchObject({
    type: 'salesforce-flow',
    flow: 'A',
    field: 'Status',
    value: 'Invalid email',
    inner: { type: 'restricted-picklist-value' },
  });
  expect(
    classify(`FooTrigger: execution of BeforeInsert caused by: ${sentence}: [Status]: Trigger.FooTrigger: line 3`),
  ).toMatchObject({ type: 'salesforce-automation', trigger: 'FooTrigger', value: 'Invalid email' });
});

test('of several errors, type and details are those of the first', () => {
  const missing = 'Required fields are missing: [Company]';
  const long = 'Title: data value too large: x (max length=128)';
  const details = { field: 'Title', value: 'x', limit: 128 };
  const first = classify(`${missing}; ${long}`);
  expect(first).toMatchObject({ type: 'missing-required-value', field: 'Company' });
  expect([first.value, first.limit]).toEqual([undefined, undefined]);
  expect(classify(`${long}; ${missing}`)).toMatchObject({ type: 'string-too-long', ...details });
  expect(
    classify(
      `[{"message":"${long}","errorCode":"STRING_TOO_LONG","fields":["Title"]},{"message":"${missing}","errorCode":"REQUIRED_FIELD_MISSING","fields":["Company"]}]`,
    ),
  ).toMatchObject({ type: 'string-too-long', code: 'STRING_TOO_LONG', ...details });
  const listed = classify(`Status: bad value for restricted picklist field: Foo; ${long}`);
  expect(listed).toMatchObject({ type: 'restricted-picklist-value', field: 'Status', value: 'Foo' });
});

describe('field and value', () => {
  test.each([
    [
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST:Client/Employer: bad value for restricted picklist field: Macy&#39;s:clientemployer__c --',
      { field: 'clientemployer__c', value: "Macy's" },
    ],
    [
      'Error creating CONTACT. Some required properties were not set.{"category":"VALIDATION_ERROR","context":{"properties":["lifecyclestage"]}}',
      { type: 'missing-required-value', field: 'lifecyclestage' },
    ],
    [
      'Cannot set PropertyValueCoordinates{portalId=1, objectTypeId=0-1, propertyName=erp_id, value=4711} on 222. 111 already has that value.',
      { type: 'restricted-unique-value', field: 'erp_id', value: '4711' },
    ],
    [
      'Birthdate: value not of required type: 31/12/1999',
      { type: 'type-mismatch', field: 'Birthdate', value: '31/12/1999' },
    ],
    ['MALFORMED_ID: malformed id 00Q5g0000', { value: '00Q5g0000' }],
    ['the email address “x@” is not a valid email', { type: 'invalid-email', value: 'x@' }],
    ['Settore: valore errato per elenco di selezione limitato: Foo', { field: 'Settore', value: 'Foo' }],
    ['Titre : valeur de données trop grande : abc (longueur max=10)', { field: 'Titre', value: 'abc', limit: 10 }],
    ['Branche: ungültiger Wert für eingeschränktes Auswahllistenfeld: Foo', { field: 'Branche', value: 'Foo' }],
    [
      'FIELD_INTEGRITY_EXCEPTION: Assigned To ID: owner cannot be a queue for this object',
      { type: 'owner-assignment', field: 'Assigned To ID' },
    ],
  ])('%s', (message, details) => {
    expect(classify(message)).toMatchObject(details);
  });
});
