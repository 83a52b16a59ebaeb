/** More fixes of the two accounts' set-up: they change the sandbox's state, and sync nothing. */
import { idKey } from '../../dataset/salesforce-id.ts';
import { isBlank, textOf } from '../values.ts';
import { type Case, countRecords, grouped, labelOfProperty, type Mender, PLURALS, salesforceValue } from './fix.ts';

const KINDS = [
  { type: 'salesforce-flow', list: 'flows', name: 'flow' },
  { type: 'salesforce-automation', list: 'triggers', name: 'trigger' },
  { type: 'salesforce-duplicate-rule', list: 'duplicateRules', name: 'duplicate rule' },
] as const;

/** Switches off what the message of the refusal names, or says. */
export const automations: Mender = (crm, cases) =>
  KINDS.flatMap(({ type, list, name }) =>
    crm.state.salesforce[list].flatMap((rule) => {
      const some = cases.filter(
        (one) => one.type === type && one.salesforceObject === rule.object && one.message?.includes(rule.message),
      );
      if (some.length === 0 || !rule.active) return [];
      return {
        id: `deactivate-${list}:${rule.object}.${rule.name}`,
        title: `Salesforce: deactivate the ${name} ${rule.name}`,
        count: countRecords(some),
        async apply() {
          rule.active = false;
        },
      };
    }),
  );

export const objectPermissions: Mender = (crm, cases) =>
  grouped(
    cases.filter(({ type }) => type === 'insufficient-salesforce-access'),
    ({ salesforceObject }) => salesforceObject,
  ).flatMap(([object, some]) => {
    const [first] = some;
    if (first === undefined) return [];
    return {
      id: `permit-object:${object}`,
      title: `Salesforce: let the integration create and edit ${PLURALS[first.salesforceObject]}`,
      count: countRecords(some),
      async apply() {
        for (const row of crm.state.salesforce.permissions) {
          if (row.Field !== undefined || row.SobjectType !== object) continue;
          Object.assign(row, { PermissionsRead: true, PermissionsCreate: true, PermissionsEdit: true });
        }
      },
    };
  });

export const salesProcesses: Mender = (crm, cases) => {
  const { BusinessProcess: processes, RecordType: types } = crm.state.salesforce.records;
  const lacking = cases.filter(({ type }) => type === 'default-sales-process-unavailable');
  return grouped(lacking, (one) => textOf(salesforceValue(crm, one, 'RecordTypeId'))).flatMap(([id, some]) => {
    const process = processes?.get(textOf(types?.get(id)?.['BusinessProcessId']));
    if (process === undefined) return [];
    return {
      id: `process:${process.Id}`,
      title: `Salesforce: activate the sales process ${textOf(process['Name'])}`,
      count: countRecords(some),
      async apply() {
        process['IsActive'] = true;
      },
    };
  });
};

/** Opportunities without a record type get the first one. */
export const recordTypes: Mender = (crm, cases) => {
  const [type] = [...(crm.state.salesforce.records['RecordType']?.values() ?? [])].filter(
    (row) => row['SobjectType'] === 'Opportunity' && row['IsActive'] !== false,
  );
  const some = cases.filter(
    (one) => one.type === 'default-sales-process-unavailable' && isBlank(salesforceValue(crm, one, 'RecordTypeId')),
  );
  if (type === undefined || some.length === 0) return [];
  return [
    {
      id: `record-type:${type.Id}`,
      title: `Salesforce: give opportunities without a record type the type ${textOf(type['Name'])}`,
      count: countRecords(some),
      async apply({ salesforce }) {
        const writes = some.flatMap(({ salesforceObject, salesforceId }) =>
          salesforceId === undefined
            ? []
            : { object: salesforceObject, id: salesforceId, values: { RecordTypeId: type.Id } },
        );
        await salesforce.write(writes, 'write');
      },
    },
  ];
};

const OF_STAGES = new Set(['inactive-opportunity-stage', 'missing-or-invalid-opportunity-stage']);

