/** Downloads from servers that behave well and badly: a token must never reach another host, and a page is no file. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Failure } from '../../src/jobs/failure.ts';
import { createDownload } from '../../src/slack/download.ts';
import { kindOfFile, readSharedFile } from '../../src/slack/files.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

async function serve(answer: Answer): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const CSV = 'Error type,Record ID\nInvalid email,101\n';
const codeOf = (error: unknown) => (error instanceof Failure ? error.code : error);

async function downloaded(answer: Answer, path = '/files/x.csv'): Promise<string> {
  const url = await serve(answer);
  const download = createDownload({ token: 'xoxb-secret', apiUrl: `${url}/api/` });
  return text(await download(url + path));
}

describe('download', () => {
  it('gives the bytes, with the bot’s token', async () => {
    const tokens: unknown[] = [];
    const content = await downloaded(({ headers }, response) => {
      tokens.push(headers.authorization);
      response.setHeader('content-type', 'text/csv').end(CSV);
    });
    expect([content, tokens]).toEqual([CSV, ['Bearer xoxb-secret']]);
  });

  it('knows Slack’s sign-in page from a file, at once or after a redirect', async () => {
    const page: Answer = (_, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end('<html>');
    await expect(downloaded(page).catch(codeOf)).resolves.toBe('download-refused');
    const redirect: Answer = ({ url = '' }, response) => {
      if (url.startsWith('/?redir')) page({} as IncomingMessage, response);
      else response.writeHead(302, { location: '/?redir=%2Ffiles' }).end();
    };
    await expect(downloaded(redirect).catch(codeOf)).resolves.toBe('download-refused');
  });

  it('follows a redirect to another host without the token', async () => {
    const seen: unknown[] = [];
    const other = await serve(({ headers }, response) => {
      seen.push(headers.authorization);
      response.setHeader('content-type', 'text/csv').end(CSV);
    });
    const content = await downloaded((_, response) => response.writeHead(302, { location: `${other}/x.csv` }).end());
    expect([content, seen]).toEqual([CSV, [undefined]]);
  });

  it('asks no host that is not Slack’s', async () => {
    const asked: unknown[] = [];
    const other = await serve((request, response) => {
      asked.push(request.url);
      response.end(CSV);
    });
    const download = createDownload({ token: 'xoxb-secret', apiUrl: 'https://slack.com/api/' });
    for (const url of [`${other}/x.csv`, 'https://slack.com.evil.example/x', 'http://files.slack.com/x', 'nonsense']) {
      await expect(download(url).catch(codeOf), url).resolves.toBe('download-elsewhere');
    }
    expect(asked).toEqual([]);
  });

  it.each([
    [404, 'download-gone'],
    [410, 'download-gone'],
    [403, 'download-refused'],
    [500, 'download-failed'],
  ])('names a status of %i', async (status, code) => {
    await expect(downloaded((_, response) => response.writeHead(status).end()).catch(codeOf)).resolves.toBe(code);
  });

  it('does not go round in circles', async () => {
    const round: Answer = (_, response) => response.writeHead(302, { location: '/files/x.csv' }).end();
    await expect(downloaded(round).catch(codeOf)).resolves.toBe('download-refused');
  });

  it('says where a connection broke off: with a known length, and without', async () => {
    const cut =
      (headers: Record<string, string>): Answer =>
      (_, response) => {
        response.writeHead(200, { 'content-type': 'text/csv', ...headers });
        response.write(CSV, () => response.destroy());
      };
    for (const headers of [{ 'content-length': '5000' }, {}]) {
      await expect(downloaded(cut(headers)).catch(codeOf)).resolves.toBe('download-cut');
    }
  });

  it('stops at once where only the head is wanted', async () => {
    const closed = Promise.withResolvers<void>();
    const url = await serve((request, response) => {
      request.once('close', () => closed.resolve());
      response.writeHead(200, { 'content-type': 'text/csv' });
      response.write(CSV);
    });
    const stream = await createDownload({ token: 'x', apiUrl: url })(`${url}/endless.csv`);
    for await (const chunk of stream) {
      expect(String(chunk)).toContain('Error type');
      break;
    }
    await closed.promise;
  });
});

describe('a shared file', () => {
  it('is read from Slack’s answer', () => {
    const answer = {
      id: 'F1',
      name: 'list.csv',
      user: 'U1',
      mimetype: 'text/csv',
      filetype: 'csv',
      size: 9,
      url_private_download: 'https://files.slack.com/x',
      shares: { public: { C1: [{ ts: '1.1' }] }, private: { G1: [{ ts: '2.2', thread_ts: '2.1' }, {}] } },
    };
    const file = readSharedFile(answer);
    expect(file).toMatchObject({ id: 'F1', size: 9, url: 'https://files.slack.com/x' });
    expect(file.shares).toEqual({ C1: [{ ts: '1.1' }], G1: [{ ts: '2.2', threadTs: '2.1' }] });
  });

  it('has no bytes where Slack does not hold it', () => {
    const url_private_download = 'https://files.slack.com/x';
    for (const part of [
      { is_external: true },
      { mode: 'external' },
      { mode: 'tombstone' },
      { mode: 'hidden_by_limit' },
    ]) {
      expect(readSharedFile({ id: 'F1', url_private_download, ...part }).url).toBeUndefined();
    }
    expect(readSharedFile({ id: 'F1', file_access: 'file_not_found' } as object).url).toBeUndefined();
  });

  it.each([
    ['list.csv', 'csv', 'application/vnd.ms-excel', 'table'],
    ['LIST.CSV', 'csv', 'text/csv', 'table'],
    ['list.txt', 'text', 'text/plain', 'text'],
    ['pasted', 'text', 'text/plain', 'text'],
    ['export', '', 'text/csv', 'table'],
    ['list.xlsx', 'xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'spreadsheet'],
    ['Errors', 'gsheet', 'application/vnd.google-apps.spreadsheet', 'spreadsheet'],
    ['photo.png', 'png', 'image/png', 'other'],
    ['page.html', 'html', 'text/html', 'other'],
  ])('%s (%s, %s) is taken for a %s', (name, filetype, mimetype, kind) => {
    expect(kindOfFile({ name, filetype, mimetype })).toBe(kind);
  });
});
