import { FREQUENCIES, type Frequency } from './schedule.ts';

/** What somebody asks of a channel's digest; what is left out keeps its setting or default. */
type NotifyWish = {
  readonly frequency: Frequency;
  /** Local time `HH:MM`. */
  readonly at?: string;
  /** ISO weekday, 1 is Monday. */
  readonly day?: number;
};

/** What could not be understood, with the word at fault where there is one. */
export type NotifyFault = {
  readonly kind:
    | 'missing-frequency'
    | 'unknown-frequency'
    | 'missing-time'
    | 'bad-time'
    | 'missing-day'
    | 'bad-day'
    /** A time without `daily` or `weekly`, or a day without `weekly`. */
    | 'needless-time'
    | 'needless-day'
    | 'unexpected-word';
  readonly word?: string;
};

export type NotifyParse =
  | { readonly ok: true; readonly wish: NotifyWish }
  | { readonly ok: false; readonly fault: NotifyFault };

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Reads `<immediately|daily|weekly|off> [at HH:MM] [on DAY]`: the words after `/sfsync notify`, in any case. */
export function parseNotify(words: readonly string[]): NotifyParse {
  const [first, ...rest] = words
    .flatMap((word) => word.trim().toLowerCase().split(/\s+/))
    .filter((word) => word !== '');
  if (first === undefined) return fault('missing-frequency');
  const frequency = FREQUENCIES.find((name) => name === first);
  if (frequency === undefined) return fault('unknown-frequency', first);

  let at: string | undefined;
  let day: number | undefined;
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === 'at' && at === undefined) {
      if (frequency !== 'daily' && frequency !== 'weekly') return fault('needless-time', word);
      const time = rest.shift();
      if (time === undefined) return fault('missing-time');
      // "9 am" is one time in two words.
      const half = /^[ap]\.?m\.?$/.test(rest[0] ?? '') ? rest.shift() : '';
      at = parseTime(time + half);
      if (at === undefined) return fault('bad-time', time);
    } else if (word === 'on' && day === undefined) {
      if (frequency !== 'weekly') return fault('needless-day', word);
      const name = rest.shift();
      if (name === undefined) return fault('missing-day');
      day = parseDay(name);
      if (day === undefined) return fault('bad-day', name);
    } else {
      return fault('unexpected-word', word);
    }
  }
  return { ok: true, wish: { frequency, ...(at === undefined ? {} : { at }), ...(day === undefined ? {} : { day }) } };
}

function fault(kind: NotifyFault['kind'], word?: string): NotifyParse {
  return { ok: false, fault: { kind, ...(word === undefined ? {} : { word }) } };
}

/** `9`, `9am`, `9:00`, `9.30pm`, `21:30`, `noon` as `HH:MM`. */
function parseTime(text: string): string | undefined {
  if (text === 'noon') return '12:00';
  if (text === 'midnight') return '00:00';
  const match = /^(\d{1,2})(?:[:.](\d{2}))?(?:([ap])\.?m\.?)?$/.exec(text);
  if (match === null) return undefined;
  const [, hourText = '', minuteText = '00', half] = match;
  const hour = Number(hourText);
  const minute = Number(minuteText);
  if (minute > 59 || hour > 23 || (half !== undefined && (hour < 1 || hour > 12))) return undefined;
  const full = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  return `${String(full).padStart(2, '0')}:${minuteText}`;
}

/** A weekday's name, its beginning (two letters or more) or its plural. */
function parseDay(text: string): number | undefined {
  const name = text.replace(/[,.]$/, '');
  if (name === 'weds') return 3;
  const index = DAYS.findIndex((day) => (name.length >= 2 && day.startsWith(name)) || `${day}s` === name);
  return index === -1 ? undefined : index + 1;
}
