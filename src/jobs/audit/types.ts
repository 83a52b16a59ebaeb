import type { Clock } from '../../core/clock.ts';
import type { AuditOutcome as Outcome } from '../../core/diff.ts';
import type { CustomMapping } from '../../core/mappings.ts';
import type { RecordIds } from '../../core/snapshot.ts';
import type { Direction, SyncError } from '../../core/sync-error.ts';
import type { Log } from '../log.ts';
import type { Hubspot, Salesforce } from '../ports.ts';
import type { Spools } from './spool.ts';

export type AuditDeps = {
  readonly hubspot: Hubspot;
  readonly salesforce: Salesforce;
  readonly spools: Spools;
  readonly customMappings: readonly CustomMapping[];
  readonly isTopLevelDomain: (label: string) => boolean;
  readonly matchesPattern: (pattern: string, text: string) => boolean | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** How many pairs a look at everything compares before it tells what it has so far. */
  readonly tellEvery?: number;
};

export type AuditOutcome = Outcome & { readonly calls: { readonly hubspot: number; readonly salesforce: number } };

/** Takes what a look has so far, so that it is not lost when the look is cut off. */
export type Tell = (sofar: Outcome) => Promise<void>;

/** A record to look at again. */
export type RecordRef = RecordIds & {
  /** Towards which side its sync failed. */
  readonly direction?: Direction;
};

/** What one record is like now. */
export type Examination = {
  /** False when it is deleted in either CRM or left the sync's scope. */
  readonly exists: boolean;
  readonly hubspotId?: string;
  /** ISO time of HubSpot's last sync of the record. */
  readonly syncedAt?: string;
  /** The mapped values that could have travelled are the same on both sides. */
  readonly agrees: boolean;
  readonly errors: readonly SyncError[];
};
