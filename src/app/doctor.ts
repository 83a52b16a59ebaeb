import type { Clock } from '../core/clock.ts';
import { checkHubspot } from '../hubspot/check.ts';
import { createBudget, type Budget } from '../jobs/budget.ts';
import { budgetFinding, examineAll, type DoctorReport } from '../jobs/doctor.ts';
import type { Log } from '../jobs/log.ts';
import { checkSalesforce } from '../salesforce/check.ts';
import { checkSlack } from '../slack/check.ts';
import { openDatabase } from '../store/database.ts';
import type { CrmConfig, SalesforceConfig, SlackConfig } from './config.ts';
import { checkMappings } from './mappings-check.ts';

type DoctorLog = Log & { debug(details: object, message: string): void };

/** Examines every connection with a few calls of its own, which count as the doctor's. */
export function examineEverything(
  config: CrmConfig & { readonly slack?: SlackConfig },
  budget: Budget,
  log: DoctorLog,
): Promise<DoctorReport> {
  const { slack, hubspot, salesforce } = config;
  return budget.during('doctor', () =>
    examineAll([
      { area: 'slack', examine: slack && (() => checkSlack(slack)) },
      {
        area: 'hubspot',
        examine: hubspot && (() => checkHubspot({ ...hubspot, log, spend: () => budget.spend('hubspot') })),
      },
      { area: 'salesforce', examine: salesforce && (() => examineSalesforce(salesforce, budget, log)) },
      { area: 'mappings', examine: () => checkMappings(config, budget, log) },
    ]),
  );
}

async function examineSalesforce(config: SalesforceConfig, budget: Budget, log: DoctorLog) {
  const findings = await checkSalesforce({ ...config, log, spend: () => budget.spend('salesforce') });
  const max = findings.find(({ check }) => check === 'limits')?.detail['max'];
  if (typeof max === 'number') budget.heard(max);
  return [...findings, budgetFinding(budget.report())];
}

/** For the command line: what the bot wrote down last, and this run's own calls on top, which nobody writes down. */
export async function readOnlyBudget(
  config: CrmConfig & { readonly dataDir: string },
  deps: { readonly clock: Clock; readonly log: Log },
): Promise<Budget> {
  // A database that cannot be read is told by `start`, with what to do.
  const database = await openDatabase(config.dataDir).catch(() => undefined);
  const load = () => database?.budget.load() ?? { hours: {} };
  return createBudget({
    limit: { wish: config.salesforceBudget },
    store: { load, save: async () => undefined },
    ...deps,
  });
}
