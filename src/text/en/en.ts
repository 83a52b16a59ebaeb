import { common } from './common.ts';
import { errors } from './errors.ts';
import { fixes } from './fixes.ts';
import { automations } from './automations.ts';
import { hinges } from './hinges.ts';
import { takes } from './takes.ts';
import { coverage } from './coverage.ts';
import { drift } from './drift.ts';
import { digest } from './digest.ts';
import { usage } from './usage.ts';
import { chart } from './chart.ts';
import { check } from './check.ts';
import { details } from './details.ts';
import { resync } from './resync.ts';
import { exporting } from './export.ts';
import { lists } from './lists.ts';
import { notify } from './notify.ts';
import { commands } from './commands.ts';
import { doctor } from './doctor.ts';
import { mappings } from './mappings.ts';
import { cli } from './cli.ts';
import { failure } from './failure.ts';
import { explain } from './explain.ts';
import { explainSlack } from './explain-slack.ts';
import { importing } from './import.ts';
import { importSlack } from './import-slack.ts';
import { home } from './home.ts';
import { knownJobs } from './known-jobs.ts';

/** Every text that a person sees, as ICU messages, in English. Keys are grouped by where they are seen. */
export const en = {
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
} as const satisfies Record<string, string>;

export type MessageKey = keyof typeof en;
