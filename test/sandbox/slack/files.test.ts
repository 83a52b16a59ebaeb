import { expect, test } from 'vitest';
import { ANN, CHANNEL, refusal, startSlack, type LocalSlack } from './start-slack.ts';

const CSV = 'object,id\ncontacts,101\n';

async function begin(slack: LocalSlack, length = CSV.length) {
  return slack.client.files.getUploadURLExternal({ filename: 'errors.csv', length });
}

async function uploaded(slack: LocalSlack): Promise<string> {
  const { upload_url: url = '', file_id: id = '' } = await begin(slack);
  expect((await fetch(url, { method: 'POST', body: CSV })).status).toBe(200);
  return id;
}

const complete = (slack: LocalSlack, id: string, args: object = {}) =>
  refusal(slack.client.apiCall('files.completeUploadExternal', { files: [{ id, title: 'Errors' }], ...args }));

test('filesUploadV2 shares a file with a comment, and the bot reads it back', async () => {
  await using slack = await startSlack();
  const { channel } = await slack.client.conversations.open({ users: ANN });
  const result = await slack.client.filesUploadV2({
    channel_id: channel?.id ?? '',
    filename: 'errors.csv',
    content: CSV,
    initial_comment: 'Your export',
  });
  const [file] = result.files[0]?.files ?? [];
  expect(file).toMatchObject({ name: 'errors.csv', mimetype: 'text/csv', filetype: 'csv', size: CSV.length });
  const [message] = slack.workspace.messages.get('D0ADMIN') ?? [];
  expect(message).toMatchObject({ text: 'Your export', user: 'U0SFSYNC', files: [file?.id] });
  const download = (token?: string) =>
    fetch(file?.url_private_download ?? '', {
      redirect: 'manual',
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    });
  const response = await download('xoxb-sandbox');
  expect(await response.text()).toBe(CSV);
  expect(response.headers.get('content-disposition')).toContain('errors.csv');
  // Slack sends those without a token to its sign-in page.
  expect((await download()).status).toBe(302);
  expect((await download('xoxb-wrong')).status).toBe(302);
});

test('an upload is finished once, and only in a channel with the app', async () => {
  await using slack = await startSlack();
  const id = await uploaded(slack);
  expect(await complete(slack, id, { channel_id: 'C0RANDOM' })).toMatchObject({ error: 'not_in_channel' });
  expect(await complete(slack, id, { channel_id: 'C0LEADERS' })).toMatchObject({ error: 'channel_not_found' });
  // A user's id is no conversation's.
  expect(await complete(slack, id, { channel_id: ANN })).toMatchObject({ error: 'channel_not_found' });
  const { ts } = await slack.post({ channel: CHANNEL, text: 'digest' });
  const answer = await complete(slack, id, { channel_id: CHANNEL, thread_ts: ts });
  expect(answer).toMatchObject({ accepted: { files: [{ id, title: 'Errors' }] } });
  expect(slack.workspace.messages.get(CHANNEL)?.at(-1)).toMatchObject({ threadTs: ts, files: [id] });
  expect(await complete(slack, id, { channel_id: CHANNEL })).toMatchObject({ error: 'file_not_found' });
});

test('without a channel the file is private', async () => {
  await using slack = await startSlack();
  const id = await uploaded(slack);
  expect(await complete(slack, id)).toMatchObject({ accepted: { ok: true } });
  const { file } = await slack.client.files.info({ file: id });
  expect(file).toMatchObject({ channels: [], groups: [], ims: [], is_public: false });
});

test('an empty file, other bytes than announced, and none at all are refused', async () => {
  await using slack = await startSlack();
  expect(await refusal(begin(slack, 0))).toMatchObject({ error: 'missing_argument' });
  const { upload_url: url = '', file_id: id = '' } = await begin(slack, 5);
  expect((await fetch(url, { method: 'POST', body: CSV })).status).toBe(400);
  expect(await complete(slack, id)).toMatchObject({ error: 'file_not_found' });
  expect((await fetch(`${slack.url}/files/upload/none`, { method: 'POST', body: CSV })).status).toBe(404);
  expect(await refusal(slack.client.files.info({ file: id }))).toMatchObject({ error: 'file_not_found' });
});

test('a bot without files:read cannot read what it sent', async () => {
  await using slack = await startSlack({ scopes: ['chat:write', 'files:write'] });
  const id = await uploaded(slack);
  const answer = await complete(slack, id, { channel_id: CHANNEL });
  const { files } = answer['accepted'] as { files: { url_private: string }[] };
  const headers = { authorization: 'Bearer xoxb-sandbox' };
  expect((await fetch(files[0]?.url_private ?? '', { headers, redirect: 'manual' })).status).toBe(302);
});
