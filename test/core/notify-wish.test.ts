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
  ])('%s', (text, wish) => {
    expect(read(text)).toEqual({ ok: true, wish });
  });
});

describe('a fault', () => {
  test.each([
    ['', 'missing-frequency', undefined],
    ['hourly', 'unknown-frequency', 'hourly'],
    ['daily at', 'missing-time', undefined],
    ['daily at 25:00', 'bad-time', '25:00'],
    ['daily at 9:7', 'bad-time', '9:7'],
    ['daily at 13pm', 'bad-time', '13pm'],
    ['daily at 0am', 'bad-time', '0am'],
    ['daily at 24:00', 'bad-time', '24:00'],
    ['weekly on', 'missing-day', undefined],
    ['weekly on t', 'bad-day', 't'],
    ['weekly on someday', 'bad-day', 'someday'],
    ['daily on monday', 'needless-day', 'on'],
    ['immediately at 9', 'needless-time', 'at'],
    ['daily please', 'unexpected-word', 'please'],
    ['daily at 9 at 10', 'unexpected-word', 'at'],
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
    fc.property(fc.array(fc.oneof(fc.constantFrom('daily', 'weekly', 'at', 'on', '9', 'am'), fc.string())), (words) => {
      const parsed = parseNotify(words);
      expect(typeof parsed.ok).toBe('boolean');
    }),
  );
});
