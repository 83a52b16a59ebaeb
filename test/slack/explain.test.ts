/** What a message says, and what is told about the errors that it quotes. */
import { describe, expect, it } from 'vitest';
import { findErrors, textsOf, unescapeMrkdwn } from '../../src/slack/message-text.ts';
import { explainMessage } from '../../src/slack/views/explain.ts';
import { createText } from '../../src/text/text.ts';
import { blockFaults } from '../support/block-faults.ts';
import { startTestBot } from '../support/bot.ts';
import { ANN, CHANNEL, person, slackApi } from '../support/person.ts';

const text = createText();
const LONG = 'STRING_TOO_LONG: Job Title: data value too large: Chief of (max length=128)';
const EMAIL = 'INVALID_EMAIL_ADDRESS: Email: invalid email address: ada@@example: [Email]';
const FLOW =
  'CANNOT_EXECUTE_FLOW_TRIGGER: We can’t save this record because the “Lead Router” process failed. Give your Salesforce admin these details. This error occurred when the flow tried to update records: REQUIRED_FIELD_MISSING: Required fields are missing: [LastName].';
const typesOf = (texts: readonly string[]) => findErrors(texts).map(({ classification: { type } }) => type);

describe('Slack’s markup', () => {
  it.each([
    ['a &lt;b&gt; &amp; c', 'a <b> & c'],
    ['&amp;lt; stays', '&lt; stays'],
    ['<mailto:ada@example.com|ada@example.com>', 'ada@example.com'],
    ['see <https://example.com/x?a=1&amp;b=2>', 'see https://example.com/x?a=1&b=2'],
    ['<https://example.com|example.com>', 'example.com'],
    ['<@U012AB3CD|ann> in <#C1|crm> <!channel>', 'ann in crm @channel'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
  ])('%s is read as people see it', (markup, plain) => {
    expect(unescapeMrkdwn(markup)).toBe(plain);
  });
});

describe('the texts of a message', () => {
  it('are its own, its blocks’ and its attachments’, and no button’s', () => {
    const message = {
      text: 'Sync failed &amp; more',
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: `\`${LONG}\`` }, fields: [{ type: 'plain_text', text: 'F' }] },
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_preformatted',
              elements: [
                { type: 'text', text: 'INVALID_EMAIL_ADDRESS: Email: invalid email address: ' },
                { type: 'link', url: 'mailto:a@b', text: 'a@@b' },
              ],
            },
          ],
        },
        {
          type: 'context',
          elements: [
            { type: 'mrkdwn', text: 'one' },
            { type: 'image', alt_text: 'no' },
          ],
        },
        { type: 'card', title: { type: 'plain_text', text: 'T' }, body: { type: 'plain_text', text: 'B' } },
        { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Press' } }] },
      ],
      attachments: [{ title: 'A', text: 'Att', fields: [{ title: 'ft', value: 'fv' }] }],
    };
    const texts = textsOf(message);
    expect(texts).toContain('Sync failed & more');
    expect(texts).toContain('INVALID_EMAIL_ADDRESS: Email: invalid email address: a@@b');
    expect(texts).toEqual(expect.arrayContaining(['F', 'one', 'T', 'B', 'A', 'Att', 'ft', 'fv']));
    expect(texts.join()).not.toContain('Press');
  });

  it('are found in anything, without end or fault', () => {
    const loop: Record<string, unknown> = { text: 'x' };
    loop['elements'] = [loop];
    expect(textsOf(loop)).toEqual(['x']);
    for (const odd of [null, undefined, 5, 'x', [], { blocks: 'no', text: 7 }]) expect(textsOf(odd)).toEqual([]);
  });
});

