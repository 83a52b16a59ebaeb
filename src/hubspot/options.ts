/** The part of a logger that the adapter uses; pino fits. */
type Log = {
  debug(facts: object, message: string): void;
  warn(facts: object, message: string): void;
};

export type HubspotOptions = {
  /** A service key or a private app's token. */
  readonly accessToken: string;
  /** Default: HubSpot's own address. */
  readonly baseUrl?: string | undefined;
  readonly log: Log;
  readonly now?: () => Date;
  /** Milliseconds; tests pass one that does not wait. */
  readonly sleep?: (ms: number) => Promise<unknown>;
  /** Called before each HTTP call, also those tried again. What it throws (VendorError) goes on to the caller, and nothing is sent. */
  readonly spend?: (() => void) | undefined;
  /** Milliseconds that one attempt may take; default 30,000. */
  readonly timeoutMs?: number;
};
