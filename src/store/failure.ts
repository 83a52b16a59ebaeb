/** A data folder or file that cannot be used. The message names the file and what to do; nothing was overwritten. */
export class StoreError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
  }
}
