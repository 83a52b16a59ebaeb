import { expect, it } from 'vitest';
import { generateDataset } from '../../../src/sandbox/dataset/generate/generate.ts';
import { line, NOW, openRig } from './rig.ts';

it.each([1, 2, 3])('refuses exactly what the generator planted (seed %i)', async (seed) => {
  const { crm, integration, errors } = await openRig(generateDataset({ records: 200, seed, now: new Date(NOW) }));
  const planted = new Set(crm.state.intended.map(line));
  const refused = new Set(errors());
  await integration.stop();
  expect(planted.size).toBeGreaterThan(30);
  expect({
    missed: [...planted].filter((error) => !refused.has(error)),
    falseAlarms: [...refused].filter((error) => !planted.has(error)),
  }).toEqual({ missed: [], falseAlarms: [] });
  expect(refused.size).toBe(errors().length);
});
