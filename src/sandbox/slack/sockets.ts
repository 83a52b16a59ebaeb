/** Socket Mode: tickets, connections, envelopes and their acknowledgements (docs.slack.dev, Using Socket Mode). */
import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { isObject } from './block-kit/check.ts';
import type { JsonObject } from './workspace.ts';

const ACK_MS = 3000;
const TICKET_MS = 30_000;
const PING_MS = 10_000;
const MAX_CONNECTIONS = 10;
/** An event that was not acknowledged is sent again: at once, after a minute, after five. */
const RETRY_AFTER_MS = [0, 60_000, 300_000];

type EnvelopeType = 'events_api' | 'slash_commands' | 'interactive';

/** The app's answer; `dispatch_failed`: no connection; `operation_timeout`: no acknowledgement within three real seconds. */
type Delivery =
  | { readonly ok: true; readonly payload: JsonObject }
  | { readonly ok: false; readonly error: 'dispatch_failed' | 'operation_timeout' };

export type Sockets = {
  /** A single-use ticket for one connection. */
  openTicket(): string;
  attach(server: Server): void;
  connections(): number;
  /** Sends to one of the connections and waits for its acknowledgement. */
  deliver(type: EnvelopeType, payload: JsonObject): Promise<Delivery>;
  /** Sends an event, again when it is not acknowledged. */
  announce(payload: JsonObject): void;
  /** Sends the last event once more, as after an acknowledgement that got lost; false when there was none. */
  redeliver(): boolean;
  close(): void;
};

export function createSockets({ appId, realNow }: { appId: string; realNow: () => number }): Sockets {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Map<string, number>();
  const connections: WebSocket[] = [];
  const waiting = new Map<string, (payload: JsonObject) => void>();
  const timers = new Set<NodeJS.Timeout>();
  let turn = 0;
  let lastEvent: JsonObject | undefined;

  function later(ms: number, run: () => void): NodeJS.Timeout {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms).unref();
    timers.add(timer);
    return timer;
  }

  function receive(data: string): void {
    const message = parse(data);
    const id = message?.['envelope_id'];
    if (typeof id !== 'string') return;
    const payload = message?.['payload'];
    waiting.get(id)?.(isObject(payload) ? payload : {});
  }

  function connect(socket: WebSocket): void {
    if (connections.length >= MAX_CONNECTIONS) {
      socket.send(
        JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets', debug_info: { host: 'sandbox' } }),
      );
      return socket.close();
    }
    connections.push(socket);
    const ping = setInterval(() => socket.ping(`Ping from sandbox (${realNow()})`), PING_MS).unref();
    socket.on('message', (data, isBinary) => {
      if (!isBinary && Buffer.isBuffer(data)) receive(data.toString());
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(ping);
      connections.splice(connections.indexOf(socket), 1);
    });
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: connections.length,
        debug_info: { host: 'sandbox', build_number: 1, approximate_connection_time: 18_060 },
        connection_info: { app_id: appId },
      }),
    );
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', 'http://sandbox');
    const ticket = url.searchParams.get('ticket') ?? '';
    const until = tickets.get(ticket) ?? 0;
    tickets.delete(ticket);
    if (url.pathname !== '/socket' || until < realNow()) {
      return void socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    }
    server.handleUpgrade(request, socket, head, connect);
  }

  /** One connection after the other takes a payload, as Slack spreads them. */
  function nextConnection(): WebSocket | undefined {
    const open = connections.filter((socket) => socket.readyState === socket.OPEN);
    turn += 1;
    return open[turn % Math.max(open.length, 1)];
  }

  function deliver(type: EnvelopeType, payload: JsonObject, retry: JsonObject = {}): Promise<Delivery> {
    const socket = nextConnection();
    if (socket === undefined) return Promise.resolve({ ok: false, error: 'dispatch_failed' });
    const id = randomUUID();
    return new Promise((resolve) => {
      const settle = (delivery: Delivery) => {
        waiting.delete(id);
        clearTimeout(timer);
        timers.delete(timer);
        resolve(delivery);
      };
      const timer = later(ACK_MS, () => settle({ ok: false, error: 'operation_timeout' }));
      waiting.set(id, (answer) => settle({ ok: true, payload: answer }));
      const envelope = { envelope_id: id, payload, type, accepts_response_payload: type !== 'events_api', ...retry };
      socket.send(JSON.stringify(envelope));
    });
  }

  async function announce(payload: JsonObject, attempt: number): Promise<void> {
    const retry = attempt === 0 ? {} : { retry_attempt: attempt, retry_reason: 'timeout' };
    const delivery = await deliver('events_api', payload, retry);
    const wait = RETRY_AFTER_MS[attempt];
    if (delivery.ok || delivery.error === 'dispatch_failed' || wait === undefined) return;
    later(wait, () => void announce(payload, attempt + 1));
  }

  return {
    openTicket() {
      const ticket = randomBytes(16).toString('hex');
      tickets.set(ticket, realNow() + TICKET_MS);
      return ticket;
    },
    attach: (httpServer) => void httpServer.on('upgrade', upgrade),
    connections: () => connections.length,
    deliver: (type, payload) => deliver(type, payload),
    announce(payload) {
      lastEvent = payload;
      void announce(payload, 0);
    },
    redeliver() {
      if (lastEvent !== undefined) void announce(lastEvent, 1);
      return lastEvent !== undefined;
    },
    close() {
      for (const timer of timers) clearTimeout(timer);
      for (const socket of connections) {
        socket.close(1001);
        later(500, () => socket.terminate());
      }
      server.close();
    },
  };
}

function parse(data: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(data);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
