import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNotify } from '../../src/core/notify-wish.ts';

const read = (text: string) => parseNotify(text.split(' '));

describe('a wish', () => {
  test.each([
    ['daily', { frequency: 'daily' }],
    ['off', { frequency: 'off' }],
    ['IMMEDIATELY', { frequency: 'immediately' }],
    ['weekly on mon', { frequency: 'weekly', day: 1 }],
    ['weekly at 9', { frequency: 'weekly', at: '09:00' }],
    ['weekly on Thurs at 21:30', { frequency: 'weekly', at: '21:30', day: 4 }],
    ['weekly at 9 am on Weds', { frequency: 'weekly', at: '09:00', day: 3 }],
    ['daily at 9am', { frequency: 'daily', at: '09:00' }],
    ['daily at 12am', { frequency: 'daily', at: '00:00' }],
    ['daily at 12:05pm', { frequency: 'daily', at: '12:05' }],
    ['daily at 9.30 p.m.', { frequency: 'daily', at: '21:30' }],
    ['daily at noon', { frequency: 'daily', at: '12:00' }],
    ['weekly  on  Sundays', { frequency: 'weekly', day: 7 }],
    ['weekly on tu', { frequency: 'weekly', day: 2 }],
    ['daily in italian', { frequency: 'daily', language: 'it' }],
    ['daily at 09:00 in ITALIANO', { frequency: 'daily', at: '09:00', language: 'it' }],
    ['weekly in it on monday', { frequency: 'weekly', day: 1, language: 'it' }],
    ['off in english', { frequency: 'off', language: 'en' }],
    ['immediately in en', { frequency: 'immediately', language: 'en' }],
    ['every day at noon', { frequency: 'daily', at: '12:00' }],
    ['every thursday', { frequency: 'weekly', day: 4 }],
    ['daily 9:30', { frequency: 'daily', at: '09:30' }],
    ['daily 9.30 pm in it', { frequency: 'daily', at: '21:30', language: 'it' }],
    ['weekly Friday noon', { frequency: 'weekly', day: 5, at: '12:00' }],
    ['weekly 8, tue', { frequency: 'weekly', day: 2, at: '08:00' }],
  ])('%s', (text, wish) => {
    expect(read(text)).toEqual({ ok: true, wish });
  });

  test.each([
    ['ogni giorno', { frequency: 'daily' }],
    ['giornaliero alle 9', { frequency: 'daily', at: '09:00' }],
    ['Tutti i giorni alle ore 9:30', { frequency: 'daily', at: '09:30' }],
    ['quotidiano alle 21.30 in italiano', { frequency: 'daily', at: '21:30', language: 'it' }],
    ['ogni giorno alle 9,15', { frequency: 'daily', at: '09:15' }],
    ['ogni giorno a mezzogiorno', { frequency: 'daily', at: '12:00' }],
    ['ogni giorno all’una', { frequency: 'daily', at: '01:00' }],
    ['ogni giorno alluna', { frequency: 'daily', at: '01:00' }],
    ['settimanale il lunedì', { frequency: 'weekly', day: 1 }],
    ['settimanale il lunedi', { frequency: 'weekly', day: 1 }],
    ['settimanale di mercoledi\u0300 alle 8', { frequency: 'weekly', day: 3, at: '08:00' }],
    ['ogni settimana la domenica', { frequency: 'weekly', day: 7 }],
    ['ogni martedì alle 9', { frequency: 'weekly', day: 2, at: '09:00' }],
    ['ogni gio', { frequency: 'weekly', day: 4 }],
    ['settimanale ogni venerdì in inglese', { frequency: 'weekly', day: 5, language: 'en' }],
    ['settimanale alle 9, il sabato', { frequency: 'weekly', day: 6, at: '09:00' }],
    ['weekly il lunedì at 9 in italian', { frequency: 'weekly', day: 1, at: '09:00', language: 'it' }],
    ['ogni giorno 9.30', { frequency: 'daily', at: '09:30' }],
    ['giornaliero mezzogiorno', { frequency: 'daily', at: '12:00' }],
    ['settimanale lunedì ore 9', { frequency: 'weekly', day: 1, at: '09:00' }],
    ['ogni lunedì 9:30', { frequency: 'weekly', day: 1, at: '09:30' }],
    ['settimanale martedì 8 in inglese', { frequency: 'weekly', day: 2, at: '08:00', language: 'en' }],
    ['subito', { frequency: 'immediately' }],
    ['Immediatamente in italiano', { frequency: 'immediately', language: 'it' }],
    ['mai', { frequency: 'off' }],
    ['spento', { frequency: 'off' }],
    ['ＯＦＦ', { frequency: 'off' }],
  ])('%s', (text, wish) => {
    expect(read(text)).toEqual({ ok: true, wish });
  });
});

describe('a fault', () => {
  test.each([
    ['', 'missing-frequency', undefined],
    ['hourly', 'unknown-frequency', 'hourly'],
    ['daily at', 'missing-time', 'at'],
    ['ogni giorno alle', 'missing-time', 'alle'],
    ['ogni', 'unknown-frequency', 'ogni'],
    ['ogni ora alle 9', 'unknown-frequency', 'ogni ora'],
    ['settimanale il mese', 'bad-day', 'mese'],
    ['settimanale il lunedìx', 'bad-day', 'lunedìx'],
    ['ogni lunedì il martedì', 'unexpected-word', 'il'],
    ['daily in', 'missing-language', 'in'],
    ['daily in german', 'bad-language', 'german'],
    ['daily in constructor', 'bad-language', 'constructor'],
    ['daily at tostring', 'bad-time', 'tostring'],
    ['daily in italian in english', 'unexpected-word', 'in'],
    ['mai alle 9', 'needless-time', 'alle'],
    ['ogni giorno il lunedì', 'needless-day', 'il'],
    ['daily at 25:00', 'bad-time', '25:00'],
    ['daily at 9:7', 'bad-time', '9:7'],
    ['daily at 13pm', 'bad-time', '13pm'],
    ['daily at 0am', 'bad-time', '0am'],
    ['daily at 24:00', 'bad-time', '24:00'],
    ['weekly on', 'missing-day', 'on'],
    ['weekly on t', 'bad-day', 't'],
    ['weekly on someday', 'bad-day', 'someday'],
    ['daily on monday', 'needless-day', 'on'],
    ['immediately at 9', 'needless-time', 'at'],
    ['daily please', 'unexpected-word', 'please'],
    ['daily at 9 at 10', 'unexpected-word', 'at'],
    ['daily 9 10', 'unexpected-word', '10'],
    ['daily 25:00', 'bad-time', '25:00'],
    ['off 9:30', 'needless-time', '9:30'],
    ['daily monday', 'needless-day', 'monday'],
    ['ogni giorno lunedì', 'needless-day', 'lunedì'],
    ['weekly monday tuesday', 'unexpected-word', 'tuesday'],
  ])('%j is %s', (text, kind, word) => {
    expect(read(text)).toEqual({ ok: false, fault: word === undefined ? { kind } : { kind, word } });
  });
});

test('every time of the day is read as it is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
      const at = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
      expect(read(`daily at ${at}`)).toEqual({ ok: true, wish: { frequency: 'daily', at } });
    }),
  );
});

test('no words whatever make it throw', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom('daily', 'ogni', 'lunedì', 'at', 'alle', 'on', 'in', '9', 'am'), fc.string())),
      (words) => {
        const parsed = parseNotify(words);
        expect(typeof parsed.ok).toBe('boolean');
      },
    ),
  );
});
