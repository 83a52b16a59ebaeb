import type { CauseErrors } from '../../core/causes.ts';
import type { Automation } from '../../core/crm.ts';
import type { SourceState } from '../../core/snapshot.ts';
import type { CrmLinks } from '../../jobs/links.ts';

/** What the details tell, beside their state. */
export type DetailsFacts = {
  readonly title: string;
  /** Of what was opened, filters aside; `shown`: what they leave, at this level. */
  readonly causes: readonly CauseErrors[];
  readonly shown: readonly CauseErrors[];
  readonly sources: readonly SourceState[];
  readonly links?: CrmLinks;
  /** What is active in Salesforce, where it was read: of error types that no comparison foretells. */
  readonly automations?: readonly Automation[];
  /** What is connected allows it. */
  readonly can: { readonly resync: boolean; readonly list: boolean };
  /** ISO time that "only new" goes by; undefined where this conversation had no digest. */
  readonly newSince?: string;
  readonly now?: Date;
  /** Names of owners who have such records, each with what stands for them in the state. */
  readonly owners: readonly (readonly [name: string, value: string])[];
  /** Ids of the causes, or of the records of the cause, that are ticked. */
  readonly picked: ReadonlySet<string>;
  /** mrkdwn. */
  readonly notice?: string;
};
