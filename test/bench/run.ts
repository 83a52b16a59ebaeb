/** `npm run bench`: every figure with its ratio to a baseline measured in the same run, as a table. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from './figure.ts';

const figure = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const line = (cells: readonly string[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`);

line(['figure', 'sfsync', 'against', 'ratio']);
line(['---', '---:', '---', '---:']);
for (const file of globSync('*.bench.ts', { cwd: import.meta.dirname }).toSorted()) {
  const { figures } = (await import(join(import.meta.dirname, file))) as { figures(): Promise<readonly Figure[]> };
  for (const { name, unit, ours, baseline, against } of await figures()) {
    line([
      name,
      `${figure.format(ours)} ${unit}`,
      `${against}: ${figure.format(baseline)}`,
      (ours / baseline).toFixed(2),
    ]);
  }
}
