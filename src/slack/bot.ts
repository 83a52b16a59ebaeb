import type { Clock } from '../core/clock.ts';
import type { Snapshot } from '../core/snapshot.ts';
import type { Automations } from '../jobs/automations.ts';
import type { Check } from '../jobs/check.ts';
import type { DigestFacts, Digests } from '../jobs/digest.ts';
import type { DoctorReport } from '../jobs/doctor.ts';
import type { TempFiles } from '../jobs/export.ts';
import type { Import } from '../jobs/import/import.ts';
import type { ImportOffers } from '../jobs/import-offers.ts';
import type { CrmLinks } from '../jobs/links.ts';
import type { Lists } from '../jobs/lists.ts';
import type { Log } from '../jobs/log.ts';
import type { KnownRules } from '../jobs/known-rules.ts';
import type { DigestLog, Subscriptions } from '../jobs/notify.ts';
import type { ResyncRecord } from '../jobs/resync-job.ts';
import type { Owners } from '../jobs/owners.ts';
import type { Resync } from '../jobs/resync.ts';
import type { Selections } from '../jobs/selections.ts';
import type { Usage } from '../jobs/usage.ts';
import type { WaitingMessages } from '../jobs/waiting-messages.ts';
import type { Admins } from './admins.ts';
import type { Gate } from './gate.ts';
import type { Home } from './home.ts';

/** What listeners may use: the jobs, and the gate to answer through. */
export type Bot = {
  readonly gate: Gate;
  readonly admins: Admins;
  readonly clock: Clock;
  readonly log: Log;
  readonly latest: () => Promise<Snapshot | undefined>;
  /** Undefined without both CRMs. */
  readonly check?: Check;
  readonly resync?: Resync;
  /** Synced records for a test touch. */
  readonly pickSynced?: () => Promise<readonly ResyncRecord[]>;
  /** Undefined without HubSpot. */
  readonly lists?: Lists;
  readonly selections: Selections;
  readonly owners: Owners;
  readonly facts: (order: Parameters<Digests['facts']>[0]) => Promise<DigestFacts>;
  readonly links: () => CrmLinks;
  readonly usage: Usage;
  readonly digests: DigestLog;
  readonly waiting: WaitingMessages;
  readonly subscriptions: Subscriptions;
  readonly tempFiles: TempFiles;
  /** The org's validation rules, as far as they are known. */
  readonly knownRules: KnownRules;
  /** What is active in the org and may refuse a record. */
  readonly automations: Automations;
  readonly imports: Import;
  readonly offers: ImportOffers;
  readonly home: Home;
  readonly doctor: () => Promise<DoctorReport>;
};
