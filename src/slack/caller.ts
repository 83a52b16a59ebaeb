import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RespondFn } from '@slack/bolt';
import type { Log } from '../jobs/log.ts';
import { VendorError } from '../jobs/vendor-error.ts';
import { createText, readersLocale, type Text } from '../text/text.ts';
import type { Message } from './blocks.ts';
import { SlackRefusal, type Gate, type SlackUser } from './gate.ts';
import { problemText } from './views/problem.ts';

/** Who did something, and how to answer them. */
export type Caller = {
  readonly user: string;
  readonly channel: string;
  /** Renders in the caller's language and time zone. */
  readonly text: Text;
  /** In Slack's words: workspace admin or owner. */
  readonly isWorkspaceAdmin: boolean;
  /** Answers them alone. */
  readonly reply: (message: Message | string) => Promise<void>;
};

const NOBODY: SlackUser = { isAdmin: false, zone: 'UTC', locale: 'en-GB', name: '' };

/** Without Slack's answer a person has no rights, and English. */
const lookUp = (gate: Pick<Gate, 'user'>, user: string): Promise<SlackUser> => gate.user(user).catch(() => NOBODY);

const textFor = ({ locale, zone }: SlackUser): Text => createText(readersLocale(locale), zone);

/** Renders in a person's own language and time zone. */
export const textOf = async (gate: Pick<Gate, 'user'>, user: string): Promise<Text> =>
  textFor(await lookUp(gate, user));

/** The longest wait before an acknowledgement, for which Slack gives three seconds in all. */
const ACK_PATIENCE_MS = 1_000;

/** The same for an acknowledgement, which cannot wait for a slow Slack: then in English. */
export const textInTime = (gate: Gate, user: string): Promise<Text> =>
  Promise.race([textOf(gate, user), sleep(ACK_PATIENCE_MS, createText(), { ref: false })]);

/** Looks the person up (kept for ten minutes) and ties `send` to them. */
export async function callerOf(
  gate: Gate,
  user: string,
  channel: string,
  send: (text: Text, message: Message) => Promise<unknown>,
): Promise<Caller> {
  const person = await lookUp(gate, user);
  const text = textFor(person);
  return {
    user,
    channel,
    text,
    isWorkspaceAdmin: person.isAdmin,
    reply: async (message) => {
      await send(text, typeof message === 'string' ? { text: message } : message);
    },
  };
}

/** Answers through a response_url: seen by one person, five times in half an hour. */
async function replyPrivately(respond: RespondFn, message: Message): Promise<void> {
  const body = { response_type: 'ephemeral', replace_original: false, text: message.text } as const;
  if (message.blocks === undefined) {
    await respond(body);
    return;
  }
  try {
    await respond({ ...body, blocks: message.blocks as never[] });
  } catch {
    // Refused blocks must not cost the answer.
    await respond(body);
  }
}

/**
 * The same, or in person where that is not possible: views have no response_url, and one that is too old, or of a channel that was
 * archived meanwhile, takes nothing.
 */
export async function replyAnyhow(
  gate: Pick<Gate, 'post'>,
  user: string,
  respond: RespondFn | undefined,
  message: Message,
): Promise<void> {
  const isTold =
    respond !== undefined &&
    (await replyPrivately(respond, message).then(
      () => true,
      () => false,
    ));
  if (!isTold) await gate.post(user, message);
}

/** Longer than this, and people wonder whether anything happens. */
const PATIENCE_MS = 1_500;

/** Says `words` if the work takes its time. */
export async function withProgress<T>(caller: Caller, words: string, work: () => Promise<T>): Promise<T> {
  const timer = setTimeout(() => void caller.reply(words).catch(() => undefined), PATIENCE_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}

/** Runs what a person asked for. Expected failures are told in words; the rest with a reference that the log has too. */
export async function answering(caller: Caller, log: Log, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { text } = caller;
    if (error instanceof VendorError) {
      log.warn({ vendor: error.vendor, code: error.code, detail: error.detail }, 'a CRM refused');
      await caller.reply(text('failure.vendor', { problem: problemText(text, error) }));
      return;
    }
    const reference = randomUUID().slice(0, 8);
    const known = error instanceof SlackRefusal ? { code: error.code } : {};
    log.error({ err: error, reference, ...known }, 'an action failed');
    await caller.reply(text('failure.unexpected', { reference }));
  }
}
