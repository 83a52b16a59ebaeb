/** The words of `/sfsync notify`, in English and in Italian. Tables are in lower case and without accents, as words are compared. */
import { LANGUAGES, type Language } from './language.ts';
import { FREQUENCIES, type Frequency } from './schedule.ts';

const FREQUENCY_PHRASES: Readonly<Record<Frequency, readonly string[]>> = {
  immediately: ['immediately', 'subito', 'immediatamente', 'immediato', 'immediata'],
  daily: [
    'daily',
    'every day',
    'giornaliero',
    'giornaliera',
    'giornalmente',
    'quotidiano',
    'quotidiana',
    'ogni giorno',
    'tutti i giorni',
  ],
  weekly: ['weekly', 'every week', 'settimanale', 'settimanalmente', 'ogni settimana', 'tutte le settimane'],
  off: ['off', 'mai', 'spento', 'spenta', 'disattivato', 'disattivata', 'disattiva'],
};
const LONGEST_PHRASE = 3;

const EVERY = ['every', 'ogni'];
/** What stands before a time, a day and a language. */
const MARKERS = {
  time: ['at', 'alle', 'ore', 'a'],
  day: ['on', 'il', 'la', 'di', ...EVERY],
  language: ['in'],
} as const satisfies Record<string, readonly string[]>;

/** Monday first; each with all its names, whose beginnings (two letters or more) count too. */
const DAYS = [
  ['mondays', 'lunedi'],
  ['tuesdays', 'martedi'],
  ['wednesdays', 'weds', 'mercoledi'],
  ['thursdays', 'giovedi'],
  ['fridays', 'venerdi'],
  ['saturdays', 'sabato', 'sabati'],
  ['sundays', 'domenica', 'domeniche'],
];

const NAMED_TIMES: readonly (readonly [time: string, names: readonly string[]])[] = [
  ['12:00', ['noon', 'mezzogiorno']],
  ['00:00', ['midnight', 'mezzanotte']],
  ['01:00', ['una']],
];

const LANGUAGE_NAMES: Readonly<Record<Language, readonly string[]>> = {
  en: ['en', 'english', 'inglese'],
  it: ['it', 'italian', 'italiano'],
};

/** Words in lower case; “all’una” is two of them, also where its apostrophe was lost. */
export function split(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\ball['’]?(?=una\b|1\b)/g, 'alle ')
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Without accents, and without the comma or full stop that ends a phrase. */
const bare = (word: string): string => word.normalize('NFD').replaceAll(/\p{M}/gu, '').replace(/[,.]$/, '');

export const isMarker = (kind: keyof typeof MARKERS, word: string): boolean =>
  MARKERS[kind].some((marker) => marker === bare(word));

/** Takes the words that say how often off the front ("every monday": weekly, on Monday); undefined where they say nothing known. */
export function takeFrequency(words: string[]): { readonly frequency: Frequency; readonly day?: number } | undefined {
  for (let length = LONGEST_PHRASE; length >= 1; length--) {
    const phrase = words.slice(0, length).map(bare).join(' ');
    const frequency = FREQUENCIES.find((name) => FREQUENCY_PHRASES[name].includes(phrase));
    if (frequency === undefined) continue;
    words.splice(0, length);
    return { frequency };
  }
  const day = beginsWithEvery(words) ? parseDay(words[1] ?? '') : undefined;
  if (day === undefined) return undefined;
  words.splice(0, 2);
  return { frequency: 'weekly', day };
}

export const beginsWithEvery = ([first = '']: readonly string[]): boolean => EVERY.includes(bare(first));

/** `9`, `9am`, `9:00`, `9.30pm`, `21:30`, `noon`, `mezzogiorno` as `HH:MM`. */
export function parseTime(word: string): string | undefined {
  const text = bare(word);
  const [named] = NAMED_TIMES.find(([, names]) => names.includes(text)) ?? [];
  if (named !== undefined) return named;
  const match = /^(\d{1,2})(?:[:.,](\d{2}))?(?:([ap])\.?m)?$/.exec(text);
  if (match === null) return undefined;
  const [, hourText = '', minuteText = '00', half] = match;
  const hour = Number(hourText);
  const minute = Number(minuteText);
  if (minute > 59 || hour > 23 || (half !== undefined && (hour < 1 || hour > 12))) return undefined;
  const full = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  return `${String(full).padStart(2, '0')}:${minuteText}`;
}

/** What can only be meant as a time: a number, or a name of one. */
export const looksLikeTime = (word: string): boolean => /^\d/.test(word) || parseTime(word) !== undefined;

/** A weekday's name, its beginning (two letters or more) or its plural. */
export function parseDay(word: string): number | undefined {
  const name = bare(word);
  const index = name.length < 2 ? -1 : DAYS.findIndex((names) => names.some((day) => day.startsWith(name)));
  return index === -1 ? undefined : index + 1;
}

export function parseLanguage(word: string): Language | undefined {
  return LANGUAGES.find((language) => LANGUAGE_NAMES[language].includes(bare(word)));
}
