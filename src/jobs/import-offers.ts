/**
 * A file that people were told of in one conversation. `open`: nobody has it read, or its reading failed; `reading`: somebody has,
 * or sfsync was stopped meanwhile; `read`: done; `told`: it cannot be read, and they know why.
 */
export type ImportOffer = {
  /** Slack's ids. */
  readonly file: string;
  readonly channel: string;
  /** The file's name: untrusted text. */
  readonly name: string;
  readonly state: 'open' | 'reading' | 'read' | 'told';
  /** ISO time of the last change. */
  readonly at: string;
  /** The message that told them, with the buttons. */
  readonly ts: string;
  /** The thread that it is in; undefined in direct messages. */
  readonly threadTs?: string | undefined;
  /** Who had it read, or declined. */
  readonly by?: string | undefined;
  /** The message that tells the progress. */
  readonly progressTs?: string | undefined;
};

export type ImportOffers = {
  list(): readonly ImportOffer[];
  get(file: string, channel: string): ImportOffer | undefined;
  put(offer: ImportOffer): Promise<void>;
};
