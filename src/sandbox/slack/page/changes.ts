import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { WorkspaceChange } from '../workspace.ts';
import type { Scene } from './scene.ts';

const KEEP_ALIVE_MS = 25_000;

/** Whether a change may show on the viewer's page. */
function concerns(change: WorkspaceChange, { workspace, viewer }: Scene): boolean {
  if (change.kind === 'conversation') return true;
  if (change.kind !== 'message') return change.user === viewer.id;
  if (change.user !== undefined) return change.user === viewer.id;
  const conversation = workspace.conversations.get(change.channel);
  return conversation === undefined || conversation.kind === 'channel' || conversation.members.has(viewer.id);
}

/** Tells the browser what changed, as server-sent events of `{"kind": "message", "channel": "C…"}` and the like. */
export function streamChanges(context: Context, scene: Scene): Response {
  return streamSSE(context, async (stream) => {
    const closed = Promise.withResolvers<void>();
    const send = (event: string, data: object) =>
      stream.writeSSE({ event, data: JSON.stringify(data) }).catch(() => closed.resolve());
    const listen = (change: WorkspaceChange): void => {
      // Whom a message is private to is nobody else's business.
      const { kind } = change;
      if (concerns(change, scene))
        void send('change', kind === 'message' ? { kind, channel: change.channel } : { kind });
    };
    const keepAlive = setInterval(() => void send('ping', {}), KEEP_ALIVE_MS);
    scene.workspace.events.on('change', listen);
    stream.onAbort(() => closed.resolve());
    await send('ready', {});
    await closed.promise;
    clearInterval(keepAlive);
    scene.workspace.events.off('change', listen);
  });
}
