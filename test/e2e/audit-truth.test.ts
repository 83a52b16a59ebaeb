/** How much of each type of error the audit finds, and how much of what it finds is one: over several data sets together. */
import { describe, expect, it } from 'vitest';
import { FOUND, generated, UNFORESEEABLE } from '../support/generated.ts';
import { startTestSandbox } from '../support/sandbox.ts';
import { compareWithTruth, figuresOf, type TypeFigures } from '../support/truth.ts';

const SEEDS = [11, 12, 13, 14, 15];

const whole = (precision: number, recall: number) => ({ precision, recall });

describe('each type of error', { timeout: 120_000 }, () => {
  it.each(SEEDS)('is found wherever a CRM refuses it, and nowhere else (seed %i)', async (seed) => {
    const { dataset, excluded } = generated(200, seed);
    const compared = await compareWithTruth(await startTestSandbox({ dataset, crmOnly: true }), excluded);
    const figures = figuresOf(compared);
    const shares = ([type, { precision, recall }]: [string, TypeFigures]) => [type, whole(precision, recall)] as const;
    expect({
      types: Object.fromEntries([...figures].map(shares)),
      missed: compared.missed,
      falseAlarms: compared.falseAlarms.map(({ place, error }) => `${place} (${error.confidence})`),
    }).toEqual({
      types: Object.fromEntries([
        ...FOUND.map((type) => [type, whole(1, 1)]),
        ...UNFORESEEABLE.map((type) => [type, whole(1, 0)]),
      ]),
      missed: [],
      falseAlarms: [],
    });
    // None of them so often that it hides the others.
    for (const [type, { errors }] of figures) expect(errors, type).toBeLessThan(20);
  });
});
