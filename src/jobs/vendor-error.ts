export type Vendor = 'hubspot' | 'salesforce';

export type VendorErrorCode =
  /** The token or client was refused (401). */
  | 'unauthorized'
  /** A scope or permission is missing (403). */
  | 'forbidden'
  /** The daily allowance is used up. */
  | 'out-of-calls'
  /** sfsync's own share of the daily allowance is used up: the call was not sent. */
  | 'over-budget'
  /** Still rate limited after all waiting that we allow. */
  | 'rate-limited'
  /** No connection, timeout, or a 5xx that stayed. */
  | 'unreachable'
  /** An answer that our parser does not take, or an error we have no name for. */
  | 'bad-answer';

/** An expected failure of a CRM's API. `detail` is the vendor's own short text, without tokens or record values. */
export class VendorError extends Error {
  readonly vendor: Vendor;
  readonly code: VendorErrorCode;
  readonly detail: string;

  constructor(vendor: Vendor, code: VendorErrorCode, detail: string, options?: ErrorOptions) {
    super(`${vendor}: ${code}: ${detail}`, options);
    this.name = 'VendorError';
    this.vendor = vendor;
    this.code = code;
    this.detail = detail;
  }
}
