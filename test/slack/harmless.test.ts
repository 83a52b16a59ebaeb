/** What a CRM, a file or a person wrote never speaks Slack: every view is drawn as Slack draws it, with harmless words and with these. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { changesSince, type SourceState } from '../../src/core/snapshot.ts';
import type { SyncError } from '../../src/core/sync-error.ts';
import { causesIn } from '../../src/core/causes.ts';
import { guard } from '../../src/core/usage.ts';
import { Failure } from '../../src/jobs/failure.ts';
import type { ImportOffer } from '../../src/jobs/import-offers.ts';
import type { Inspection } from '../../src/jobs/import/inspection.ts';
import { recordsOf } from '../../src/jobs/resync-job.ts';
import { VendorError } from '../../src/jobs/vendor-error.ts';
import { mrkdwn } from '../../src/sandbox/slack/page/mrkdwn.ts';
import type { Block } from '../../src/slack/blocks.ts';
import { findErrors, type Finding } from '../../src/slack/message-text.ts';
import { escapeMrkdwn, plain } from '../../src/slack/mrkdwn.ts';
import { alarmMessage } from '../../src/slack/views/alarm.ts';
import { digestMessage } from '../../src/slack/views/digest.ts';
import { doctorMessage } from '../../src/slack/views/doctor.ts';
import { driftView } from '../../src/slack/views/drift.ts';
import { explainMessage } from '../../src/slack/views/explain.ts';
import { homeView } from '../../src/slack/views/home.ts';
import * as imports from '../../src/slack/views/import-messages.ts';
import { importView } from '../../src/slack/views/import.ts';
import { listLostMessage, listMessage } from '../../src/slack/views/list.ts';
import { movedMessage } from '../../src/slack/views/moved.ts';
import { progressMessage, resyncView } from '../../src/slack/views/resync.ts';
import { usageMessage } from '../../src/slack/views/usage.ts';
import { createText } from '../../src/text/text.ts';
import { blockScene, drawn, textOf } from '../sandbox/slack/page/open-page.ts';
import { detailsShown } from '../support/details-shown.ts';
import { digestFacts } from '../support/digest-facts.ts';
import { homeFacts } from '../support/home-facts.ts';
import { drifting, NOW, snapshotOf } from '../support/snapshots.ts';
import { FINDINGS } from '../text/findings.ts';

const CORPUS: Readonly<Record<string, string>> = {
  'a call to the channel': 'Ada <!channel> and <!here|here> Lovelace',
  'a mention': 'Ada <@U0ADMIN> <#C0CRMSYNC> <!subteam^S1|team> Lovelace',
  'a link': 'Ada <https://evil.example|Salesforce> https://evil.example/x mailto:a@evil.example Lovelace',
  'a date with a link': 'Ada <!date^1795510800^{date}^https://evil.example|now> Lovelace',
  bold: '*Ada* said *all is well* here',
  italic: '_Ada_ said _all is well_ here and __more__',
  struck: '~Ada~ said ~all is well~ here',
  code: '`Ada` said ```all is well``` here',
  quotes: '> Ada said\n>>> all\n> is well',
  'half of a markup': 'Ada* said _that ~he `will *not',
  entities: 'Ada &lt;!channel&gt; &amp;lt; Lovelace',
  'right-to-left marks': 'Ada \u202Edro\u202C \u2067Lovelace\u2069 \u200F\u061C end',
  'zero-width characters': 'A\u200Bd\u200Ca\u200D \uFEFF\u2060\u00ADLove\u{E0041}lace\u3164 end',
  'line breaks': 'Ada\r\n• fixed\u2028• gone\u2029\u0085Lovelace\u0000\u001b[31m',
  'emoji by name': 'Ada :tada: :+1::skin-tone-2: :warning: Lovelace:fire:',
  'a flood of emoji': '😀👩‍👩‍👧🏽🇮🇹'.repeat(200),
  'a bar and a brace': 'Ada|Lovelace} {name} > < | </b>',
  'half a character': 'Ada \uD83D Lovelace \uDE00',
};
/** As long, and as many words. */
const harmless = (evil: string) =>
  evil.replaceAll(/[^\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u3164]+/gu, (word) => 'x'.repeat(word.length));

/** Words that rules have in quotes are ours. */
const OURS = new Set(['reason', 'hinge', 'validation', 'salesforceObject', 'from', 'to', 'objects', 'kind', 'want']);

/** One error of each kind, each text of a CRM replaced. */
function errorsWith(words: string): SyncError[] {
  return FINDINGS.map((error, index) => ({
    ...error,
    name: words,
    ...(error.value === undefined ? {} : { value: words, otherValue: words }),
    key: `contacts:${index}:${error.type}:x`,
    hubspotId: String(index),
    params: Object.fromEntries(
      Object.entries(error.params).map(([name, value]) => [
        name,
        typeof value === 'string' && !OURS.has(name) ? words : value,
      ]),
    ),
  }));
}

