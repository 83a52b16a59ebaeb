import { expect, test } from 'vitest';
import { classify, type KnownRule } from '../../../src/core/classifier/classify.ts';

const knownRules: readonly KnownRule[] = [
  { name: 'Phone_Required', object: 'Lead', message: 'Please enter a phone number.' },
  { name: 'Phone_Mobile', object: 'Lead', message: 'Please enter a phone number or a mobile number of the person.' },
  { name: 'Short', message: 'Required' },
  { name: 'Email_Rule', message: 'Invalid email address: use the work address' },
];
const RULE = 'salesforce-custom-field-validation-rule';

test('a text that is a rule’s message names the rule, however it is written', () => {
  for (const message of [
    'Please enter a phone number.',
    '  please enter a  phone number',
    '“Please enter a phone number.”',
    'Please enter a phone number.: [Phone]',
    'FIELD_CUSTOM_VALIDATION_EXCEPTION, Please enter a phone number.: [Phone]',
    'FIELD_CUSTOM_VALIDATION_EXCEPTION:Please enter a phone number.:Phone --',
  ]) {
    expect([message, classify(message, { knownRules })]).toMatchObject([
      message,
      { type: RULE, confidence: 'certain', rule: 'Phone_Required', matched: 'rule:Phone_Required' },
    ]);
  }
  expect(classify('Invalid email address: use the work address', { knownRules })).toMatchObject({ rule: 'Email_Rule' });
});

test('a text that holds a rule’s message names the longest; a cut one the rule it begins', () => {
  const held = classify('Save: Please enter a phone number or a mobile number of the person. Thanks', { knownRules });
  expect(held).toMatchObject({ type: RULE, rule: 'Phone_Mobile', confidence: 'certain' });
  expect(classify('Please enter a phone number or a mo…', { knownRules })).toMatchObject({ rule: 'Phone_Mobile' });
});

test('a rule is named within a flow and a trigger, and never against another code', () => {
  const flow =
    'CANNOT_EXECUTE_FLOW_TRIGGER: We can’t save this record because the “A” process failed. Please enter a phone number.';
  expect(classify(flow, { knownRules })).toMatchObject({
    type: 'salesforce-flow',
    rule: 'Phone_Required',
    inner: { type: RULE },
  });
  expect(classify('STRING_TOO_LONG: Please enter a phone number.', { knownRules })).toMatchObject({
    type: 'string-too-long',
  });
  expect(classify('Required fields are missing: [LastName]', { knownRules })).toMatchObject({
    type: 'missing-required-value',
  });
  expect(classify('FIELD_CUSTOM_VALIDATION_EXCEPTION: something new', { knownRules })).toMatchObject({
    type: RULE,
    confidence: 'certain',
  });
});
