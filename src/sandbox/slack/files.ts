import { getMimeType } from 'hono/utils/mime';
import type { Slack } from './context.ts';
import type { SlackFile } from './workspace.ts';

/** Keeps a file; it is private to its owner until a message shares it. */
export function addFile(
  { workspace, clock }: Slack,
  given: Pick<SlackFile, 'name' | 'content' | 'user'> & { id?: string; title?: string | undefined },
): SlackFile {
  const { name, content, user, id = workspace.nextId('F'), title = name } = given;
  // Slack tells the type without its charset.
  const mimetype = getMimeType(name)?.split(';')[0] ?? 'application/octet-stream';
  const createdAt = clock.now().toISOString();
  const file: SlackFile = { id, name, title, mimetype, content, user, createdAt, channels: [] };
  workspace.files.set(id, file);
  return file;
}
