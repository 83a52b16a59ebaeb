/** Times as Slack writes them, in the zone and language of who looks. */
type Reader = { tz: string; locale: string };

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(reader: Reader, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([reader, options]);
  const known = formatters.get(key);
  if (known) return known;
  const made = makeFormatter(reader, options);
  formatters.set(key, made);
  return made;
}

function makeFormatter({ tz, locale }: Reader, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale || 'en-US', { ...options, timeZone: tz });
  } catch {
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
  }
}

const format = (date: Date, reader: Reader, options: Intl.DateTimeFormatOptions): string =>
  // ICU puts a narrow no-break space before AM and PM; Slack writes a plain one.
  formatter(reader, options).format(date).replaceAll('\u202F', ' ');

const ORDINALS: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const ordinal = new Intl.PluralRules('en', { type: 'ordinal' });

/** `February 18th, 2014`; in other languages than English their own long form. */
function longDate(date: Date, reader: Reader, extra: Intl.DateTimeFormatOptions): string {
  const options = { day: 'numeric', month: 'long', ...extra } as const;
  if (!/^en\b/.test(reader.locale || 'en')) return format(date, reader, options);
  return formatter(reader, options)
    .formatToParts(date)
    .map((part) =>
      part.type === 'day' ? part.value + (ORDINALS[ordinal.select(Number(part.value))] ?? 'th') : part.value,
    )
    .join('');
}

const dayNumber = (date: Date, tz: string): number =>
  Date.parse(`${toZone(date, tz).slice(0, 10)}T00:00Z`) / 86_400_000;

/** `yesterday`, `today`, `tomorrow` in the reader's language; else the date. */
function pretty(date: Date, reader: Reader, now: Date, otherwise: string): string {
  const days = dayNumber(date, reader.tz) - dayNumber(now, reader.tz);
  return Math.abs(days) <= 1 ? relative(reader, { numeric: 'auto' }).format(days, 'day') : otherwise;
}

const relative = ({ locale }: Reader, options: Intl.RelativeTimeFormatOptions = {}) =>
  new Intl.RelativeTimeFormat(locale || 'en', options);

function ago(date: Date, reader: Reader, now: Date): string {
  const seconds = Math.round((date.getTime() - now.getTime()) / 1000);
  const steps = [
    [86_400, 'day'],
    [3600, 'hour'],
    [60, 'minute'],
    [1, 'second'],
  ] as const;
  const [size, unit] = steps.find(([size]) => Math.abs(seconds) >= size) ?? ([1, 'second'] as const);
  return relative(reader).format(Math.trunc(seconds / size), unit);
}

type Token = (date: Date, reader: Reader, now: Date) => string;

const year = { year: 'numeric' } as const;
const short: Token = (date, reader) => format(date, reader, { day: 'numeric', month: 'short', ...year });
const middle: Token = (date, reader) => longDate(date, reader, year);
const long: Token = (date, reader) => longDate(date, reader, { weekday: 'long', ...year });
const prettyOr =
  (otherwise: Token): Token =>
  (date, reader, now) =>
    pretty(date, reader, now, otherwise(date, reader, now));

/** Slack's tokens of `<!date^…>` (docs.slack.dev, formatting message text). */
const TOKENS: Record<string, Token> = {
  date_num: (date, { tz }) => toZone(date, tz).slice(0, 10),
  date_slash: (date, reader) => format(date, reader, { day: '2-digit', month: '2-digit', ...year }),
  date: middle,
  date_short: short,
  date_long: long,
  date_pretty: prettyOr(middle),
  date_short_pretty: prettyOr(short),
  date_long_pretty: prettyOr(long),
  time: (date, reader) => clockTime(date, reader),
  time_secs: (date, reader) => format(date, reader, { hour: 'numeric', minute: '2-digit', second: '2-digit' }),
  ago,
};

/** Fills the tokens of a `<!date^seconds^format|fallback>`; undefined when its time is no time. */
export function slackDate(seconds: number, pattern: string, reader: Reader, now: Date): string | undefined {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return undefined;
  return pattern.replace(/\{(\w+)\}/g, (all, name: string) => TOKENS[name]?.(date, reader, now) ?? all);
}

/** `9:05 AM`, or as the reader's language writes it. */
export const clockTime = (date: Date, reader: Reader): string =>
  format(date, reader, { hour: 'numeric', minute: '2-digit' });

/** `Tuesday, November 24th`, `Today`, `Yesterday`: what stands between two days of a conversation. */
export function dayLabel(date: Date, reader: Reader, now: Date): string {
  const difference = dayNumber(date, reader.tz) - dayNumber(now, reader.tz);
  if (difference === 0) return 'Today';
  if (difference === -1) return 'Yesterday';
  const sameYear = toZone(date, reader.tz).slice(0, 4) === toZone(now, reader.tz).slice(0, 4);
  return longDate(date, reader, { weekday: 'long', ...(sameYear ? {} : year) });
}

/** `Tuesday, November 24th, 2026 at 9:05:12 AM`, for the title of a time. */
export const fullTime = (date: Date, reader: Reader): string =>
  `${long(date, reader, date)} at ${format(date, reader, { hour: 'numeric', minute: '2-digit', second: '2-digit' })}`;

/** `2026-11-24T09:05`: the wall clock of a zone, as a datetime-local input takes it. */
export function toZone(date: Date, tz: string): string {
  return makeWallClock(tz).format(date).replace(/,? /, 'T').slice(0, 16);
}

const wallClocks = new Map<string, Intl.DateTimeFormat>();

function makeWallClock(tz: string): Intl.DateTimeFormat {
  const known = wallClocks.get(tz);
  if (known) return known;
  // Swedish writes dates as ISO does.
  const made = makeFormatter({ tz, locale: 'sv-SE' }, { dateStyle: 'short', timeStyle: 'medium' });
  wallClocks.set(tz, made);
  return made;
}

/** The moment at which a zone's wall clock shows `local` (`2026-11-24T09:05`); Invalid Date when it is no time. */
export function fromZone(local: string, tz: string): Date {
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) return new Date(Number.NaN);
  const offset = (at: number) => Date.parse(`${toZone(new Date(at), tz)}Z`) - Math.floor(at / 60_000) * 60_000;
  // Twice, because the offset at the first guess may lie on the other side of a change of the clocks.
  return new Date(asUtc - offset(asUtc - offset(asUtc)));
}

/** When a message was written: its ts is seconds since 1970. */
export const timeOf = (ts: string): Date => new Date(Number(ts) * 1000);