describe('the errors in a text', () => {
  it('are found by lines and in quotes, certain ones first', () => {
    expect(typesOf([`1. ${LONG}\n2. ${EMAIL}`])).toEqual(['string-too-long', 'invalid-email']);
    expect(typesOf([`Max said “${EMAIL}” and left`])).toEqual(['invalid-email']);
    expect(typesOf(['> ```' + LONG + '```'])).toEqual(['string-too-long']);
  });

  it('are quoted in their own words where a line or a sentence holds several', () => {
    const quotesOf = (line: string) => findErrors([line]).map(({ quote }) => quote);
    for (const line of [
      `${LONG} and ${EMAIL}`,
      `Two: ${LONG}; ${EMAIL}`,
      `We saw “${LONG}” and then “${EMAIL}”`,
      `We saw \`${LONG}\`, and ${EMAIL}`,
    ]) {
      expect(quotesOf(line).toSorted(), line).toEqual([EMAIL, LONG]);
    }
  });

  it('are told once, however often a message repeats them', () => {
    expect(typesOf([LONG, `${LONG}\n${LONG}`])).toEqual(['string-too-long']);
  });

  it('keep what failed inside a flow inside it', () => {
    const [finding, ...others] = findErrors([FLOW]);
    expect(finding?.classification).toMatchObject({
      type: 'salesforce-flow',
      inner: { type: 'missing-required-value' },
    });
    expect(others).toEqual([]);
  });

  it('are none where nothing is known', () => {
    expect(typesOf(['Lunch at noon?', ''])).toEqual([]);
  });

  it('are found in long messages in a moment', () => {
    const started = performance.now();
    expect(typesOf([`${'lorem ipsum\n'.repeat(20_000)}${LONG}`, 'x'.repeat(200_000)]).length).toBeLessThan(2);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('the explanation', () => {
  it('says what it means, how to fix it, who can, and what the message told', () => {
    const { blocks } = explainMessage(text, findErrors([LONG]));
    const words = JSON.stringify(blocks);
    expect(blockFaults(blocks)).toEqual([]);
    for (const part of [
      'String too long',
      'Property values',
      'certain',
      'How to fix it',
      'HubSpot’s article',
      'STRING_TOO_LONG',
      '128',
    ]) {
      expect(words).toContain(part);
    }
  });

  it('says what to do where nothing was recognised', () => {
    expect(explainMessage(text, []).text).toContain('I recognise no sync error');
  });

  it('holds Slack’s limits, and lets no message speak Slack', () => {
    const hostile = '<!channel> *bold* `x` <https://evil.example|click> \u202E &lt;!here&gt; ';
    const lines = [
      `STRING_TOO_LONG: ${hostile.repeat(50)}: data value too large: ${hostile.repeat(400)} (max length=128)`,
      `INVALID_EMAIL_ADDRESS: Email: invalid email address: ${hostile.repeat(300)}`,
      ...Array.from(
        { length: 40 },
        (_, index) => `REQUIRED_FIELD_MISSING: Required fields are missing: [Field${index}__c]`,
      ),
    ];
    const message = explainMessage(text, findErrors([lines.join('\n')]));
    expect(blockFaults(message.blocks)).toEqual([]);
    expect(JSON.stringify(message.blocks).length).toBeLessThanOrEqual(12_000);
    expect(JSON.stringify(message.blocks)).toMatch(/more errors/);
    expect(message.text).not.toMatch(/<!|<https/);
    const marked = message.blocks?.filter(({ type }) => type === 'section' || type === 'context');
    expect(JSON.stringify(marked)).not.toMatch(/<!channel|evil/);
  });
});

describe('in Slack', () => {
  it('the command keeps case, quotes and brackets of what was typed', async () => {
    const { url } = await startTestBot({ slackOnly: true, records: 20 });
    const ann = person(url, ANN);
    await ann.type(`/sfsync explain ${EMAIL.replace('ada@@example', '<Ada> "A" @@example')}`);
    const words = await ann.waitFor(/How to fix it/);
    expect(words).toContain('Invalid email');
    expect(words).toContain('<Ada> "A" @@example');
    await ann.type('/sfsync explain');
    await ann.waitFor(/Usage:[\s\S]*explain <message>/);
    await ann.type('/sfsync explain Lunch at noon?');
    await ann.waitFor(/I recognise no sync error in this/);
  });

  it('the shortcut explains what a message quotes in its blocks, privately', async () => {
    const { url } = await startTestBot({ slackOnly: true, records: 20 });
    const ann = person(url, ANN);
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: `HubSpot says:\n>${FLOW}` } }];
    await slackApi(url, 'chat.postMessage', { channel: CHANNEL, text: 'An alert', blocks });
    expect(await ann.shortcut('explain_message', /HubSpot says/)).toEqual({ ok: true });
    const words = await ann.waitFor(/What failed inside/);
    expect(words).toContain('Only visible to you');
    expect(words).toContain('Salesforce flow');
    expect(words).toContain('Lead Router');
  });
});
