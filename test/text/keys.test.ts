import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HINGES } from '../../src/core/audit/hinge.ts';
import { ERROR_TYPES } from '../../src/core/catalogue/catalogue.ts';
import { COLUMN_ROLES } from '../../src/core/import/column-role.ts';
import { REASONS } from '../../src/core/budget.ts';
import { LANGUAGES } from '../../src/core/language.ts';
import { FREQUENCIES } from '../../src/core/schedule.ts';
import { CATEGORIES, OBJECTS, SALESFORCE_OBJECTS } from '../../src/core/sync-error.ts';
import { en } from '../../src/text/en/en.ts';
import { it as italian } from '../../src/text/it/it.ts';

const SRC = new URL('../../src/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, SRC), 'utf8');
const sources = globSync('**/*.ts', { cwd: SRC })
  .filter((path) => !/^(sandbox|text\/(en|it))\//.test(path))
  .map(read);

const literalsOf = (texts: readonly string[]) =>
  new Set(texts.flatMap((text) => [...text.matchAll(/'([\w.-]+)'/g)].map((match) => match[1] ?? '')));
const literals = literalsOf(sources);
/** What code in these files names in quotes. */
const namedIn = (...paths: string[]) => [...literalsOf(paths.map(read))];

const types = ERROR_TYPES.map(({ id }) => id);
/** Reasons are words that rules have in quotes. */
const reasons = namedIn(...globSync('core/audit/**/*.ts', { cwd: SRC }));
/** The validation rules of HubSpot's that the audit judges by; a broken one is the finding's reason. */
const validations = [...read('core/audit/property-values/validations.ts').matchAll(/^ {2}([A-Z_]+): \w+\(/gm)].map(
  ([, name = '']) => name.toLowerCase().replaceAll('_', '-'),
);
const withVariants = types
  .flatMap((id) => [id, `${id}.unmapped`, ...reasons.concat(validations).map((reason) => `${id}.${reason}`)])
  .flatMap((name) => [name, `${name}.to-hubspot`, `${name}.to-salesforce`])
  .flatMap((name) => [name, `${name}.short`]);
const checks = {
  slack: namedIn('slack/check.ts', 'jobs/doctor.ts'),
  hubspot: namedIn('hubspot/check.ts', 'jobs/doctor.ts'),
  salesforce: namedIn('salesforce/check.ts', 'jobs/doctor.ts'),
  mappings: namedIn('app/mappings-check.ts'),
};
const findings = Object.entries(checks).flatMap(([area, names]) =>
  names.flatMap((name) => [`${area}.${name}`, `${area}.${name}.fix`]),
);

/** The keys that code puts together: how each begins in the source, and what may follow. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  'category.': CATEGORIES,
  'Object.': [...OBJECTS, 'unknown'],
  'object.': [...OBJECTS, 'unknown'],
  'language.': LANGUAGES,
  'vendor.': ['hubspot', 'salesforce'],
  'problem.': [...namedIn('jobs/vendor-error.ts'), 'not-connected'],
  'error.': withVariants,
  'cause.': withVariants,
  'fix.': withVariants,
  'hinge.': HINGES.flatMap((hinge) => [`long.${hinge}`, `short.${hinge}`]),
  'salesforceObject.': SALESFORCE_OBJECTS,
  'takes.rule.': validations.flatMap((rule) => [rule, `${rule}.short`]),
  'automation.': ['validation-rule', 'flow', 'trigger', 'duplicate-rule'],
  'takes.type.': namedIn('core/audit/conversion.ts').concat('boolean', 'date', 'datetime', 'int', 'number'),
  'coverage.excluded.': ['no-email', 'deleted-in-salesforce', 'not-in-salesforce', 'converted-lead'],
  'coverage.count.': OBJECTS,
  'digest.source.': ['failed.object', 'part.object'],
  'doctor.area.': Object.keys(checks),
  'doctor.': findings,
  'mappings.': [
    ...namedIn('core/mapping-file/read-rows.ts').map((why) => `row.${why}`),
    ...namedIn('core/mappings.ts').map((why) => `unresolved.${why}`),
  ],
  'failure.': [...literals],
  'config.found.': ['nothing', 'secret', 'value'],
  'config.': namedIn('app/config.ts'),
  'notify.saved.': FREQUENCIES,
  'notify.fault.': namedIn('core/notify-wish.ts'),
  'digest.button.': ['details', 'resync', 'export'],
  'digest.label.': ['details', 'resync', 'export'],
  'digest.source.file.': ['whole', 'part', 'unreadable'],
  'details.who.': ERROR_TYPES.flatMap(({ fixedBy }) => fixedBy),
  'details.lacked.': ['audit', 'import'],
  'resync.side.': ['hubspot', 'salesforce'],
  'resync.guard.limit.': ['allocation', 'org'],
  'cli.audit.unset.': ['mappings', 'integration-user'],
  'usage.reason.': REASONS,
  'usage.saved.': namedIn('slack/listeners/usage.ts').concat('allocate', 'used'),
  'help.unknown.': ['near'],
  'target.unknown.': ['near'],
  'column.': COLUMN_ROLES,
  'explain.': ['certain', 'likely'],
  'resync.': ['busy.by', 'busy.link', 'ended.by', 'ended.link'],
  'home.source.': ['failed', 'partial'],
  'home.source.file.': ['whole', 'part'],
  'home.digest.': FREQUENCIES,
  'subscribe.frequency.': FREQUENCIES,
  'import.reason.': namedIn('jobs/import/inspection.ts', 'core/import/row-errors.ts'),
  'offer.': namedIn('slack/views/import-messages.ts', 'jobs/import-offers.ts', 'slack/listeners/import.ts'),
  'reading.changes': ['', '.part', '.unreadable'],
  'reading.started.': ['thread', 'here'],
};

/** Families whose beginning the source does not spell out before the `${`. */
const SPELT_OTHERWISE: Readonly<Record<string, string>> = {
  'error.': '`${group}.${type}`',
  'cause.': '`${group}.${type}`',
  'fix.': '`${group}.${type}`',
  'salesforceObject.': '`${group}.${String(name)}`',
  'doctor.': '`doctor.${area}.${check}',
  'help.unknown.': '`${key}.near`',
  'target.unknown.': '`${key}.near`',
};

const keys = Object.keys(en);
const inFamily = (key: string) =>
  Object.entries(FAMILIES).some(([begin, ids]) => key.startsWith(begin) && ids.includes(key.slice(begin.length)));

describe('the keys of the texts', () => {
  it('are the same in every language', () => {
    const own = new Set<string>(Object.keys(italian));
    expect(
      keys.filter((key) => !own.has(key)),
      'not in Italian',
    ).toEqual([]);
    expect(
      [...own].filter((key) => !Object.hasOwn(en, key)),
      'not in English',
    ).toEqual([]);
  });

  it('are all used', () => {
    expect(keys.filter((key) => !literals.has(key) && !inFamily(key))).toEqual([]);
  });

  it('are all there where code names them', () => {
    const groups = new Set(keys.map((key) => key.split('.')[0]));
    const named = sources.flatMap((text) =>
      [...text.matchAll(/\btext\(\s*'([\w.-]+)'|\b(?:own|caller\.text)\(\s*'([\w.-]+)'/g)].map(
        (match) => match[1] ?? match[2] ?? '',
      ),
    );
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((key) => groups.has(key.split('.')[0]) && !Object.hasOwn(en, key))).toEqual([]);
  });

  it.each(Object.keys(FAMILIES))('%s… is a family that code uses and texts have', (begin) => {
    const start = SPELT_OTHERWISE[begin] ?? `\`${begin}\${`;
    expect(
      sources.some((text) => text.includes(start)),
      start,
    ).toBe(true);
    expect(keys.some((key) => key.startsWith(begin))).toBe(true);
  });

  it('that code puts together all belong to a family', () => {
    const groups = [...new Set(keys.map((key) => key.split('.')[0]))].join('|');
    const pattern = new RegExp(`\`((?:${groups})\\.[\\w.-]*)\\$\\{`, 'g');
    const begins = sources.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
    expect(begins.filter((begin) => !Object.hasOwn(FAMILIES, begin))).toEqual([]);
  });
});
