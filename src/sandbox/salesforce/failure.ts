/** One of Salesforce's refusals. `status` where a single write's is not 400; `extra` holds what few codes carry, as `duplicateResult`. */
export type Fault = {
  readonly code: string;
  readonly message: string;
  readonly fields?: readonly string[];
  readonly status?: number;
  readonly extra?: Readonly<Record<string, unknown>>;
};

/** A call that Salesforce refuses whole: an HTTP status and its array of errors. */
export class SalesforceFailure extends Error {
  readonly status: number;
  readonly faults: readonly Fault[];

  constructor(status: number, ...faults: readonly Fault[]) {
    super(faults.map((fault) => `${fault.code}: ${fault.message}`).join('; '));
    this.name = 'SalesforceFailure';
    this.status = status;
    this.faults = faults;
  }
}

/** The usual 400 with one error. */
export function badRequest(code: string, message: string, fields?: readonly string[]): SalesforceFailure {
  return new SalesforceFailure(400, { code, message, ...(fields && { fields }) });
}

export function notFound(message = 'The requested resource does not exist'): SalesforceFailure {
  return new SalesforceFailure(404, { code: 'NOT_FOUND', message });
}

/** The refusal of a single write. */
export function writeFailure(faults: readonly Fault[]): SalesforceFailure {
  return new SalesforceFailure(faults[0]?.status ?? 400, ...faults);
}

/** The body of a refused call: a code is called `errorCode` here. */
export function errorBody(faults: readonly Fault[]): Record<string, unknown>[] {
  return faults.map(({ code, message, fields, extra }) => ({
    ...extra,
    message,
    errorCode: code,
    ...(fields && { fields }),
  }));
}

/** The errors of one row of a collection: the same code is called `statusCode` here. */
export function rowErrors(faults: readonly Fault[]): Record<string, unknown>[] {
  return faults.map(({ code, message, fields }) => ({ statusCode: code, message, fields: fields ?? [] }));
}
