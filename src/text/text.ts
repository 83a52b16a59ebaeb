import { IntlMessageFormat } from 'intl-messageformat';
import { en, type MessageKey } from './en/en.ts';

export type TextValues = Readonly<Record<string, string | number | boolean | Date>>;

/** Renders one message of the catalogue in the reader's language; dates in the reader's time zone. */
export type Text = {
  (key: MessageKey, values?: TextValues): string;
  readonly locale: string;
  readonly zone: string;
};

const CATALOGUES: Readonly<Record<string, Readonly<Record<MessageKey, string>>>> = { en };

/**
 * A renderer for a BCP 47 locale (only its language decides the catalogue; English where we have none) and an IANA zone.
 * Values are inserted as they are: escaping for mrkdwn is the caller's matter.
 */
export function createText(locale = 'en-GB', zone = 'UTC'): Text {
  const catalogue = CATALOGUES[locale.split('-')[0] ?? 'en'] ?? en;
  const compiled = new Map<MessageKey, IntlMessageFormat>();
  const render = (key: MessageKey, values: TextValues = {}): string => {
    let message = compiled.get(key);
    if (message === undefined) {
      // ignoreTag: `<` is text for us, not a rich-text tag.
      message = new IntlMessageFormat(catalogue[key], locale, undefined, { ignoreTag: true });
      compiled.set(key, message);
    }
    return String(message.format({ ...values }));
  };
  return Object.assign(render, { locale, zone });
}

/** "24 Nov, 09:00" in the reader's zone. */
export function formatDateTime(text: Pick<Text, 'locale' | 'zone'>, at: Date): string {
  return new Intl.DateTimeFormat(text.locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: text.zone,
  }).format(at);
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
  const format = new Intl.NumberFormat(text.locale, { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(Math.floor(milliseconds / 1000 / size));
}

/** "2 minutes ago", "just now". */
export function formatAge(text: Text, at: Date, now: Date): string {
  const duration = formatDuration(text, now.getTime() - at.getTime());
  return duration === undefined ? text('age.now') : text('age.ago', { duration });
}
