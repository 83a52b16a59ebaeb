/** What jobs need of a logger; pino fits. Objects hold ids and codes, never record values. */
export type Log = {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
};
