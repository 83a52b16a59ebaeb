import { describe, expect, test } from 'vitest';
import { classify } from '../../../src/core/classifier/classify.ts';

test.each([
  'The owner is inactive on Slack today',
  'The account owner is inactive this week, she is on holiday',
  'Contact already exists in my address book',
  'No such column in the Excel I sent you',
  'Hi, record is locked in my safe',
  'Our validation rule requires a phone number. Should we change it?',
  'The rate limit of my bank is high',
  'Is this email already in use by Anna?',
  'I think there is a type mismatch between us',
  'You have reached your desk, congratulations',
])('what people write to each other is no error: %s', (message) => {
  expect(classify(message)).toMatchObject({ type: 'other-unknown', confidence: 'none' });
});

describe('prose of a connector is likely what it says', () => {
  test.each([
    ['The Salesforce owner of this record is inactive', 'inactive-salesforce-owner'],
    ['The Salesforce user that owns this record has been deactivated.', 'inactive-salesforce-owner'],
    ['Contact already exists', 'email-already-in-use'],
    ['This contact is waiting for its Salesforce account (001Vr00000m4eGC) to sync', 'waiting-on-account-to-sync'],
    ['Country is required when state is provided', 'missing-required-country'],
    ['The opportunity stage "X" does not exist in the HubSpot pipeline "Y"', 'missing-or-invalid-opportunity-stage'],
    ['Company name is required but was left blank', 'missing-required-value'],
    ['The integration user does not have access to the object Opportunity', 'insufficient-salesforce-access'],
    ['Salesforce record was deleted', 'insufficient-access-or-missing-salesforce-record'],
    ['The integration user does not have permission to edit the field Lead Source', 'salesforce-field-permission'],
    ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, record type missing for: Account', 'insufficient-salesforce-access'],
  ] as const)('%s', (message, type) => {
    expect(classify(message)).toMatchObject({ type, confidence: 'likely' });
  });
});

describe('sentences of Salesforce in other languages are likely without a code', () => {
  test.each([
    ['E-mail : adresse électronique non valide : foo', 'invalid-email'],
    ['Settore: valore non valido per il campo elenco di selezione con restrizioni: Foo', 'restricted-picklist-value'],
    ['ongeldige waarde voor beperkt keuzelijstveld: Foo', 'restricted-picklist-value'],
    ['valeur incorrecte pour le champ de liste de sélection limitée : Foo', 'restricted-picklist-value'],
    ['An diesem Bundesland liegt ein Problem vor', 'state-or-country-value-mismatch'],
    ['Geburtsdatum: Wert hat nicht den erforderlichen Typ: abc', 'type-mismatch'],
    ['Der Datensatz kann nicht gespeichert werden, da der Prozess „Lead“ fehlgeschlagen ist', 'salesforce-flow'],
    ['Felder konnten nicht erstellt/aktualisiert werden: Foo__c', 'salesforce-field-permission'],
  ] as const)('%s', (message, type) => {
    expect(classify(message)).toMatchObject({ type, confidence: 'likely' });
  });
});

test('limits and servers are known in all their words', () => {
  for (const message of [
    'ConcurrentPerOrgLongTxn Limit exceeded.',
    '503 Service Temporarily Unavailable',
    'Salesforce organization API limit exceeded',
  ]) {
    expect(classify(message)).toMatchObject({ type: 'other-unknown', confidence: 'certain' });
  }
  expect(classify('1650412800001 is at 0:0:0.1 UTC, not midnight!').type).toBe('type-mismatch');
});