/** HubSpot tells stages by their labels: the deal's pipeline gets one more. */
export const pipelineStages: Mender = (crm, cases) => {
  const lacking = cases.filter(({ type, property }) => OF_STAGES.has(type) && property === 'dealstage');
  const [pipeline] = crm.state.hubspot.pipelines.deals.filter(({ archived }) => !archived);
  if (pipeline === undefined) return [];
  return grouped(lacking, (one) => textOf(salesforceValue(crm, one, 'StageName'))).flatMap(([name, some]) => {
    if (name === '') return [];
    const rows = [...(crm.state.salesforce.records['OpportunityStage']?.values() ?? [])];
    const label = textOf(rows.find((row) => row['ApiName'] === name)?.['MasterLabel']) || name;
    return {
      id: `stage:${name}`,
      title: `HubSpot: add the stage \`${label}\` to the pipeline ${pipeline.label}`,
      count: countRecords(some),
      async apply() {
        const displayOrder = pipeline.stages.length;
        const metadata = { isClosed: 'false', probability: '0.5' };
        pipeline.stages.push({ id: `added${displayOrder}`, label, displayOrder, archived: false, metadata });
      },
    };
  });
};

/** For values of Salesforce that a rule of HubSpot's property refuses. */
export const propertyRules: Mender = (crm, cases) => {
  const broken = cases.filter(({ code }) => code === 'INVALID_CUSTOM_PROPERTY_VALIDATION');
  return grouped(broken, ({ object, property = '' }) => `${object}.${property}`).flatMap(([key, some]) => {
    const [first] = some;
    if (first?.property === undefined) return [];
    const { object, property } = first;
    return {
      id: `rules:${key}`,
      title: `HubSpot: drop the rules for values of ${labelOfProperty(crm, object, property)} of ${object}`,
      count: countRecords(some),
      async apply() {
        const { propertyValidations } = crm.state.hubspot;
        for (const [type, rules] of Object.entries(propertyValidations)) {
          if (type === OBJECT_TYPES[object])
            propertyValidations[type] = rules.filter(({ propertyName }) => propertyName !== property);
        }
      },
    };
  });
};

const OBJECT_TYPES = { contacts: '0-1', companies: '0-2', deals: '0-3' } as const;

/** HubSpot sells higher limits; here they are all lifted. */
export const associationLimits: Mender = (crm, cases) => {
  const some = cases.filter(({ type }) => type === 'association-limit-reached');
  if (some.length === 0) return [];
  return [
    {
      id: 'association-limits',
      title: 'HubSpot: raise the limits of associations',
      count: countRecords(some),
      async apply() {
        crm.state.hubspot.associationLimits = {};
      },
    },
  ];
};

/** Records whose owner HubSpot does not know are handed over to the owner that HubSpot has, or to the first user that it knows. */
export const strangers: Mender = (crm, cases) => {
  const users = [...(crm.state.salesforce.records['User']?.values() ?? [])];
  const emails = new Set(crm.state.hubspot.owners.map(({ email }) => email?.toLowerCase()));
  const heir = users.find(
    (user) =>
      user['IsActive'] === true && user['UserType'] === 'Standard' && emails.has(textOf(user['Email']).toLowerCase()),
  );
  const lost = cases.filter(({ type }) => type === 'unsynced-salesforce-owners');
  if (heir === undefined) return [];
  return grouped(lost, (one) => idKey(textOf(salesforceValue(crm, one, 'OwnerId')))).flatMap(([id, some]) => {
    const owner = users.find((user) => idKey(user.Id) === id);
    if (owner === undefined) return [];
    return {
      id: `hand-over:${owner.Id}`,
      title: `Salesforce: give the records of ${textOf(owner['Name'])} to ${textOf(heir['Name'])}`,
      count: countRecords(some),
      async apply({ salesforce }) {
        const writes = some.flatMap(({ salesforceObject, salesforceId }: Case) =>
          salesforceId === undefined
            ? []
            : { object: salesforceObject, id: salesforceId, values: { OwnerId: heir.Id } },
        );
        await salesforce.write(writes, 'write');
      },
    };
  });
};
