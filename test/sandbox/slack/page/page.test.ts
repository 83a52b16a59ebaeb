import { describe, expect, test } from 'vitest';
import { ANN, CHANNEL, MAX } from '../start-slack.ts';
import { openPage, ORIGIN, textOf } from './open-page.ts';

const at = (user: string, place: object = { channel: CHANNEL }) =>
  `?${new URLSearchParams({ user, ...place }).toString()}`;

const messages = (html: string): string[] => html.match(/<article class="message.*?<\/article>/gs) ?? [];

describe('the page', () => {
  test('shows the workspace, who one is, the channels and the app', async () => {
    await using page = await openPage();
    const html = await page.html('/');
    expect(html).toContain('<strong>Acme</strong>');
    expect(html).toContain('<option value="U0ADMIN" selected="">Ann Admin (admin)</option>');
    expect(html).toContain('<option value="U0MEMBER">Max Member (member)</option>');
    expect(html).toContain('>Olga Owner (owner, italiano)</option>');
    for (const name of ['crm-sync', 'general', 'random', 'leadership', 'sfsync']) {
      expect(html).toContain(`<span class="entry-name">${name}</span>`);
    }
    expect(html).toMatch(/href="\?user=U0ADMIN&amp;channel=C0CRMSYNC"[^>]* aria-current="page"/);
    expect(html).toMatch(/<textarea[^>]* aria-label="Message #crm-sync"/);
  });

  test('shows each person what is theirs', async () => {
    await using page = await openPage();
    expect(await page.html(`/${at(MAX)}`)).not.toContain('leadership');
    // A private channel of others is not shown by its address either.
    expect(await page.html(`/page/part/main${at(MAX, { channel: 'C0LEADERS' })}`)).toContain('#crm-sync');
  });

  test('loads nothing from outside, and runs no script but its own', async () => {
    await using page = await openPage();
    const answer = await page.request('/');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    const html = await answer.text();
    const loaded = [...html.matchAll(/(?:src|href)="(page\/client\/[^"]+)"/g)].map(([, path]) => path);
    expect(loaded).toHaveLength(4);
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
    for (const path of loaded) {
      const file = await page.request(`/${path}`);
      expect(file.status).toBe(200);
      expect(file.headers.get('content-type')).toMatch(/^text\/(css|javascript)/);
      expect(await file.text()).not.toMatch(/@import|url\(['"]?https?:/);
    }
    for (const path of ['page/client/page.ts', 'page/client/..%2Fpage.ts', 'page/client/none.js', 'page/part/none']) {
      expect((await page.request(`/${path}`)).status).toBe(404);
    }
  });
});

describe('messages', () => {
  test('carry author, badge, time in the viewer’s zone, and what was edited', async () => {
    await using page = await openPage();
    const posted = await page.slack.post({ channel: CHANNEL, text: 'first' });
    await page.slack.client.chat.update({ channel: CHANNEL, ts: String(posted.ts), text: 'second *draft*' });
    const seconds = Number(posted.ts);
    const time = (tz: string, locale: string) =>
      new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: tz })
        .format(seconds * 1000)
        .replaceAll('\u202F', ' ');
    const [forAnn] = messages(await page.html(`/${at(ANN)}`));
    expect(textOf(forAnn ?? '')).toContain(`sfsyncAPP${time('Europe/Rome', 'en-GB')}second draft (edited)`);
    const [forMax] = messages(await page.html(`/${at(MAX)}`));
    expect(textOf(forMax ?? '')).toContain(time('America/New_York', 'en-US'));
  });

  test('are drawn from their blocks, else from their text', async () => {
    await using page = await openPage();
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'from *blocks*' } }];
    await page.slack.post({ channel: CHANNEL, text: 'fallback', blocks });
    const html = await page.html(`/${at(ANN)}`);
    expect(textOf(html)).toContain('from blocks');
    expect(textOf(html)).not.toContain('fallback');
  });

  test('that are private are marked, and shown to nobody else', async () => {
    await using page = await openPage();
    await page.slack.client.chat.postEphemeral({ channel: CHANNEL, user: ANN, text: 'between us' });
    expect(textOf(await page.html(`/${at(ANN)}`))).toContain('Only visible to you');
    expect(textOf(await page.html(`/${at(ANN)}`))).toContain('between us');
    expect(textOf(await page.html(`/${at(MAX)}`))).not.toContain('between us');
  });

  test('stand between dividers of days', async () => {
    await using page = await openPage();
    await page.slack.post({ channel: CHANNEL, text: 'one' });
    page.slack.clock.set(new Date(page.slack.clock.now().getTime() + 24 * 3_600_000));
    await page.slack.post({ channel: CHANNEL, text: 'two' });
    expect(textOf(await page.html(`/page/part/main${at(ANN)}`))).toMatch(/Yesterday.*one.*Today.*two/s);
  });

  test('have a thread at the right', async () => {
    await using page = await openPage();
    const { ts } = await page.slack.post({ channel: CHANNEL, text: 'parent' });
    await page.slack.post({ channel: CHANNEL, text: 'child', thread_ts: ts });
    await page.post('type', { user: MAX, channel: CHANNEL, text: 'thanks', threadTs: ts });
    const html = await page.html(`/${at(ANN)}`);
    expect(textOf(html)).toContain('2 replies');
    expect(messages(html)).toHaveLength(1);
    const thread = await page.html(`/page/part/thread${at(ANN, { channel: CHANNEL, thread: String(ts) })}`);
    expect(messages(thread).map(textOf).join('|')).toMatch(/parent.*\|.*child.*\|.*Max Member.*thanks/);
    expect(thread).toMatch(/<textarea[^>]* aria-label="Reply in thread"/);
  });

  test('offer the app’s message shortcuts', async () => {
    await using page = await openPage();
    await page.slack.post({ channel: CHANNEL, text: 'odd' });
    const [message = ''] = messages(await page.html(`/${at(ANN)}`));
    expect(message).toMatch(/role="menuitem"[^>]*explain_message[^>]*>Explain this/);
  });

  test('count as unread until they are looked at', async () => {
    await using page = await openPage();
    await page.post('type', { user: MAX, channel: 'C0GENERAL', text: 'hi' });
    const unread = /class="unread"[^>]*>.*?general<\/span>.*?1<span class="hidden-words"> unread/s;
    expect(await page.html(`/page/part/sidebar${at(ANN)}`)).toMatch(unread);
    // What one writes oneself is read.
    expect(await page.html(`/page/part/sidebar${at(MAX, { channel: 'C0RANDOM' })}`)).not.toContain('class="unread"');
    await page.html(`/page/part/main${at(ANN, { channel: 'C0GENERAL' })}`);
    expect(await page.html(`/page/part/sidebar${at(ANN)}`)).not.toMatch(unread);
  });

  test('with files offer them for download', async () => {
    await using page = await openPage();
    const bytes = Buffer.from('id,name\n1,Ada\n');
    await page.slack.client.filesUploadV2({ channel_id: CHANNEL, filename: 'errors "1".csv', file: bytes });
    const html = await page.html(`/${at(ANN)}`);
    const path = /href="(page\/files\/[^"]+)" download="errors &quot;1&quot;.csv"/.exec(html)?.[1];
    const file = await page.request(`/${path}`);
    expect(file.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''errors%20%221%22.csv");
    expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes);
    expect((await page.request('/page/files/F0')).status).toBe(404);
  });
});

