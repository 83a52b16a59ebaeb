import type { MessageKey } from '../en/en.ts';
import { chart } from './chart.ts';
import { check } from './check.ts';
import { mappings } from './mappings.ts';
import { cli } from './cli.ts';
import { commands } from './commands.ts';
import { common } from './common.ts';
import { details } from './details.ts';
import { drift } from './drift.ts';
import { digest } from './digest.ts';
import { doctor } from './doctor.ts';
import { errors } from './errors.ts';
import { fixes } from './fixes.ts';
import { automations } from './automations.ts';
import { hinges } from './hinges.ts';
import { takes } from './takes.ts';
import { coverage } from './coverage.ts';
import { explain } from './explain.ts';
import { explainSlack } from './explain-slack.ts';
import { exporting } from './export.ts';
import { failure } from './failure.ts';
import { importing } from './import.ts';
import { importSlack } from './import-slack.ts';
import { home } from './home.ts';
import { knownJobs } from './known-jobs.ts';
import { lists } from './lists.ts';
import { notify } from './notify.ts';
import { resync } from './resync.ts';
import { usage } from './usage.ts';

/** Every text in Italian, with the terms that HubSpot and Salesforce use there. Commands and settings keep their English names. */
export const it = {
  ...common,
  ...errors,
  ...fixes,
  ...automations,
  ...hinges,
  ...takes,
  ...coverage,
  ...drift,
  ...digest,
  ...usage,
  ...chart,
  ...check,
  ...details,
  ...resync,
  ...exporting,
  ...lists,
  ...notify,
  ...commands,
  ...doctor,
  ...mappings,
  ...cli,
  ...failure,
  ...explain,
  ...explainSlack,
  ...importing,
  ...importSlack,
  ...home,
  ...knownJobs,
} as const satisfies Record<MessageKey, string>;
