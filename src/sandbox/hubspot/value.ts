import type { HubspotObject, HubspotPropertyRow, HubspotState } from '../crm.ts';
import { isHubspotEmail } from './email-syntax.ts';

/** A value as it is stored, or why it is refused. */
type Verdict = { readonly value: string } | { readonly code: string; readonly message: string };

type Check = (value: string, property: HubspotPropertyRow, state: HubspotState) => Verdict;

/** HubSpot's limit of a text property (knowledge.hubspot.com, property field types). */
const LONGEST_VALUE = 65_536;
const DAY = 86_400_000;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;
const ISO_TIME = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Milliseconds of an ISO date or time or of an epoch in milliseconds; undefined when the text is none of these. */
export function instantOf(text: string): number | undefined {
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  const match = ISO_TIME.exec(text);
  if (match === null) return undefined;
  const [, day = '', clock, , , zone] = match;
  // Date.parse rolls the 31st of a short month over instead of refusing it.
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(day)) return undefined;
  if (clock === undefined) return midnight;
  const instant = Date.parse(
    zone === undefined
      ? `${text}Z`
      : text.replace(/([+-]\d{2})(\d{2})$/, (_whole, hours, minutes) => `${hours}:${minutes}`),
  );
  return Number.isNaN(instant) ? undefined : instant;
}

function refusal(code: string, message: string): Verdict {
  return { code, message };
}

function describeOptions(property: HubspotPropertyRow): string {
  return property.options
    .map(
      ({ label, value, displayOrder = -1, hidden = false }) =>
        `label: "${label}"\nvalue: "${value}"\ndisplay_order: ${displayOrder}\nhidden: ${hidden}\nread_only: false\n`,
    )
    .join(', ');
}

const checkBoolean: Check = (value) =>
  value === 'true' || value === 'false'
    ? { value }
    : refusal('INVALID_OPTION', `${value} was not one of the allowed options: [true, false]`);

const checkOwner: Check = (value, property, state) => {
  if (!/^\d+$/.test(value)) return refusal('INVALID_INTEGER', `${value} was not a valid integer (for owner ID).`);
  if (state.owners.some(({ id }) => id === value)) return { value };
  return refusal('INVALID_OWNER', `Property ${property.name}: owner ${value} does not exist`);
};

const checkPipeline: Check = (value, _property, state) => {
  const known = state.pipelines.deals.filter(({ archived }) => !archived).map(({ id }) => id);
  return known.includes(value)
    ? { value }
    : refusal('INVALID_OPTION', `${value} is not a valid pipeline ID. Valid options are: [${known.join(', ')}]`);
};

const checkOptions: Check = (value, property) => {
  if (property.externalOptions === true) return { value };
  const chosen =
    property.fieldType === 'checkbox' ? [...new Set(value.split(';'))].filter((part) => part !== '') : [value];
  const allowed = new Set(property.options.map((option) => option.value));
  const wrong = chosen.find((part) => !allowed.has(part));
  return wrong === undefined
    ? { value: chosen.join(';') }
    : refusal('INVALID_OPTION', `${wrong} was not one of the allowed options: [${describeOptions(property)}]`);
};

const CHECKS: Readonly<Record<string, Check>> = {
  bool: checkBoolean,
  enumeration: checkOptions,
  number: (value) => (NUMBER.test(value) ? { value } : refusal('INVALID_NUMBER', `${value} was not a valid number.`)),
  datetime(value) {
    const instant = instantOf(value);
    return instant === undefined
      ? refusal('INVALID_LONG', `${value} was not a valid long.`)
      : { value: new Date(instant).toISOString() };
  },
  date(value) {
    const instant = instantOf(value);
    if (instant === undefined) return refusal('INVALID_LONG', `${value} was not a valid long.`);
    if (instant % DAY !== 0) return refusal('INVALID_DATE', `${value} is not at midnight UTC`);
    return { value: new Date(instant).toISOString().slice(0, 10) };
  },
};

const checkText: Check = (value) =>
  value.length <= LONGEST_VALUE
    ? { value }
    : refusal('VALUE_TOO_LONG', `Property value is ${value.length} characters long; the limit is ${LONGEST_VALUE}`);

const checkEmail: Check = (value) => {
  const address = value.trim().toLowerCase();
  return isHubspotEmail(address) ? { value: address } : refusal('INVALID_EMAIL', `Email address ${value} is invalid`);
};

function checkFor(object: HubspotObject, property: HubspotPropertyRow): Check {
  if (object === 'contacts' && property.name === 'email') return checkEmail;
  if (object === 'deals' && property.name === 'pipeline') return checkPipeline;
  // A stage is judged together with its pipeline, when all of a write's values are known.
  if (object === 'deals' && property.name === 'dealstage') return (value) => ({ value });
  if (property.name === 'hubspot_owner_id' || property['referencedObjectType'] === 'OWNER') return checkOwner;
  return CHECKS[property.type] ?? checkText;
}

/** Judges one value that is not empty, as a write would; enumeration options must match exactly. */
export function checkValue(
  object: HubspotObject,
  property: HubspotPropertyRow,
  value: string,
  state: HubspotState,
): Verdict {
  return checkFor(object, property)(value, property, state);
}
