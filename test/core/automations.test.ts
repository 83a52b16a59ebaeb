import { describe, expect, it } from 'vitest';
import { automationsBehind, namedAutomation } from '../../src/core/automations.ts';
import type { Automation } from '../../src/core/crm.ts';
import type { SyncError } from '../../src/core/sync-error.ts';

const automations: readonly Automation[] = [
  { kind: 'flow', object: 'Lead', name: 'Lead_Router', label: 'Lead router', modifiedAt: '2026-11-01T08:00:00Z' },
  { kind: 'flow', object: 'Lead', name: 'Lead_Score', label: 'Score', modifiedAt: '2026-11-20T08:00:00Z' },
  { kind: 'flow', object: 'Account', name: 'Account_Tier', label: 'Tier' },
  { kind: 'trigger', object: 'Contact', name: 'ContactGuard' },
  { kind: 'validation-rule', object: 'Contact', name: 'Phone_Required' },
  { kind: 'validation-rule', object: 'Lead', name: 'Phone_Required' },
];

const error = (type: string, more: Partial<SyncError> = {}): SyncError => ({
  key: 'k',
  type,
  object: 'contacts',
  params: {},
  confidence: 'certain',
  sources: ['import'],
  ...more,
});

const names = (found: readonly Automation[]) => found.map(({ name }) => name);

describe('automations behind an error type', () => {
  it('are those of its kind on the object, the latest change first', () => {
    expect(names(automationsBehind('salesforce-flow', [error('salesforce-flow')], automations))).toEqual([
      'Lead_Score',
      'Lead_Router',
    ]);
    const account = error('salesforce-flow', { object: 'companies', salesforceObject: 'Account' });
    expect(names(automationsBehind('salesforce-flow', [account], automations))).toEqual(['Account_Tier']);
  });

  it('are none for what no automation refuses', () => {
    expect(automationsBehind('string-too-long', [error('string-too-long')], automations)).toEqual([]);
  });

  it('may be of any object where the row does not tell its own', () => {
    const unknown = error('salesforce-flow', { object: 'unknown' });
    expect(automationsBehind('salesforce-flow', [unknown], automations)).toHaveLength(3);
  });
});

describe('the automation that a message names', () => {
  const named = (type: string, params: SyncError['params'], more: Partial<SyncError> = {}) =>
    namedAutomation(error(type, { params, ...more }), automations)?.name;

  it('is known by its label, its name, and a name with a namespace', () => {
    expect(named('salesforce-flow', { flow: 'Lead router' })).toBe('Lead_Router');
    expect(named('salesforce-flow', { flow: 'lead_score' })).toBe('Lead_Score');
    expect(named('salesforce-automation', { trigger: 'acme.ContactGuard' })).toBe('ContactGuard');
  });

  it('is not guessed where two have the name, or none', () => {
    expect(named('salesforce-custom-field-validation-rule', { rule: 'Phone_Required' })).toBeUndefined();
    const ofContact = { salesforceObject: 'Contact' } as const;
    expect(named('salesforce-custom-field-validation-rule', { rule: 'Phone_Required' }, ofContact)).toBe(
      'Phone_Required',
    );
    expect(named('salesforce-flow', { flow: 'Another' })).toBeUndefined();
    expect(named('salesforce-flow', {})).toBeUndefined();
  });
});
