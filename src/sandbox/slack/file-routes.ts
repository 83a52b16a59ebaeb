/** `/files`: the bytes of files, up with a ticket and down with the bot's token. */
import { Hono, type Context } from 'hono';
import { BOT_TOKEN, type Slack } from './context.ts';

/** The raw body, or the first file of a multipart form: Slack takes both. */
async function uploadedBytes(context: Context): Promise<Buffer> {
  if (!(context.req.header('content-type') ?? '').startsWith('multipart/form-data')) {
    return Buffer.from(await context.req.arrayBuffer());
  }
  const part = Object.values(await context.req.parseBody()).find((value) => value instanceof File);
  return part === undefined ? Buffer.alloc(0) : Buffer.from(await part.arrayBuffer());
}

export function createFileRoutes(slack: Slack): Hono {
  const app = new Hono();
  app.post('/upload/:ticket', async (context) => {
    const upload = slack.uploads.byTicket(context.req.param('ticket'));
    if (upload === undefined || upload.content !== undefined) return context.text('upload ticket not found', 404);
    const content = await uploadedBytes(context);
    if (content.length !== upload.length) {
      return context.text(`length mismatch: ${upload.length} bytes announced, ${content.length} received`, 400);
    }
    upload.content = content;
    return context.text(`OK - ${content.length}`);
  });
  app.get('/:id/:name', (context) => {
    // Without a good token Slack shows its sign-in page, not an error.
    const token = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    if (token !== BOT_TOKEN || !slack.scopes.has('files:read')) return context.redirect('/');
    const file = slack.workspace.files.get(context.req.param('id').replace(`${slack.workspace.teamId}-`, ''));
    if (file === undefined) return context.text('File not found', 404);
    const disposition = context.req.query('download') === undefined ? 'inline' : 'attachment';
    return context.body(new Uint8Array(file.content), 200, {
      'Content-Type': file.mimetype,
      'Content-Disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  });
  return app;
}
