import type { Crm, SalesforceRow } from '../crm.ts';
import type { Access } from './access.ts';
import type { Fault } from './failure.ts';
import type { SObject } from './schema.ts';
import type { Actor } from './users.ts';

/** Who writes, and how the answer will be told. */
export type Writer = {
  readonly crm: Crm;
  readonly actor: Actor;
  readonly userId: string;
  readonly access: Access;
  /** One record by its own address; a collection's rows are told some things in other words. */
  readonly single: boolean;
};

/** A write as it was asked for. */
export type Attempt = {
  readonly writer: Writer;
  readonly object: SObject;
  readonly kind: 'create' | 'update';
  /** The id as given, for an update. */
  readonly id?: string;
  readonly before: SalesforceRow | undefined;
  /** Values by field name as written. */
  readonly input: ReadonlyMap<string, unknown>;
};

/** A write whose values are sound: what the record would be. */
export type Draft = Attempt & {
  /** Sound values by the field's own name, only those that the write sets. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly after: SalesforceRow;
};

export type Check<T extends Attempt> = (attempt: T) => readonly Fault[];
