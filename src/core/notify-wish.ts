import type { Language } from './language.ts';
import {
  beginsWithEvery,
  isMarker,
  looksLikeTime,
  parseDay,
  parseLanguage,
  parseTime,
  split,
  takeFrequency,
} from './notify-words.ts';
import type { Frequency } from './schedule.ts';

/** What somebody asks of a channel's digest; what is left out keeps its setting or default. */
export type NotifyWish = {
  readonly frequency: Frequency;
  /** Local time `HH:MM`. */
  readonly at?: string;
  /** ISO weekday, 1 is Monday. */
  readonly day?: number;
  readonly language?: Language;
};

/** What could not be understood, with the word at fault; what is missing is missing after `word`. */
export type NotifyFault = {
  readonly kind:
    | 'missing-frequency'
    | 'unknown-frequency'
    | 'missing-time'
    | 'bad-time'
    | 'missing-day'
    | 'bad-day'
    | 'missing-language'
    | 'bad-language'
    /** A time without `daily` or `weekly`, or a day without `weekly`. */
    | 'needless-time'
    | 'needless-day'
    | 'unexpected-word';
  readonly word?: string;
};

export type NotifyParse =
  | { readonly ok: true; readonly wish: NotifyWish }
  | { readonly ok: false; readonly fault: NotifyFault };

/**
 * Reads `<immediately|daily|weekly|off> [at HH:MM] [on DAY] [in LANGUAGE]`, the words after `/sfsync notify`, in English or in
 * Italian (`ogni lunedì alle 9 in italiano`), in any case and with or without accents. A time and a day need no word before them.
 */
export function parseNotify(words: readonly string[]): NotifyParse {
  const rest = words.flatMap(split);
  if (rest[0] === undefined) return fault('missing-frequency');
  const unknown = rest.slice(0, beginsWithEvery(rest) ? 2 : 1).join(' ');
  const read = takeFrequency(rest);
  if (read === undefined) return fault('unknown-frequency', unknown);

  const { frequency } = read;
  let { day } = read;
  let at: string | undefined;
  let language: Language | undefined;
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const isBareTime = looksLikeTime(word);
    if ((isBareTime || isMarker('time', word)) && at === undefined) {
      if (frequency !== 'daily' && frequency !== 'weekly') return fault('needless-time', word);
      if (!isBareTime && rest[0] === 'ore') rest.shift();
      const time = isBareTime ? word : rest.shift();
      if (time === undefined) return fault('missing-time', word);
      // "9 am" is one time in two words.
      const half = /^[ap]\.?m\.?$/.test(rest[0] ?? '') ? rest.shift() : '';
      at = parseTime(time + half);
      if (at === undefined) return fault('bad-time', time);
    } else if ((isMarker('day', word) || parseDay(word) !== undefined) && day === undefined) {
      if (frequency !== 'weekly') return fault('needless-day', word);
      const name = isMarker('day', word) ? rest.shift() : word;
      if (name === undefined) return fault('missing-day', word);
      day = parseDay(name);
      if (day === undefined) return fault('bad-day', name);
    } else if (isMarker('language', word) && language === undefined) {
      const name = rest.shift();
      if (name === undefined) return fault('missing-language', word);
      language = parseLanguage(name);
      if (language === undefined) return fault('bad-language', name);
    } else {
      return fault('unexpected-word', word);
    }
  }
  return {
    ok: true,
    wish: {
      frequency,
      ...(at === undefined ? {} : { at }),
      ...(day === undefined ? {} : { day }),
      ...(language === undefined ? {} : { language }),
    },
  };
}

function fault(kind: NotifyFault['kind'], word?: string): NotifyParse {
  return { ok: false, fault: { kind, ...(word === undefined ? {} : { word }) } };
}
