/** The people, stages and record types of a sandbox whose data set names none. */
import type { HubspotOwnerRow, HubspotPipelineRow, SalesforceRow } from '../crm.ts';
import { makeId } from './salesforce-id.ts';
import { STAGES } from './salesforce-picklists.ts';

const DOMAIN = 'northlight.example';
const PEOPLE = [
  { firstName: 'Giulia', lastName: 'Ferraro' },
  { firstName: 'Tomás', lastName: 'Okafor' },
  { firstName: 'Hanne', lastName: 'Lindqvist' },
] as const;

const emailOf = (person: { firstName: string; lastName: string }) =>
  `${person.firstName}.${person.lastName}@${DOMAIN}`.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

export function defaultOwners(at: string): HubspotOwnerRow[] {
  return PEOPLE.map((person, index) => ({
    id: String(9001 + index),
    email: emailOf(person),
    ...person,
    userId: 5001 + index,
    type: 'PERSON',
    archived: false,
    createdAt: at,
    updatedAt: at,
  }));
}

/** The same people in Salesforce. */
export function defaultUsers(): SalesforceRow[] {
  return PEOPLE.map((person, index) => ({
    Id: makeId('005', 101 + index),
    Username: emailOf(person),
    Email: emailOf(person),
    FirstName: person.firstName,
    LastName: person.lastName,
  }));
}

/** Whom HubSpot's integration runs as. */
export const INTEGRATION_USER: SalesforceRow = {
  Id: makeId('005', 1),
  Username: `integration@${DOMAIN}`,
  Email: `integration@${DOMAIN}`,
  FirstName: 'HubSpot',
  LastName: 'Integration',
};

export function defaultStages(): SalesforceRow[] {
  return STAGES.map((stage, index) => ({
    Id: makeId('01J', index + 1),
    MasterLabel: stage.name,
    ApiName: stage.name,
    IsActive: true,
    SortOrder: index + 1,
    IsClosed: stage.state !== 'open',
    IsWon: stage.state === 'won',
    ForecastCategory: stage.forecast,
    ForecastCategoryName: stage.forecast,
    DefaultProbability: stage.probability,
  }));
}

export function defaultRecordTypes(): SalesforceRow[] {
  return [
    { Id: makeId('012', 1), Name: 'Standard', DeveloperName: 'Standard', SobjectType: 'Opportunity', IsActive: true },
  ];
}

const SALES_STAGES: [id: string, label: string, probability: string, closed: boolean][] = [
  ['appointmentscheduled', 'Appointment Scheduled', '0.2', false],
  ['qualifiedtobuy', 'Qualified To Buy', '0.4', false],
  ['presentationscheduled', 'Presentation Scheduled', '0.6', false],
  ['decisionmakerboughtin', 'Decision Maker Bought-In', '0.8', false],
  ['contractsent', 'Contract Sent', '0.9', false],
  ['closedwon', 'Closed Won', '1.0', true],
  ['closedlost', 'Closed Lost', '0.0', true],
];

/** HubSpot's own pipeline, and the one that the integration adds for Salesforce's record type. */
export function defaultPipelines(): HubspotPipelineRow[] {
  return [
    pipeline(
      'default',
      'Sales Pipeline',
      0,
      SALES_STAGES.map(([id, label, probability, closed]) => ({ id, label, probability, closed })),
    ),
    pipeline(
      'salesforce',
      'Salesforce - Standard',
      1,
      STAGES.map((stage) => ({
        id: stageId(stage.name),
        label: stage.name,
        probability: (stage.probability / 100).toFixed(1),
        closed: stage.state !== 'open',
      })),
    ),
  ];
}

/** The id under which a Salesforce stage stands in HubSpot's pipeline. */
function stageId(name: string): string {
  return `salesforce_${name.toLowerCase().replaceAll(/[^a-z]+/g, '_')}`;
}

function pipeline(
  id: string,
  label: string,
  displayOrder: number,
  stages: readonly { id: string; label: string; probability: string; closed: boolean }[],
): HubspotPipelineRow {
  return {
    id,
    label,
    displayOrder,
    archived: false,
    stages: stages.map((stage, index) => ({
      id: stage.id,
      label: stage.label,
      displayOrder: index,
      archived: false,
      metadata: { isClosed: String(stage.closed), probability: stage.probability },
    })),
  };
}
