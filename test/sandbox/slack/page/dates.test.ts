import { describe, expect, test } from 'vitest';
import { clockTime, dayLabel, fromZone, slackDate, toZone } from '../../../../src/sandbox/slack/page/dates.ts';

const NEW_YORK = { tz: 'America/New_York', locale: 'en-US' };
const now = new Date('2026-11-24T12:00:00Z');
const at = Date.parse('2014-02-18T14:39:42Z') / 1000;

describe('dates', () => {
  test.each([
    ['{date_num}', '2014-02-18'],
    ['{date_slash}', '02/18/2014'],
    ['{date}', 'February 18th, 2014'],
    ['{date_short}', 'Feb 18, 2014'],
    ['{date_long}', 'Tuesday, February 18th, 2014'],
    ['{date_pretty}', 'February 18th, 2014'],
    ['{time}', '9:39 AM'],
    ['{time_secs}', '9:39:42 AM'],
    ['on {date_short} at {time}, {other}', 'on Feb 18, 2014 at 9:39 AM, {other}'],
  ])('writes %s as Slack does', (pattern, expected) => {
    expect(slackDate(at, pattern, NEW_YORK, now)).toBe(expected);
  });

  test('says yesterday, today and tomorrow by the reader’s calendar', () => {
    const shown = (moment: string) => slackDate(Date.parse(moment) / 1000, '{date_long_pretty}', NEW_YORK, now);
    expect(shown('2026-11-25T04:59:00Z')).toBe('today');
    expect(shown('2026-11-25T05:00:00Z')).toBe('tomorrow');
    expect(shown('2026-11-23T12:00:00Z')).toBe('yesterday');
    expect(shown('2026-11-22T12:00:00Z')).toBe('Sunday, November 22nd, 2026');
  });

  test('says so in the reader’s language', () => {
    const olga = { tz: 'Europe/Rome', locale: 'it-IT' };
    const shown = (moment: string) => slackDate(Date.parse(moment) / 1000, '{date_short_pretty} {time}', olga, now);
    expect(shown('2026-11-24T08:05:00Z')).toBe('oggi 9:05');
    expect(shown('2026-11-23T08:05:00Z')).toBe('ieri 9:05');
    expect(slackDate(now.getTime() / 1000 - 7300, '{ago}', olga, now)).toBe('2 ore fa');
  });

  test('says how long ago', () => {
    const shown = (seconds: number) => slackDate(now.getTime() / 1000 - seconds, '{ago}', NEW_YORK, now);
    expect(shown(61)).toBe('1 minute ago');
    expect(shown(7300)).toBe('2 hours ago');
    expect(shown(200_000)).toBe('2 days ago');
  });

  test('labels days', () => {
    expect(dayLabel(now, NEW_YORK, now)).toBe('Today');
    expect(dayLabel(new Date('2026-11-23T12:00:00Z'), NEW_YORK, now)).toBe('Yesterday');
    expect(dayLabel(new Date('2026-11-13T12:00:00Z'), NEW_YORK, now)).toBe('Friday, November 13th');
    expect(dayLabel(new Date('2025-11-13T12:00:00Z'), NEW_YORK, now)).toBe('Thursday, November 13th, 2025');
  });

  test('follows the reader’s language, and survives a zone that is none', () => {
    expect(clockTime(now, { tz: 'Europe/Rome', locale: 'it-IT' })).toBe('13:00');
    expect(slackDate(at, '{date}', { tz: 'Europe/Rome', locale: 'it-IT' }, now)).toBe('18 febbraio 2014');
    expect(clockTime(now, { tz: 'Mars/Base', locale: 'xx-invalid-locale-!' })).toBe('12:00 PM');
  });

  test.each([
    ['Europe/Rome', '2026-11-24T09:00', '2026-11-24T08:00:00.000Z'],
    ['America/New_York', '2026-07-01T09:00', '2026-07-01T13:00:00.000Z'],
    ['Asia/Kolkata', '2026-07-01T00:15', '2026-06-30T18:45:00.000Z'],
    // The clocks of Rome go back that night.
    ['Europe/Rome', '2026-10-25T12:00', '2026-10-25T11:00:00.000Z'],
    ['Europe/Rome', '2026-03-29T04:00', '2026-03-29T02:00:00.000Z'],
  ])('reads the wall clock of %s at %s', (tz, local, utc) => {
    expect(fromZone(local, tz).toISOString()).toBe(utc);
    expect(toZone(new Date(utc), tz)).toBe(local);
  });

  test('knows a time that is none', () => {
    expect(fromZone('soon', 'Europe/Rome').getTime()).toBeNaN();
  });
});
