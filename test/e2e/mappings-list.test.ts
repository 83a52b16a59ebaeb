/** A list of mappings as an Italian admin may export it tells an audit the same as our own format does. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { auditCommand } from '../../src/app/audit-command.ts';
import { readCrmConfig } from '../../src/app/config.ts';
import { examineEverything } from '../../src/app/doctor.ts';
import type { CustomMapping } from '../../src/core/mappings.ts';
import type { ObjectName, SalesforceObject } from '../../src/core/sync-error.ts';
import { createBudget } from '../../src/jobs/budget.ts';
import { readMappingsFile } from '../../src/store/mappings-file.ts';
import { doctorLines } from '../../src/text/doctor.ts';
import { createText } from '../../src/text/text.ts';
import { auditOver, crmsOf, type Crms } from '../support/audit.ts';
import { tempFolder } from '../support/folder.ts';
import { silent, startTestSandbox } from '../support/sandbox.ts';

const OBJECTS: Readonly<Record<ObjectName, string>> = {
  contacts: 'Contatti',
  companies: 'Aziende',
  deals: 'Trattative',
  tasks: 'Attività',
};
const RULES: Readonly<Record<string, string>> = {
  'two-way': 'Bidirezionale',
  'prefer-salesforce': 'Preferisci Salesforce, salvo che sia vuoto',
  'always-salesforce': 'Utilizza sempre Salesforce',
  'dont-sync': 'Non sincronizzare',
};

/** The label of what has a name, or the name where others bear that label. */
function createLabels(items: readonly { readonly name: string; readonly label: string }[]) {
  return (name: string) => {
    const label = items.find((item) => item.name.toLowerCase() === name.toLowerCase())?.label ?? name;
    const plain = label.toLowerCase();
    const others = items.filter((item) => item.label.toLowerCase() === plain || item.name.toLowerCase() === plain);
    return others.length === 1 ? label : name;
  };
}

async function exportedBy({ hubspot, salesforce, customMappings }: Crms) {
  const labels = new Map<string, (name: string) => string>();
  for (const object of ['contacts', 'companies', 'deals'] as const)
    labels.set(object, createLabels(await hubspot.properties(object)));
  for (const object of ['Lead', 'Contact', 'Account', 'Opportunity'] as const)
    labels.set(object, createLabels(await salesforce.fields(object)));
  const label = (object: ObjectName | SalesforceObject | undefined, name: string) =>
    labels.get(object ?? '')?.(name) ?? name;
  const rows = customMappings.map(({ object, property, salesforceObject, field, rule }: CustomMapping) => ({
    cells: [
      salesforceObject ?? '',
      label(salesforceObject, field),
      rule === undefined ? '' : (RULES[rule] ?? rule),
      object === undefined ? '' : OBJECTS[object],
      label(object, property),
    ],
    byLabel: label(object, property) !== property,
  }));
  const header = 'Oggetto Salesforce;Campo Salesforce;Regola di sincronizzazione;Oggetto HubSpot;Proprietà HubSpot';
  const quoted = rows.map(({ cells }) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'));
  return {
    list: `Mappature di Salesforce\r\n${[header, ...quoted].join('\r\n')}\r\n`,
    byLabel: rows.filter((row) => row.byLabel).length,
  };
}

describe('a list of mappings with labels, in Italian', () => {
  it('gives the same audit as our own format', async () => {
    const sandbox = await startTestSandbox({ records: 120, seed: 4 });
    const crms = await crmsOf(sandbox);
    const { list, byLabel } = await exportedBy(crms);
    expect(byLabel).toBeGreaterThan(crms.customMappings.length / 2);
    const file = join(await tempFolder(), 'mappature.csv');
    await writeFile(file, Buffer.from(list, 'latin1'));
    const { mappings, notes } = await readMappingsFile(file);
    expect(notes).toEqual([]);
    expect(mappings.length).toBe(crms.customMappings.length);

    const now = () => new Date('2026-11-24T09:00:00Z');
    const run = async (customMappings: readonly CustomMapping[]) => {
      const outcome = await (await auditOver({ ...crms, customMappings }, { now })).run(undefined);
      const errors = outcome.findings.map(({ error }) => error);
      return { source: outcome.source, errors: errors.toSorted((one, other) => one.key.localeCompare(other.key)) };
    };
    const ours = await run(crms.customMappings);
    const theirs = await run(mappings);
    expect(ours.errors.length).toBeGreaterThan(20);
    expect(theirs).toEqual(ours);
    // Without the file, it is another audit: the list does count.
    const without = await run([]);
    expect(without.errors).not.toEqual(ours.errors);
    expect(without.source.full?.basis).not.toBe(ours.source.full?.basis);
  });

  it('that names what is not there has that told by the audit and by doctor', async () => {
    const sandbox = await startTestSandbox({ records: 20 });
    const folder = await tempFolder();
    const file = join(folder, 'mappings.csv');
    await writeFile(
      file,
      'Object,HubSpot property,Salesforce field,Sync rule\nContact,jobtitle,Title,Two-way\nContact,shoe size,Title,Two-way\n' +
        'Ticket,subject,Subject,Two-way\nCompany,phone,Nothing__c,Sometimes\n',
    );
    const config = { ...readCrmConfig({ ...sandbox.env, SFSYNC_DATA_DIR: folder, SFSYNC_MAPPINGS: file }) };
    const clock = { now: () => new Date() };
    const expected = [
      'A mapping is not compared, as HubSpot shows no such property: “shoe size” (line 3 of the mappings file)',
      'A mapping is not compared, as Salesforce shows no such field: “Nothing__c” (line 5 of the mappings file)',
      'A row is of objects that sfsync does not compare: “Ticket” (line 4 of the mappings file)',
      'A row has a sync rule that sfsync does not know, so that findings are “likely”: “Sometimes” (line 5 of the mappings file)',
    ];

    const budget = createBudget({
      limit: { wish: config.salesforceBudget },
      store: { load: () => ({ hours: {} }), save: async () => undefined },
      clock,
      log: silent,
    });
    const report = await examineEverything(config, budget, silent);
    const lines = doctorLines(createText(), report);
    expect(lines.filter((line) => line.includes('Mappings:')).slice(0, 5)).toEqual([
      `OK · Mappings: 3 mappings of your own are read from ${file}`,
      ...expected.map((line) => `Optional · Mappings: ${line}`),
    ]);

    let table = '';
    const out = new Writable({
      write: (chunk, _encoding, done) => {
        table += String(chunk);
        done();
      },
    });
    await auditCommand(config, 'table', { clock, log: silent, text: createText() }, out);
    expect(table).toContain('2 mappings of your own file are not compared');
    expect(table.trimEnd().split('\n').slice(-4)).toEqual(expected);
  });
});
