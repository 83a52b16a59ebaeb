import { closest, distance } from 'fastest-levenshtein';
import { CATEGORIES } from '../../core/sync-error.ts';
import { parseTarget, TARGET_WORDS, type Target } from '../../jobs/target.ts';
import type { Bot } from '../bot.ts';
import type { Caller } from '../caller.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { check, status } from './digest.ts';
import { doctor } from './doctor.ts';
import { explain } from './explain.ts';
import { exportErrors } from './export.ts';
import { notify } from './notify.ts';
import { askResync } from './resync.ts';
import { usage } from './usage.ts';

/** `typed`: what follows the command's word, as Slack hands it over. */
type Command = (bot: Bot, caller: Caller, words: readonly string[], triggerId: string, typed: string) => Promise<void>;

const COMMANDS: Readonly<Record<string, Command>> = {
  help,
  status,
  check,
  usage,
  notify,
  doctor,
  explain: (bot, caller, _words, _triggerId, typed) => explain(bot, caller, typed),
  resync: (bot, caller, words, triggerId) =>
    withTarget(caller, words, (target) =>
      askResync(bot, caller, target, (view) => bot.gate.openView(triggerId, view), undefined),
    ),
  export: (bot, caller, words) => withTarget(caller, words, (target) => exportErrors(bot, caller, target)),
};

/** Beyond this many changed letters a guess helps nobody. */
const NEAR = 3;
/** Shorter ones are part of too many names. */
const PART = 4;
const CATEGORY_LIST = CATEGORIES.map((category) => `\`${category}\``).join(', ');

/** Runs the command that the words name; a wrong word gets the nearest right one. */
export async function runCommand(bot: Bot, caller: Caller, input: string, triggerId: string): Promise<void> {
  const [word = 'help', ...words] = wordsOf(input);
  const command = Object.hasOwn(COMMANDS, word) ? COMMANDS[word] : undefined;
  if (command !== undefined) {
    const typed = input.replace(/^\s*\S+\s*/, '');
    return command(bot, caller, words, triggerId, typed);
  }
  return caller.reply(unknown(caller, 'help.unknown', word, Object.keys(COMMANDS)));
}

/** Slack leaves the text as it was typed: phones add smart quotes and non-breaking spaces. */
function wordsOf(input: string): string[] {
  return input
    .normalize('NFKC')
    .replaceAll(/[“”„«»"'‘’]/g, '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

function unknown(
  { text }: Caller,
  key: 'help.unknown' | 'target.unknown',
  word: string,
  known: readonly string[],
): string {
  const near = nearest(word, known);
  const shown = escapeMrkdwn(word.slice(0, 80));
  return near === undefined
    ? text(key, { word: shown, categories: CATEGORY_LIST })
    : text(`${key}.near`, { word: shown, near });
}

/** What the word is a part of, else what it misspells. */
function nearest(word: string, known: readonly string[]): string | undefined {
  const whole = word.length < PART ? undefined : known.find((name) => name.includes(word));
  if (whole !== undefined) return whole;
  const near = closest(word, known);
  return distance(word, near) <= NEAR ? near : undefined;
}

async function withTarget(
  caller: Caller,
  words: readonly string[],
  run: (target: Target) => Promise<void>,
): Promise<void> {
  const target = parseTarget(words);
  if (target !== undefined) return run(target);
  return caller.reply(unknown(caller, 'target.unknown', words.join('-'), TARGET_WORDS));
}

async function help(bot: Bot, caller: Caller): Promise<void> {
  const { text } = caller;
  await caller.reply(text('help.text', { categories: CATEGORY_LIST, admins: bot.admins.names(caller) }));
}
