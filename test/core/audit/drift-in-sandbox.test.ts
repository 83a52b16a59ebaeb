/** What drifts in the sandbox: the records that fail for what no rule can see from outside. */
import { expect, test } from 'vitest';
import { createDriftWatch } from '../../../src/core/audit/drift.ts';
import { examine } from '../../../src/core/audit/rules.ts';
import { generateDataset } from '../../../src/sandbox/dataset/generate/generate.ts';
import { NOW, openRig } from '../../sandbox/integration/rig.ts';
import { viewOf } from './sandbox-view.ts';

const UNSEEN = new Set([
  'salesforce-custom-field-validation-rule',
  'salesforce-duplicate-rule',
  'salesforce-flow',
  'salesforce-automation',
]);

test.each([1, 2, 3])('validation rules, duplicate rules, flows and triggers show as drift (seed %i)', async (seed) => {
  const rig = await openRig(generateDataset({ records: 300, seed, now: new Date(NOW) }));
  await rig.integration.stop();
  const { context, pairs } = viewOf(rig.crm);
  const watch = createDriftWatch(context);
  const explained = new Set<string>();
  for (const pair of pairs) {
    const findings = examine(pair, context);
    watch.add(pair, findings);
    if (findings.length > 0) explained.add(`${pair.object} ${pair.hubspot?.id}`);
  }
  const { records, heartbeat } = watch.result(context.now);
  const drifting = records.map(({ object, hubspotId }) => `${object} ${hubspotId}`);
  const truth = rig.integration.truth();
  const failing = new Set(truth.map(({ object, id }) => `${object} ${id}`));
  const { inclusion } = rig.crm.state;
  // Outside the inclusion list a record is left alone, which no API tells.
  const unexpected = records.filter(
    ({ object, hubspotId }) => !failing.has(`${object} ${hubspotId}`) && inclusion[object]?.has(hubspotId) !== false,
  );
  expect(unexpected).toEqual([]);
  const unseen = truth
    .filter(({ type, id, salesforceId }) => UNSEEN.has(type) && id !== undefined && salesforceId !== undefined)
    .map(({ object, id }) => `${object} ${id}`)
    .filter((place) => !explained.has(place));
  expect(unseen.length).toBeGreaterThan(3);
  expect(unseen.filter((place) => !drifting.includes(place))).toEqual([]);
  expect(heartbeat).toMatchObject({ alarm: false, waiting: 0 });
});
