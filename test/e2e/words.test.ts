/** The words of what an audit really finds, beside those of the made-up findings. */
import { expect, it } from 'vitest';
import { groupByCause } from '../../src/core/fingerprint.ts';
import { causeFix, causeSentence, errorSentence, hingeText, typeTexts } from '../../src/text/sentences.ts';
import { createText } from '../../src/text/text.ts';
import { auditOver, crmsOf } from '../support/audit.ts';
import { generated } from '../support/generated.ts';
import { startTestSandbox } from '../support/sandbox.ts';
import { FINDINGS } from '../text/findings.ts';
import { HOLE } from '../text/holes.ts';

it(
  'explains every finding, says what ends its cause, and what a likely one depends on',
  { timeout: 60_000 },
  async () => {
    const sandbox = await startTestSandbox({ dataset: generated(200, 11).dataset, crmOnly: true });
    const { findings } = await (await auditOver(await crmsOf(sandbox))).run(undefined);
    const errors = findings.map(({ error }) => error);
    expect(new Set(errors.map(({ type }) => type)).size).toBeGreaterThan(15);
    for (const text of [createText('en-GB', 'Europe/Rome'), createText('it-IT', 'Europe/Rome')]) {
      for (const error of errors) {
        const sentence = errorSentence(text, error);
        expect(sentence, error.key).not.toMatch(HOLE);
        // The type's name and place are said where nothing better is known.
        expect(sentence.startsWith(typeTexts(text, error.type).name), sentence).toBe(false);
        if (error.confidence === 'likely') expect(hingeText(text, error, 'long'), error.key).toBeDefined();
      }
      for (const cause of groupByCause(errors)) {
        expect(causeSentence(text, cause)).not.toMatch(HOLE);
        expect(causeFix(text, cause.example) ?? cause.fingerprint).not.toMatch(HOLE);
        expect(causeFix(text, cause.example), cause.fingerprint).toBeDefined();
      }
    }
    // What rules give beyond the made-up findings has no words of its own.
    const known = new Set(FINDINGS.map(({ type, params }) => `${type} ${params['reason']}`));
    const more = new Set(errors.map(({ type, params }) => `${type} ${params['reason']}`));
    expect([...more].filter((kind) => !known.has(kind))).toEqual([]);
  },
);
