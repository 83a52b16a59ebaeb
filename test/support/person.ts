/** A person at the sandbox's Slack page: acts through what the page posts, and reads what it shows. */
import { setTimeout as sleep } from 'node:timers/promises';

export const CHANNEL = 'C0CRMSYNC';
export const ANN = 'U0ADMIN';
export const MAX = 'U0MEMBER';

type Part = 'main' | 'thread' | 'modal' | 'sidebar';
type Where = { channel?: string; thread?: string; app?: 'home' };

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
};
const decode = (html: string) => html.replaceAll(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => entities[entity] ?? entity);

/** The words of a page without its markup; each element's text on a line of its own. */
const wordsOf = (html: string) =>
  decode(html.replaceAll(/<(?:svg|style)[\s\S]*?<\/(?:svg|style)>/g, '').replaceAll(/<[^>]+>/g, '\n'))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');

export function person(url: string, user: string) {
  const post = async (deed: string, body: object) => {
    const response = await fetch(`${url}/page/${deed}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user, ...body }),
    });
    return (await response.json()) as { ok: boolean; error?: string };
  };
  const html = async (part: Part, where: Where = {}) => {
    const query = new URLSearchParams({ user, channel: CHANNEL, ...where });
    return (await fetch(`${url}/page/part/${part}?${query.toString()}`)).text();
  };
  const sees = async (part: Part, where?: Where) => wordsOf(await html(part, where));
  /** The last button with that action id in a part of the page, to be pressed any number of times. */
  const button = async (actionId: string, part: Part = 'main', where?: Where) => {
    const source = await html(part, where);
    const at = source.lastIndexOf(`data-action-id="${actionId}"`);
    if (at < 0) throw new Error(`no button ${actionId} in:\n${wordsOf(source)}`);
    const before = source.slice(0, at);
    const container = JSON.parse(decode(/.*data-container="([^"]*)"/s.exec(before)?.[1] ?? '')) as object;
    const blockId = /.*data-block-id="([^"]*)"/s.exec(before)?.[1] ?? '';
    return () => post('act', { container, blockId, actionId, chosen: [], trigger: 'click' });
  };

  return {
    user,
    type: (text: string, channel = CHANNEL) => post('type', { channel, text }),
    sees,
    /** Waits until a part of the page shows what is looked for, and gives its words. */
    async waitFor(pattern: RegExp, part: Part = 'main', where?: Where, timeoutMs = 20_000): Promise<string> {
      const end = Date.now() + timeoutMs;
      let words = '';
      while (Date.now() < end) {
        words = await sees(part, where);
        if (pattern.test(words)) return words;
        await sleep(60);
      }
      throw new Error(`${part} never showed ${String(pattern)}; it shows:\n${words}`);
    },
    /** Presses the last button with that action id in a part of the page. */
    press: async (actionId: string, part: Part = 'main', where?: Where) => (await button(actionId, part, where))(),
    button,
    /** Ticks a checkbox of the open dialog. */
    async tick(actionId: string, value: string) {
      const source = await html('modal');
      const viewId = /data-view="([^"]*)"/.exec(source)?.[1] ?? '';
      const blockId = new RegExp(`data-block-id="([^"]*)"[^>]*data-action-id="${actionId}"`).exec(source)?.[1] ?? '';
      const container = { type: 'view', viewId };
      return post('act', { container, blockId, actionId, chosen: [value], trigger: 'choose' });
    },
    /** Chooses in a select or radio buttons of the open dialog; `blockId` where several share the action id. */
    async choose(actionId: string, value: string, blockId?: string) {
      const source = await html('modal');
      const viewId = /data-view="([^"]*)"/.exec(source)?.[1] ?? '';
      const found = new RegExp(`data-block-id="([^"]*)"[^>]*data-action-id="${actionId}"`).exec(source)?.[1] ?? '';
      const container = { type: 'view', viewId };
      return post('act', { container, blockId: blockId ?? found, actionId, chosen: [value], trigger: 'choose' });
    },
    /** Shares a file in a conversation, as by the paper clip. */
    async share(name: string, content: string | Uint8Array, channel = CHANNEL) {
      const query = new URLSearchParams({ user, name, channel });
      const headers = { 'content-type': 'application/octet-stream' };
      const body = typeof content === 'string' ? content : Buffer.from(content);
      const response = await fetch(`${url}/page/upload?${query.toString()}`, { method: 'POST', headers, body });
      return (await response.json()) as { ok: boolean; error?: string };
    },
    deleteFile: (id: string) => post('file-delete', { id }),
    openHome: () => post('home', {}),
    /** Uses a message shortcut on the last message whose words match. */
    async shortcut(callbackId: string, pattern: RegExp, where: Where = {}) {
      const source = await html('main', where);
      const articles = source.split('<article ').slice(1);
      const article = articles.findLast((each) => pattern.test(wordsOf(each))) ?? '';
      const ts = /data-ts="([^"]*)"/.exec(article)?.[1] ?? '';
      return post('shortcut', { callbackId, message: { channel: where.channel ?? CHANNEL, ts } });
    },
    async submit() {
      const viewId = /data-view="([^"]*)"/.exec(await html('modal'))?.[1] ?? '';
      return post('view-submit', { viewId });
    },
    async close() {
      const viewId = /data-view="([^"]*)"/.exec(await html('modal'))?.[1] ?? '';
      return post('view-close', { viewId });
    },
    /** Addresses of the files that a conversation shows. */
    async files(channel: string): Promise<string[]> {
      const source = await html('main', { channel });
      return [...source.matchAll(/href="(page\/files\/[^"]+)"/g)].map((match) => `${url}/${match[1]}`);
    },
  };
}

/** A method of the sandbox's Web API, with the bot's token. */
export async function slackApi(url: string, method: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/api/${method}`, {
    method: 'POST',
    headers: { authorization: 'Bearer xoxb-sandbox', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Record<string, unknown>;
}

export type Truth = {
  object: string;
  id?: string;
  salesforceId?: string;
  type: string;
  property?: string;
  field?: string;
};

/** What the sandbox's integration failed to sync. */
export async function truthOf(url: string): Promise<Truth[]> {
  const { truth } = (await (await fetch(`${url}/sandbox/truth`)).json()) as { truth: Truth[] };
  return truth;
}

/** Corrects a record in the sandbox's HubSpot, as a person would in its page. */
export async function correct(
  url: string,
  object: string,
  id: string,
  properties: Record<string, string>,
): Promise<void> {
  const response = await fetch(`${url}/hubspot/crm/v3/objects/${object}/${id}`, {
    method: 'PATCH',
    headers: { authorization: 'Bearer sandbox-hubspot', 'content-type': 'application/json' },
    body: JSON.stringify({ properties }),
  });
  if (!response.ok) throw new Error(`HubSpot refused: ${await response.text()}`);
}

export async function moveClock(url: string, now: Date): Promise<void> {
  const response = await fetch(`${url}/sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now: now.toISOString() }),
  });
  if (!response.ok) throw new Error(await response.text());
}