/** One of each type that only HubSpot's list tells, with the vendor's own words. */
const listedWith = (words: string): SyncError[] =>
  FINDINGS.map((error, index) => ({
    ...error,
    name: words,
    // Sorted alike whatever the words are.
    property: words.isWellFormed() ? `z ${words}` : 'z',
    value: words,
    rawMessage: words,
    sources: ['import'],
    key: `contacts:i${index}:${error.type}:x`,
    hubspotId: `i${index}`,
    params: { rule: words, flow: words },
  }));

/** What a message told, each text in it replaced. */
function quoting(words: string): Finding[] {
  const replaced = (value: unknown, name: string): unknown => {
    if (typeof value === 'string') return ['type', 'category', 'confidence', 'object'].includes(name) ? value : words;
    if (Array.isArray(value)) return value.map((each) => replaced(each, name));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replaced(part, key)]));
  };
  return findErrors([
    'STRING_TOO_LONG: Job Title: data value too large: Chief of (max length=128)',
    'FIELD_CUSTOM_VALIDATION_EXCEPTION: Phone is required: Phone',
  ]).map((found) => replaced(found, '') as Finding);
}

type Shown = { readonly text?: string; readonly blocks?: readonly unknown[] };

function viewsWith(words: string, text: ReturnType<typeof createText>): Readonly<Record<string, Shown>> {
  const problem = new VendorError('salesforce', 'forbidden', words);
  const odd = new VendorError('hubspot', 'bad-answer', words);
  const silent = drifting({ name: words, properties: [words], hubspotId: words, salesforceId: words });
  const drift = {
    records: 2,
    listed: [silent, { ...silent, confidence: 'likely' }],
    stalledSince: NOW.toISOString(),
  } as const;
  const audit: SourceState = {
    name: 'audit',
    at: NOW.toISOString(),
    complete: false,
    problem,
    objects: { contacts: 'part' },
    drift,
  };
  const file: SourceState = {
    name: 'import',
    at: NOW.toISOString(),
    complete: false,
    objects: {},
    file: { name: words, by: 'U1', rows: 3, unreadableRows: 0 },
    lastWhole: { name: words, at: NOW.toISOString() },
  };
  const errors = [...errorsWith(words), ...listedWith(words)];
  const snapshot = { ...snapshotOf(errors), sources: [audit, file] };
  const links = {
    settings: 'https://app.hubspot.com/x',
    hubspot: () => 'https://h.example',
    salesforce: () => undefined,
    list: () => 'https://l.example',
  };
  const usage = { problem: odd, logProblem: problem };
  const offer: ImportOffer = {
    file: 'F1',
    channel: 'C1',
    name: words,
    state: 'reading',
    at: NOW.toISOString(),
    ts: '1.1',
    by: 'U1',
  };
  const column = { header: words, role: 'extra', by: 'nothing', sure: false, examples: [words] } as const;
  const inspection: Inspection = {
    encoding: 'utf-8',
    separator: ',',
    firstLine: 2,
    columns: [column, { ...column, sure: true }, { ...column, role: 'type', sure: true }],
    headerKey: 'h',
    looksLikeErrors: true,
  };
  const records = recordsOf(errors);
  const plan = {
    records,
    busy: 1,
    hubspotCalls: { least: 1, most: 2 },
    salesforceCalls: { least: 1, most: 2 },
    guard: guard({ org: { used: 9, max: 10 }, extraCalls: 1 }),
  };
  const job = { id: 'j', at: NOW.toISOString(), by: 'U1', place: { channel: 'C1' }, records };
  const verdict = (at: number, own: object) => [records[at]?.key ?? '', own] as const;
  const failure = new Failure('import-unopened', { file: words, fault: words });
  const doctor = (['slack', 'hubspot', 'salesforce', 'mappings'] as const).flatMap((area) =>
    ['auth', 'scopes', 'token', 'login', 'account', 'property', 'field'].map((check) => ({
      area,
      check,
      ok: false,
      detail: { problem: words, missing: [words], team: words, user: words, object: words, reason: words },
    })),
  );
  const causes = causesIn(snapshot.open);
  const made = { object: 'contacts', id: '9', name: words, size: 3, added: 3, missing: 0 } as const;
  return {
    digest: digestMessage(text, digestFacts(snapshot, { usage, links, canResync: false }), NOW),
    drift: driftView(text, { sources: [audit], links: { ...links, hubspot: () => undefined } }),
    alarm: alarmMessage(text, { kind: 'stalled', since: NOW.toISOString(), waiting: 3 }, links),
    'alarm’s end': alarmMessage(text, { kind: 'over', since: NOW.toISOString(), at: NOW.toISOString() }, links),
    'digest’s thread': movedMessage(text, changesSince(snapshot, new Date(0).toISOString()), NOW.toISOString()) ?? {
      text: '',
      blocks: [],
    },
    details: detailsShown(snapshot, {}, { text, facts: { links } }),
    'details of a selection': detailsShown(
      snapshot,
      { page: 1 },
      { text, facts: { links, owners: [[plain(words), '1']] } },
    ),
    ...Object.fromEntries(
      causes.map(({ id }) => [`records of ${id}`, detailsShown(snapshot, { cause: id }, { text, facts: { links } })]),
    ),
    home: homeView(
      text,
      homeFacts(snapshot, {
        usage,
        own: snapshot.open,
        lists: [{ name: words, object: 'contacts', state: 'making', at: NOW.toISOString(), by: 'U1' }],
        imports: [offer],
      }),
      { admins: '<@U1>' },
      NOW,
    ),
    list: listMessage(
      text,
      {
        lists: [made],
        failed: [{ object: 'deals', records: 2, reason: odd }],
        leftOut: { 'only-salesforce': 0, tasks: 0, unnamed: 0 },
      },
      links,
    ),
    'lost list': listLostMessage(text, words),
    'resync’s confirmation': resyncView(text, plan, text('target.all'), '{}'),
    'resync’s progress': progressMessage(text, { job, touched: 1, finished: false, verdicts: new Map(), problem: odd }),
    'resync’s result': progressMessage(text, {
      job,
      touched: 9,
      finished: true,
      verdicts: new Map([
        verdict(0, { verdict: 'failed-again', problem: words }),
        verdict(1, { verdict: 'not-touched', problem: words }),
      ] as never),
    }),
    'resync’s unconfirmed': progressMessage(
      text,
      {
        job,
        touched: 9,
        finished: true,
        verdicts: new Map(job.records.map(({ key }) => [key, { verdict: 'not-confirmed' as const }])),
      },
      { links, automations: [{ kind: 'flow', object: 'Contact', name: 'Sync', label: words, modifiedBy: words }] },
    ),
    doctor: doctorMessage(text, doctor, true),
    usage: usageMessage(
      text,
      { ...usage, hubspot: { source: 'typed', calls: 1, at: NOW.toISOString(), by: 'U1' } },
      NOW,
      undefined,
    ),
    explain: explainMessage(text, quoting(words)),
    offer: imports.offerMessage(text, { file: 'F1', name: words }, 'found'),
    'unlike file': imports.unlikeMessage(text, { file: 'F1', name: words }, inspection),
    'skipped file': imports.skippedMessage(text, { file: 'F1', name: words }, 'U1'),
    'taken file': imports.takenMessage(text, offer),
    'reading file': imports.progressMessage(text, words, 'U1', 3),
    'interrupted file': imports.interruptedMessage(text, words),
    'failed file': imports.failedMessage(text, words, imports.failureWords(text, failure)),
    'questions about a file': importView(text, words, inspection, '{}'),
    'unknown word': { text: text('help.unknown', { word: escapeMrkdwn(words.slice(0, 80)) }) },
    'unknown frequency': { text: text('notify.fault.unknown-frequency', { word: escapeMrkdwn(words) }) },
  };
}

