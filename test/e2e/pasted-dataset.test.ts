/** Data that others wrote, in the APIs' own shapes, must be audited right too. */
import { describe, expect, it } from 'vitest';
import { startTestSandbox } from '../support/sandbox.ts';
import { truthOf } from '../support/person.ts';
import { compareWithTruth } from '../support/truth.ts';
import { expected, pasted } from '../support/pasted-dataset.ts';

describe('a data set of pasted rows', { timeout: 60_000 }, () => {
  it('is refused where its author says so, and the audit finds just that', async () => {
    const sandbox = await startTestSandbox({ dataset: pasted, crmOnly: true });
    const truth = (await truthOf(sandbox.url)).map(({ id, type, property }) => `${id} ${type} ${property ?? ''}`);
    expect(truth.toSorted()).toEqual(expected.toSorted());
    const { missed, falseAlarms } = await compareWithTruth(sandbox);
    expect({ missed, falseAlarms: falseAlarms.map(({ place }) => place) }).toEqual({ missed: [], falseAlarms: [] });
  });
});
