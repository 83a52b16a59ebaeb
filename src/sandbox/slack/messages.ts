/** Everything that changes messages: the Web API, response URLs, the app's acknowledgements and people's typing go through here. */
import type { Slack } from './context.ts';
import { announceFileShared, announceMessage } from './events.ts';
import { messageJson } from './formats.ts';
import type { Message } from './workspace.ts';

export type NewMessage = Pick<Message, 'channel' | 'user' | 'text'> & Partial<Omit<Message, 'ts' | 'editedTs'>>;

function changed({ workspace }: Slack, { channel, ephemeralFor }: Message): void {
  workspace.events.emit('change', {
    kind: 'message',
    channel,
    ...(ephemeralFor === undefined ? {} : { user: ephemeralFor }),
  });
}

export function addMessage(slack: Slack, draft: NewMessage): Message {
  const { workspace } = slack;
  const message: Message = { files: [], ...draft, ts: workspace.nextTs() };
  const messages = workspace.messages.get(message.channel) ?? [];
  workspace.messages.set(message.channel, messages);
  messages.push(message);
  for (const id of message.files) {
    const file = workspace.files.get(id);
    if (file === undefined) continue;
    if (!file.channels.includes(message.channel)) file.channels.push(message.channel);
    announceFileShared(slack, file, message.channel);
  }
  changed(slack, message);
  announceMessage(slack, message);
  return message;
}

/** `blocks: undefined` and the like remove what the message had. */
export type MessageChange = { text: string } & {
  [key in 'blocks' | 'attachments' | 'metadata']: Message[key] | undefined;
};

export function changeMessage(slack: Slack, message: Message, change: MessageChange): void {
  const before = messageJson(slack, message, { metadata: true });
  message.text = change.text;
  message.editedTs = slack.workspace.nextTs();
  replace(message, 'blocks', change.blocks);
  replace(message, 'attachments', change.attachments);
  replace(message, 'metadata', change.metadata);
  changed(slack, message);
  announceMessage(slack, message, { kind: 'changed', before });
}

function replace<K extends 'blocks' | 'attachments' | 'metadata'>(
  message: Message,
  key: K,
  value: Message[K] | undefined,
) {
  if (value === undefined) delete message[key];
  else message[key] = value;
}

export function removeMessage(slack: Slack, message: Message): void {
  const messages = slack.workspace.messages.get(message.channel) ?? [];
  announceMessage(slack, message, { kind: 'deleted' });
  messages.splice(messages.indexOf(message), 1);
  changed(slack, message);
}

export function findMessage({ workspace }: Slack, channel: string, ts: string): Message | undefined {
  return workspace.messages.get(channel)?.find((message) => message.ts === ts);
}
