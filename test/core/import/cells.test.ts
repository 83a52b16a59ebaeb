import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellKinds } from '../../../src/core/import/cell-kinds.ts';
import { beginsTotal, countOf } from '../../../src/core/import/counts.ts';
import { isDate } from '../../../src/core/import/dates.ts';
import { guessByHeader } from '../../../src/core/import/headers.ts';
import { objectByName } from '../../../src/core/import/object-names.ts';
import { recordId, recordIds } from '../../../src/core/import/record-ids.ts';
import { createSeen } from '../../../src/core/import/seen.ts';
import { plainWords } from '../../../src/core/import/words.ts';

describe('ids', () => {
  it.each([
    ['101', { system: 'hubspot', id: '101' }],
    ['12345678901234567890', { system: 'hubspot', id: '12345678901234567890' }],
    [
      '003Qy00000ABcdE',
      { system: 'salesforce', id: '003Qy00000ABcdEIAT', object: 'contacts', salesforceObject: 'Contact' },
    ],
    [
      '00qqy00000abcdemat',
      { system: 'salesforce', id: '00QQy00000ABcdEMAT', object: 'contacts', salesforceObject: 'Lead' },
    ],
    ['https://app.hubspot.com/contacts/99/record/0-3/42/', { system: 'hubspot', id: '42', object: 'deals' }],
    ['https://app.hubspot.com/contacts/99/contact/42?x=1', { system: 'hubspot', id: '42', object: 'contacts' }],
    ['https://app.hubspot.com/contacts/99/record/2-777/42', { system: 'hubspot', id: '42' }],
    [
      'https://acme.my.salesforce.com/006Qy00000ABcdE',
      { system: 'salesforce', id: '006Qy00000ABcdEIAT', object: 'deals', salesforceObject: 'Opportunity' },
    ],
  ])('%s', (text, id) => {
    expect(recordId(text)).toEqual(id);
  });

  it.each([
    '0',
    '012',
    '123456789012345678901',
    'internationaliz',
    '003Qy00000ABcdEAAA',
    '2026-11-24',
    '+39055',
    'https://example.com/a/12',
    '1,234',
  ])('none: %s', (text) => {
    expect(recordIds(text)).toEqual([]);
  });

  it('never throws, and never makes an id of two words', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const { id } of recordIds(text)) expect(id).toMatch(/^[0-9A-Za-z]{1,20}$/);
        cellKinds(text);
      }),
    );
  });
});

describe('dates', () => {
  it.each([
    '2026-11-24',
    '2026-11-24T09:00:00Z',
    '2026-11-24 09:00:00.123+01:00',
    '24/11/2026',
    '11/24/26 3:04 PM',
    '24.11.2026, 15:04 Uhr'.slice(0, 17),

    'Nov 24, 2026 9:00 AM EST',
    '24 novembre 2026',
    '24. November 2026 um 15:04',
    '24 de noviembre de 2026',
    'Tue, 24 Nov 2026 09:00:00 GMT',
    '2026年11月24日 9:00',
  ])('%s', (text) => {
    expect(isDate(text)).toBe(true);
  });

  it.each(['101', '20261124', '1.2.3', 'May', 'Error 404 on 2026-11-24', '0-1', '12:30', 'abc 24 2026 x'])(
    'none: %s',
    (text) => {
      expect(isDate(text)).toBe(false);
    },
  );
});

describe('counts', () => {
  it.each([
    ['12', 12],
    ['1,204 records', 1204],
    ['1.204 record', 1204],
    ['3 レコード', 3],
    ['Records: 7', 7],
  ])('%s', (text, count) => {
    expect(countOf(text)).toBe(count);
  });

  it.each(['101, 102', '101 102', 'a@b.com', '2026-11-24'])('none: %s', (text) => {
    expect(countOf(text)).toBeUndefined();
  });

  it('a total from a company that is called so', () => {
    expect(['Total', 'TOTAL: 12', 'Totale 5', 'Gesamtsumme', '合計'].every(beginsTotal)).toBe(true);
    expect(['Total Energies', 'Subtotal Ltd', 'String too long', ''].some(beginsTotal)).toBe(false);
  });
});

describe('words', () => {
  it('have one spelling', () => {
    expect(plainWords('\uFEFF"Sync_errorType (raw)"')).toBe('sync error type');
    expect(plainWords("Type d'Erreur")).toBe('type d erreur');
    expect(plainWords('HubSpotID')).toBe('hubspot id');
  });

  it.each([
    ['Salesforce Contact ID', 'salesforce-id', 'exact'],
    ['HubSpot contact record ID', 'hubspot-id', 'part'],
    ['Record ID', 'hubspot-id', 'vague'],
    ['Account ID (Salesforce)', 'salesforce-id', 'exact'],
    ['Messaggio di errore Salesforce', 'message', 'part'],
    ['Owner ID', 'extra', 'exact'],
    ['Mobile phone', 'extra', 'exact'],
  ])('%s', (header, role, strength) => {
    expect(guessByHeader(header)).toEqual({ role, strength });
  });

  it('name objects of both CRMs', () => {
    expect(objectByName('Aziende')).toEqual({ object: 'companies' });
    expect(objectByName('Lead')).toEqual({ object: 'contacts', salesforceObject: 'Lead' });
    expect(objectByName('Salesforce Contact')).toEqual({ object: 'contacts', salesforceObject: 'Contact' });
    expect(objectByName('取引')).toEqual({ object: 'deals' });
    expect(objectByName('Ticket')).toBeUndefined();
  });
});

describe('what was seen', () => {
  it('is told from what was not, through its growth', () => {
    const seen = createSeen();
    const texts = Array.from({ length: 20_000 }, (_, index) => `contacts:${index}:string-too-long:`);
    expect(texts.filter((text) => seen.add(text))).toHaveLength(20_000);
    expect(texts.filter((text) => seen.add(text))).toHaveLength(0);
  });
});
