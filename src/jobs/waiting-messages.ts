/** A message that says that a check is under way, until the check's digest stands in its place. */
export type WaitingMessage = {
  readonly channel: string;
  readonly ts: string;
  /** Slack id of who asked for the check. */
  readonly by: string;
};

/** Those of checks that have not ended: what is left of them at a start was cut off. */
export type WaitingMessages = {
  list(): readonly WaitingMessage[];
  put(message: WaitingMessage): Promise<void>;
  drop(message: Pick<WaitingMessage, 'channel' | 'ts'>): Promise<void>;
};
