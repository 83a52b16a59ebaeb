/** The part of a logger that the adapter uses; pino fits. */
type Log = {
  debug(facts: object, message: string): void;
  warn(facts: object, message: string): void;
};

/** A token that is there already, or an External Client App's client credentials at the org's My Domain. */
type SalesforceAccess =
  | { readonly instanceUrl: string; readonly accessToken: string }
  | { readonly loginUrl: string; readonly clientId: string; readonly clientSecret: string };

export type SalesforceOptions = SalesforceAccess & {
  /** User name of the user that HubSpot's integration runs as. */
  readonly integrationUser?: string | undefined;
  readonly log: Log;
  /** Told before every HTTP call, logins and those tried again too. May refuse it: what it throws is passed on. */
  readonly spend?: () => void;
  readonly now?: () => Date;
  /** Milliseconds; tests pass one that does not wait. */
  readonly sleep?: (ms: number) => Promise<unknown>;
  /** Milliseconds that one attempt may take; default 60,000. */
  readonly timeoutMs?: number;
};
