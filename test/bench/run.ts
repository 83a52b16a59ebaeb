/** `npm run bench`: every figure with its ratio to a baseline measured in the same run. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from './figure.ts';

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

for (const file of globSync('*.bench.ts', { cwd: import.meta.dirname }).toSorted()) {
  const { figures } = (await import(join(import.meta.dirname, file))) as { figures(): Promise<readonly Figure[]> };
  for (const { name, unit, ours, baseline, against } of await figures()) {
    const ratio = (ours / baseline).toFixed(2);
    process.stdout.write(
      `${name}: ${whole.format(ours)} ${unit}; ${ratio} of ${against} (${whole.format(baseline)})\n`,
    );
  }
}
