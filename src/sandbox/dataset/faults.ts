/** One thing that is wrong in a data set file. */
export type Fault = { path: string; found: unknown; expected: string };

/** A data set file that cannot be used. The message lists every fault, one a line. */
export class DatasetError extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const lines = faults.map((fault) => `- ${fault.path}: found ${describe(fault.found)}, expected ${fault.expected}`);
    super(`The data set has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}:\n${lines.join('\n')}`);
    this.name = 'DatasetError';
    this.faults = faults;
  }
}

/** `contacts[2].id` from its parts. */
export function pathOf(base: string, parts: readonly PropertyKey[]): string {
  return parts.reduce<string>((path, part) => {
    if (typeof part === 'number') return `${path}[${part}]`;
    return path === '' ? String(part) : `${path}.${String(part)}`;
  }, base);
}

function describe(found: unknown): string {
  if (found === undefined) return 'nothing';
  const text = JSON.stringify(found) ?? typeof found;
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
