/** The least that a Bolt app can do with a command and a click: what acknowledgements are measured against. */
import { App, LogLevel } from '@slack/bolt';

const { SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: appToken, SLACK_API_URL: slackApiUrl } = process.env;
if (token === undefined || appToken === undefined || slackApiUrl === undefined)
  throw new Error('needs Slack’s settings');

const app = new App({ token, appToken, socketMode: true, logLevel: LogLevel.ERROR, clientOptions: { slackApiUrl } });

app.command('/sfsync', async ({ ack, command, respond, client }) => {
  await ack();
  if (command.text !== 'check') {
    await respond('Help.');
    return;
  }
  const title = { type: 'section', text: { type: 'mrkdwn', text: '0 errors on 0 records' } } as const;
  const button = { type: 'button', action_id: 'details', text: { type: 'plain_text', text: 'Details' } } as const;
  await client.chat.postMessage({
    channel: command.channel_id,
    text: 'Errors',
    blocks: [title, { type: 'actions', elements: [button] }],
  });
});

app.action('details', async ({ ack, body, client }) => {
  await ack();
  if (!('trigger_id' in body)) return;
  const title = { type: 'plain_text', text: 'Details' } as const;
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'Errors' } } as const];
  await client.views.open({ trigger_id: body.trigger_id, view: { type: 'modal', title, blocks } });
});

await app.start();
process.stdout.write('ready\n');
