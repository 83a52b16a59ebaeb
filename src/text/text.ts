import { IntlMessageFormat } from 'intl-messageformat';
import { languageOf, type Language } from '../core/language.ts';
import { en, type MessageKey } from './en/en.ts';
import { dateFormat, numberFormat } from './formats.ts';
import { it } from './it/it.ts';

export type TextValues = Readonly<Record<string, string | number | boolean | Date>>;

/** Renders one message of the catalogue in the reader's language; dates in the reader's time zone. */
export type Text = {
  (key: MessageKey, values?: TextValues): string;
  /** Names of the values that a message wants: without them it cannot be rendered. */
  needs(key: MessageKey): readonly string[];
  readonly locale: string;
  readonly zone: string;
  readonly language: Language;
};

const CATALOGUES: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { en, it };

/** Every language has the same keys, so that one look tells for all of them. */
export const isMessageKey = (name: string): name is MessageKey => Object.hasOwn(en, name);

/** Where a language is all that is known of the reader, as of a channel: its dates and numbers are written as there. */
const HOMES: Readonly<Record<Language, string>> = { en: 'en-GB', it: 'it-IT' };

/** The locale that a reader's own (of Slack, untrusted) stands for here: itself where we speak its language, else British English. */
export function readersLocale(locale: string): string {
  return /^(en|it)(-[a-z]{2})?$/i.test(locale) ? locale : HOMES[languageOf(locale)];
}

/**
 * A renderer for a BCP 47 locale (only its language decides the catalogue; English where we have none) and an IANA zone.
 * Values are inserted as they are: escaping for mrkdwn is the caller's matter.
 */
export function createText(locale: string = HOMES.en, zone = 'UTC'): Text {
  const language = languageOf(locale);
  const catalogue = CATALOGUES[language];
  const compiled = new Map<MessageKey, IntlMessageFormat>();
  const wanted = new Map<MessageKey, readonly string[]>();
  const messageOf = (key: MessageKey): IntlMessageFormat => {
    let message = compiled.get(key);
    if (message === undefined) {
      // ignoreTag: `<` is text for us, not a rich-text tag.
      message = new IntlMessageFormat(catalogue[key], locale, undefined, { ignoreTag: true });
      compiled.set(key, message);
    }
    return message;
  };
  const render = (key: MessageKey, values: TextValues = {}): string => String(messageOf(key).format({ ...values }));
  const needs = (key: MessageKey): readonly string[] => {
    let names = wanted.get(key);
    if (names === undefined) {
      names = [...new Set(namesIn(messageOf(key).getAst()))];
      wanted.set(key, names);
    }
    return names;
  };
  return Object.assign(render, { needs, locale, zone, language });
}

type Part = ReturnType<IntlMessageFormat['getAst']>[number];

/** The kind of a part that is text, as @formatjs/icu-messageformat-parser numbers them. */
const LITERALS: ReadonlySet<number> = new Set([0]);

/** The names of all arguments, those inside plurals and choices too. A literal and a plural's `#` have none. */
function namesIn(parts: readonly Part[]): readonly string[] {
  return parts.flatMap((part) => [
    ...('value' in part && !LITERALS.has(part.type) ? [part.value] : []),
    ...('options' in part ? Object.values(part.options).flatMap(({ value }) => namesIn(value)) : []),
  ]);
}

/** A renderer for readers of whom only the language is known. */
export const createTextIn = (language: Language, zone: string): Text => createText(HOMES[language], zone);

/** "24 Nov, 09:00" in the reader's zone. */
export function formatDateTime(text: Pick<Text, 'locale' | 'zone'>, at: Date): string {
  return dateFormat(text.locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: text.zone,
  }).format(at);
}

/** "23 Nov 2026" for a calendar day `YYYY-MM-DD`, which is the same in every zone. */
export function formatDay(text: Pick<Text, 'locale'>, day: string): string {
  return dateFormat(text.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));
}

/** "23 Nov" for a calendar day of the last weeks. */
export function formatDayShort(text: Pick<Text, 'locale'>, day: string): string {
  return dateFormat(text.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(day));
}

/** "24 Nov 2026, 10:00" in the reader's zone, for a moment that may be in another year. */
export function formatMoment(text: Pick<Text, 'locale' | 'zone'>, at: Date): string {
  const format = { dateStyle: 'medium', timeStyle: 'short', timeZone: text.zone } as const;
  return dateFormat(text.locale, format).format(at);
}

/** "Monday" for an ISO weekday, 1 being Monday. */
export function formatWeekday(text: Pick<Text, 'locale'>, day: number): string {
  // 5 January 1970 was a Monday.
  const date = new Date((4 + day - 1) * 86_400_000);
  return dateFormat(text.locale, { weekday: 'long', timeZone: 'UTC' }).format(date);
}

const STEPS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** "2 minutes": the largest unit that fits; undefined below a minute. */
export function formatDuration(text: Text, milliseconds: number): string | undefined {
  const step = STEPS.find(([, size]) => milliseconds / 1000 >= size);
  if (step === undefined) return undefined;
  const [unit, size] = step;
  const format = numberFormat(text.locale, { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(Math.floor(milliseconds / 1000 / size));
}

/** "2 minutes ago", "just now". */
export function formatAge(text: Text, at: Date, now: Date): string {
  const duration = formatDuration(text, now.getTime() - at.getTime());
  return duration === undefined ? text('age.now') : text('age.ago', { duration });
}
