/** English and Italian side by side in one workspace, through the command line. */
import { describe, it } from 'vitest';
import { ANN, CHANNEL, moveClock, person, slackApi } from '../support/person.ts';
import { runSandbox } from '../support/process.ts';

/** Olga's Slack is in Italian. */
const OLGA = 'U0OWNER';

describe('with an Italian and an English reader', { timeout: 60_000 }, () => {
  it('each is answered in their language, and the channel has its own', async () => {
    const { url } = await runSandbox('--records', '30');
    const [olga, ann] = [person(url, OLGA), person(url, ANN)];
    await olga.type('/sfsync statsu');
    await olga.waitFor(/Forse intendevi/);
    await ann.type('/sfsync statsu');
    await ann.waitFor(/Did you mean/);

    // A channel without a subscription: whoever asks.
    await olga.type('/sfsync status');
    await olga.waitFor(/HubSpot e Salesforce confrontati/);
    await olga.press('details:property-values');
    await olga.waitFor(/Come risolvere/, 'modal');
    await olga.close();
    await ann.press('details:property-values');
    await ann.waitFor(/How to fix it/, 'modal');
    await ann.close();

    await olga.type('/sfsync notify ogni lunedì alle 9 in inglese');
    await olga.waitFor(/Un riepilogo in inglese verrà pubblicato qui ogni lunedì alle 09:00 \(Europe\/Rome\)/);
    await olga.type('/sfsync status');
    await olga.waitFor(/HubSpot and Salesforce compared/);

    await ann.type('/sfsync notify daily at 09:00 in italian');
    await ann.waitFor(/A digest in Italian will be posted here every day at 09:00/);
    await moveClock(url, new Date(Date.now() + 2 * 86_400_000));
    await ann.waitFor(/rispetto a/);

    // The resync is told in the channel's language in its thread, and asked for in the person's own.
    await ann.press('resync:property-values');
    await ann.waitFor(/Salesforce allowance afterwards/, 'modal');
    await ann.submit();
    await ann.waitFor(/I report in the thread of this message/, 'modal');
    const { messages } = await slackApi(url, 'conversations.history', { channel: CHANNEL });
    const [digest] = messages as { ts: string }[];
    await ann.waitFor(/Risincronizzo|verificat/, 'thread', { thread: digest?.ts ?? '' });
  });
});