const scene = blockScene();
const htmlOf = ({ text, blocks = [] }: Shown): string =>
  [
    ...(text === undefined ? [] : [renderToStaticMarkup(createElement('p', null, mrkdwn(text, scene)))]),
    ...blocks.map((block) => drawn(block as Block as Record<string, unknown>)),
  ].join('\n');

/** Its elements in their order, with what they are but not what they say. */
const shapeOf = (html: string): string[] =>
  [...html.matchAll(/<(\/?\w+)([^>]*)>/g)].map(
    ([, tag = '', attributes = '']) => `${tag} ${/class="([^"]*)"/.exec(attributes)?.[1] ?? ''}`,
  );

/** Invisible characters that are not part of how the page itself is written. */
const INVISIBLE =
  /[\u061C\u200B-\u200F\u202A-\u202E\u2028\u2029\u2060-\u2069\u00AD\u3164\uFEFF\u{E0000}-\u{E007F}]|(?!\n)\p{Cc}/u;
const LONE = /(?<!\\)\\ud[89a-f]/i;

const TEXTS = [createText('en-GB', 'Europe/Rome'), createText('it-IT', 'Europe/Rome')] as const;

describe.each(TEXTS.map((text) => [text.language, text] as const))('in %s', (_, text) => {
  it.each(Object.entries(CORPUS))('%s comes out as words on every surface', (_name, evil) => {
    const shown = viewsWith(evil, text);
    const expected = viewsWith(harmless(evil), text);
    for (const [view, parts] of Object.entries(shown)) {
      const html = htmlOf(parts);
      const told = JSON.stringify([parts.text, parts.blocks]);
      const twin = Object.keys(shown).indexOf(view);
      expect(shapeOf(html), view).toEqual(shapeOf(htmlOf(Object.values(expected)[twin] ?? {})));
      expect(html, view).not.toMatch(/href="[^"]*evil\.example/);
      expect(INVISIBLE.exec(textOf(html)), view).toBeNull();
      expect(told, view).not.toMatch(LONE);
      if (evil.includes(':tada:')) expect(html, view).not.toMatch(/🎉|🔥/u);
    }
  });
});

describe('a CRM’s text in mrkdwn', () => {
  it.each(['snake_case_name', 'Custom_Field__c', '2*3*4', '10:30', 'a ~ b', 'Müller & Söhne', 'x@y.example'])(
    'stays %s',
    (words) => expect(escapeMrkdwn(words)).toBe(words.replaceAll('&', '&amp;')),
  );
});
