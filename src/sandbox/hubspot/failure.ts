import { randomUUID } from 'node:crypto';

type FailureStatus = 400 | 401 | 404 | 409 | 429;

/** A refusal in HubSpot's error shape; thrown by any route and written by the service's error handler. */
export class HubspotFailure extends Error {
  readonly status: FailureStatus;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(status: FailureStatus, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.name = 'HubspotFailure';
    this.status = status;
    this.details = details;
  }

  body(): Record<string, unknown> {
    return { status: 'error', message: this.message, correlationId: randomUUID(), ...this.details };
  }
}

export function badRequest(message: string, details: Record<string, unknown> = {}): HubspotFailure {
  return new HubspotFailure(400, message, { ...details, category: 'VALIDATION_ERROR' });
}

export function notFound(message = 'resource not found', details: Record<string, unknown> = {}): HubspotFailure {
  return new HubspotFailure(404, message, { ...details, category: 'OBJECT_NOT_FOUND' });
}

export function conflict(message: string, details: Record<string, unknown> = {}): HubspotFailure {
  return new HubspotFailure(409, message, { ...details, category: 'CONFLICT' });
}

/** Why one property's value was refused. */
export type PropertyProblem = { readonly name: string; readonly code: string; readonly message: string };

/** HubSpot repeats the problems twice: as JSON inside the message, and as `errors`. */
export function invalidProperties(problems: readonly PropertyProblem[]): HubspotFailure {
  const listed = problems.map(({ name, code, message }) => ({ isValid: false, message, error: code, name }));
  return badRequest(`Property values were not valid: ${JSON.stringify(listed)}`, {
    errors: problems.map(({ name, code, message }) => ({ message, code, context: { propertyName: [name] } })),
  });
}
