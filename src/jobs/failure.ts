export type FailureParams = Readonly<Record<string, string | number>>;

/**
 * An expected failure that ends a start or a command: a code and what its sentence needs. The sentence, with the next step, is
 * made at the edge (`failureSentence`).
 */
export class Failure extends Error {
  readonly code: string;
  readonly params: FailureParams;

  constructor(code: string, params: FailureParams, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(params)}`, options);
    this.name = 'Failure';
    this.code = code;
    this.params = params;
  }
}
