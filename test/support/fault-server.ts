import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Received = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Parsed where it is JSON. */
  readonly body: unknown;
};

/** An answer, or a way not to give one: `hang` keeps the socket open, `cut` closes it. */
export type Reply =
  | 'hang'
  | 'cut'
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown };

export type FaultServer = AsyncDisposable & {
  readonly url: string;
  /** All requests so far, in order. */
  readonly received: readonly Received[];
};

/** A vendor on loopback that answers what the test says; `nth` counts from 1. */
export async function serve(answer: (request: Received, nth: number) => Reply): Promise<FaultServer> {
  const received: Received[] = [];
  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    const request = await read(incoming);
    received.push(request);
    send(answer(request, received.length), response);
  };
  const server = createServer((incoming, response) => void handle(incoming, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(incoming: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const url = new URL(incoming.url ?? '/', 'http://x');
  return {
    method: incoming.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    body: /json/.test(incoming.headers['content-type'] ?? '') && text ? JSON.parse(text) : text,
  };
}

function send(reply: Reply, response: ServerResponse): void {
  if (reply === 'hang') return;
  if (reply === 'cut') {
    response.destroy();
    return;
  }
  const { status = 200, headers = {}, body } = reply;
  const text = typeof body === 'string';
  response.writeHead(status, { 'content-type': text ? 'text/html; charset=utf-8' : 'application/json', ...headers });
  response.end(text ? body : JSON.stringify(body ?? {}));
}

/** A logger that keeps what it was told, and a sleep that does not wait but remembers how long it should have. */
export function observer() {
  const logged: { level: string; facts: object; message: string }[] = [];
  const slept: number[] = [];
  return {
    logged,
    slept,
    log: {
      debug: (facts: object, message: string) => void logged.push({ level: 'debug', facts, message }),
      warn: (facts: object, message: string) => void logged.push({ level: 'warn', facts, message }),
    },
    sleep: (ms: number) => {
      slept.push(ms);
      return Promise.resolve();
    },
  };
}

/** All pages of a port's `records` in one list. */
export async function collect<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const rows: T[] = [];
  for await (const page of pages) rows.push(...page);
  return rows;
}