describe('the app’s tabs', () => {
  test('are Home, Messages and About', async () => {
    await using page = await openPage();
    const home = await page.html(`/page/part/main${at(ANN, { app: 'home' })}`);
    expect(textOf(home)).toContain('has not published a Home tab yet');
    await page.slack.client.views.publish({
      user_id: ANN,
      view: { type: 'home', blocks: [{ type: 'header', text: { type: 'plain_text', text: 'At home' } }] },
    });
    expect(textOf(await page.html(`/page/part/main${at(ANN, { app: 'home' })}`))).toContain('At home');
    expect(textOf(await page.html(`/page/part/main${at(MAX, { app: 'home' })}`))).not.toContain('At home');
    await page.slack.post({ channel: ANN, text: 'your file' });
    const direct = await page.html(`/page/part/main${at(ANN, { app: 'messages' })}`);
    expect(textOf(direct)).toContain('your file');
    expect(direct).toMatch(/aria-label="Message sfsync"/);
    expect(textOf(await page.html(`/page/part/main${at(ANN, { app: 'about' })}`))).toContain('/sfsync');
  });
});

describe('live updates', () => {
  async function readEvents(page: Awaited<ReturnType<typeof openPage>>, user: string) {
    const answer = await page.request(`/page/events?user=${user}`);
    const reader = (answer.body ?? new ReadableStream<Uint8Array>()).getReader();
    let text = '';
    return {
      async until(part: string): Promise<string> {
        while (!text.includes(part)) text += new TextDecoder().decode((await reader.read()).value);
        return text;
      },
      stop: () => reader.cancel(),
    };
  }

  test('tell of what the viewer may see, and end with the connection', async () => {
    await using page = await openPage();
    const { events } = page.slack.workspace;
    const before = events.listenerCount('change');
    const ann = await readEvents(page, ANN);
    const max = await readEvents(page, MAX);
    await ann.until('event: ready');
    await max.until('event: ready');
    await page.slack.client.chat.postEphemeral({ channel: CHANNEL, user: ANN, text: 'x' });
    await page.post('type', { user: ANN, channel: 'C0LEADERS', text: 'secret' });
    await page.post('type', { user: ANN, channel: 'C0GENERAL', text: 'all' });
    expect(await ann.until('C0GENERAL')).toMatch(/C0CRMSYNC.*C0LEADERS/s);
    expect(await max.until('C0GENERAL')).not.toMatch(/C0CRMSYNC|C0LEADERS/);
    await ann.stop();
    await max.stop();
    await expect.poll(() => events.listenerCount('change')).toBe(before);
  });
});

test('addresses within the page are relative, so that it may be mounted anywhere', async () => {
  await using page = await openPage();
  const html = await page.html('/');
  expect(html).not.toMatch(/(href|src|action)="\//);
  expect(html).not.toContain(ORIGIN);
});
