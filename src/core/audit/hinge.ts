/** What a `likely` finding depends on, since no API shows it. Kept in `params.hinge`, named for people at the edge. */
export const HINGES = [
  /** The mapping's sync rule is not known. */
  'rule',
  /** Whether this record is meant to sync: inclusion segments and selective sync are hidden. */
  'inclusion',
  /** Whether companies are meant to sync at all, or this account. */
  'company-sync',
  /** A change of the other side may still be on its way and end it. */
  'pending-change',
  /** What HubSpot's integration user may do is not known: only what sfsync's own may. */
  'integration-user',
  /** The receiving CRM's own validator is not published. */
  'validator',
  /** The picklist is not restricted: the API takes unknown values. */
  'unrestricted',
  /** Which pipelines sync is a choice of the account and its plan. */
  'pipelines',
  /** The record may be hidden from sfsync's user. */
  'visibility',
  /** Address settings can rename states and countries for integrations. */
  'integration-values',
  /** The limit is of an old article of HubSpot's. */
  'old-limit',
] as const;
export type Hinge = (typeof HINGES)[number];
