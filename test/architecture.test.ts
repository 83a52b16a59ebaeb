import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../src');

/** Who may import whom: `main -> app -> slack | hubspot | salesforce | store -> text -> jobs -> core`; the sandbox stands alone. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  main: ['app', 'text', 'jobs', 'sandbox'],
  app: ['slack', 'hubspot', 'salesforce', 'store', 'text', 'jobs', 'core'],
  slack: ['text', 'jobs', 'core'],
  hubspot: ['jobs', 'core'],
  salesforce: ['jobs', 'core'],
  store: ['jobs', 'core'],
  text: ['jobs', 'core'],
  jobs: ['core'],
  core: [],
  sandbox: [],
};

/** Packages that only one layer may know; core knows none, not even Node's own modules. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  '@slack/bolt': ['slack', 'sandbox'],
  '@slack/web-api': ['slack', 'sandbox'],
  '@slack/types': ['slack', 'sandbox'],
  '@hubspot/api-client': ['hubspot'],
  jsforce: ['salesforce'],
  lowdb: ['store'],
  'node-cron': ['app'],
  'intl-messageformat': ['text'],
};

const files = globSync('**/*.ts', { cwd: SRC }).toSorted();
const layerOf = (file: string) => (file.includes('/') ? file.slice(0, file.indexOf('/')) : file.replace(/\.ts$/, ''));

/** Every module that a file names: imports, type-only imports, re-exports and dynamic imports. */
function importsOf(file: string): string[] {
  const source = readFileSync(join(SRC, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const pattern =
    /^(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;
  return [...source.matchAll(pattern)].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '');
}

const edges = files.flatMap((file) => importsOf(file).map((target) => ({ file, target })));
const internal = edges
  .filter(({ target }) => target.startsWith('.'))
  .map(({ file, target }) => ({ file, target: relative(SRC, join(SRC, dirname(file), target)) }));
const external = edges.filter(({ target }) => !target.startsWith('.'));

describe('architecture', () => {
  it('knows every layer', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.map(layerOf).filter((layer) => !Object.hasOwn(MAY_IMPORT, layer))).toEqual([]);
  });

  it('sees imports, type-only and dynamic ones too', () => {
    const from = (file: string) => internal.filter((edge) => edge.file === file).map((edge) => edge.target);
    expect(from('main.ts')).toContain('sandbox/server.ts');
    expect(from('jobs/ports.ts')).toContain('core/crm.ts');
  });

  it('points its arrows to the right only', () => {
    const wrong = internal.filter(({ file, target }) => {
      const [from, to] = [layerOf(file), layerOf(target)];
      return from !== to && !MAY_IMPORT[from]?.includes(to);
    });
    expect(wrong.map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
  });

  it('keeps core free of packages and of Node', () => {
    expect(external.filter(({ file }) => layerOf(file) === 'core')).toEqual([]);
  });

  it('keeps each SDK behind its adapter', () => {
    const packageOf = (target: string) =>
      target
        .split('/')
        .slice(0, target.startsWith('@') ? 2 : 1)
        .join('/');
    const wrong = external.filter(({ file, target }) => {
      const owners = OWNERS[packageOf(target)];
      return owners !== undefined && !owners.includes(layerOf(file));
    });
    expect(wrong.map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
  });

  it('reads the environment and prints in main alone', () => {
    const source = (file: string) => readFileSync(join(SRC, file), 'utf8');
    const reading = files.filter(
      (file) => file !== 'main.ts' && /\bprocess\.(env|argv|stdout|exit)\b/.test(source(file)),
    );
    expect(reading).toEqual([]);
  });
});
