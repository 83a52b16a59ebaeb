import type { View } from '@slack/types';
import type { Language } from '../../core/language.ts';
import { LANGUAGES } from '../../core/language.ts';
import { FREQUENCIES, type Frequency, type Subscription } from '../../core/schedule.ts';
import { formatWeekday, type Text } from '../../text/text.ts';
import { section, select, type Block } from '../blocks.ts';
import { CALLBACKS } from '../ids.ts';
import { clip, LIMITS } from '../limits.ts';

/** Block and action id of each input are the same. */
export const SUBSCRIBE = { frequency: 'frequency', time: 'time', day: 'day', language: 'language' } as const;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Asks for a conversation's digest; `now` is what holds, or would by default. `metadata` comes back with the submission. */
export function subscribeView(
  text: Text,
  place: string,
  now: Pick<Subscription, 'frequency' | 'at' | 'day' | 'zone' | 'language'>,
  metadata: string,
): View {
  const blocks: Block[] = [
    section(text('subscribe.place', { place })),
    input(
      SUBSCRIBE.frequency,
      text('subscribe.frequency'),
      select(
        SUBSCRIBE.frequency,
        FREQUENCIES.map((name) => [text(`subscribe.frequency.${name}`), name] as const),
        now.frequency,
      ),
    ),
    input(
      SUBSCRIBE.time,
      text('subscribe.time', { zone: now.zone }),
      { type: 'timepicker', action_id: SUBSCRIBE.time, initial_time: now.at },
      text('subscribe.time.hint'),
    ),
    input(
      SUBSCRIBE.day,
      text('subscribe.day'),
      select(
        SUBSCRIBE.day,
        WEEKDAYS.map((day) => [formatWeekday(text, day), String(day)] as const),
        String(now.day),
      ),
      text('subscribe.day.hint'),
    ),
    input(
      SUBSCRIBE.language,
      text('subscribe.language'),
      select(
        SUBSCRIBE.language,
        LANGUAGES.map((language) => [text(`language.${language}`), language] as const),
        now.language,
      ),
    ),
  ];
  return {
    type: 'modal',
    callback_id: CALLBACKS.notify,
    private_metadata: metadata,
    title: words(text('subscribe.title'), LIMITS.viewTitle),
    submit: words(text('subscribe.submit'), LIMITS.viewTitle),
    close: words(text('resync.cancel'), LIMITS.viewTitle),
    blocks,
  };
}

const words = (label: string, max: number) => ({ type: 'plain_text', text: clip(label, max), emoji: false }) as const;

const input = (id: string, label: string, element: object, hint?: string): Block => ({
  type: 'input',
  block_id: id,
  label: words(label, LIMITS.inputLabel),
  ...(hint === undefined ? {} : { hint: words(hint, LIMITS.inputLabel) }),
  element,
});

type Answer = { readonly selected_option?: { readonly value?: string } | null; readonly selected_time?: string | null };
type State = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What was chosen; undefined for a view of another version. */
export function subscribeAnswers(
  state: State,
): { frequency: Frequency; at?: string; day?: number; language?: Language } | undefined {
  const answer = (id: string) => (state[id]?.[id] ?? {}) as Answer;
  const chosen = (id: string) => answer(id).selected_option?.value;
  const frequency = FREQUENCIES.find((name) => name === chosen(SUBSCRIBE.frequency));
  if (frequency === undefined) return undefined;
  const at = answer(SUBSCRIBE.time).selected_time;
  const day = WEEKDAYS.find((number) => String(number) === chosen(SUBSCRIBE.day));
  const language = LANGUAGES.find((name) => name === chosen(SUBSCRIBE.language));
  return {
    frequency,
    ...(typeof at === 'string' ? { at } : {}),
    ...(day === undefined ? {} : { day }),
    ...(language === undefined ? {} : { language }),
  };
}
