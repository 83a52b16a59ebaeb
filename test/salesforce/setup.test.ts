/** The org's set-up and automation through jsforce, from the local Salesforce and from one that fails. */
import { describe, expect, it } from 'vitest';
import { createSalesforce } from '../../src/salesforce/salesforce.ts';
import { observer, serve } from '../support/fault-server.ts';
import type { Reply } from '../support/fault-server.ts';
import { composite, partsOf } from './composite-answer.ts';
import { sandbox } from './local-salesforce.ts';

const INTEGRATION = 'hubspot@acme.example';
const users = (count: number) => [
  { Id: '005Aa0000000001', Username: INTEGRATION, Email: INTEGRATION, FirstName: 'HubSpot', LastName: 'Integration' },
  { Id: '005Aa0000000002', Username: 'sfsync@acme.example', Email: 's@acme.example', LastName: 'sfsync' },
  ...Array.from({ length: count }, (_, index) => ({
    Id: `005Aa00001${String(index).padStart(5, '0')}`,
    Username: `user${index}@acme.example`,
    Email: `user${index}@acme.example`,
    LastName: `User ${index}`,
    IsActive: index % 2 === 0,
    UserType: index === 0 ? 'PowerPartner' : 'Standard',
  })),
];
const dataset = (more: { users?: number; permissions?: object[] } = {}) => ({
  salesforce: {
    permissions: more.permissions ?? [],
    records: {
      User: users(more.users ?? 3),
      OpportunityStage: [
        { Id: '01JAa0000000001', MasterLabel: 'Prospecting', ApiName: 'Prospecting', IsActive: true, SortOrder: 1 },
        { Id: '01JAa0000000002', MasterLabel: 'Old', ApiName: 'Old', IsActive: false, SortOrder: 2 },
      ],
      BusinessProcess: [{ Id: '019Aa0000000001', Name: 'Sales', TableEnumOrId: 'Opportunity', IsActive: false }],
      RecordType: [
        { Id: '012Aa0000000001', Name: 'New', SobjectType: 'Opportunity', IsActive: true },
        {
          Id: '012Aa0000000002',
          Name: 'Renewal',
          SobjectType: 'Opportunity',
          IsActive: true,
          BusinessProcessId: '019Aa0000000001',
        },
        { Id: '012Aa0000000003', Name: 'Gone', SobjectType: 'Opportunity', IsActive: false },
        { Id: '012Aa0000000004', Name: 'Partner', SobjectType: 'Account', IsActive: true },
      ],
      Group: [
        { Id: '00GAa0000000001', Name: 'Inbound', DeveloperName: 'Inbound', Type: 'Queue' },
        { Id: '00GAa0000000002', Name: 'Idle', DeveloperName: 'Idle', Type: 'Queue' },
        { Id: '00GAa0000000003', Name: 'Everyone', DeveloperName: 'Everyone', Type: 'Regular' },
      ],
      QueueSobject: [
        { Id: '03gAa0000000001', QueueId: '00GAa0000000001', SobjectType: 'Lead' },
        { Id: '03gAa0000000002', QueueId: '00GAa0000000001', SobjectType: 'Task' },
      ],
    },
  },
});
const withUser = (token: { instanceUrl: string; accessToken: string }, integrationUser = INTEGRATION) =>
  createSalesforce({ ...token, ...observer(), integrationUser });

describe('setup', () => {
  it('reads stages, record types, queues and users with two calls', async () => {
    const permissions = [
      { user: INTEGRATION, SobjectType: 'Lead', PermissionsRead: true, PermissionsEdit: true },
      { user: INTEGRATION, SobjectType: 'Contact', Field: 'Contact.Title', PermissionsRead: true },
      {
        user: INTEGRATION,
        SobjectType: 'Contact',
        Field: 'Contact.Phone',
        PermissionsRead: true,
        PermissionsEdit: true,
      },
    ];
    await using local = await sandbox(dataset({ permissions }));
    const salesforce = withUser(local.token, INTEGRATION.toUpperCase());
    const setup = await salesforce.setup();
    expect(salesforce.calls()).toBe(2);
    expect(setup.stages).toEqual([
      { name: 'Prospecting', label: 'Prospecting', active: true },
      { name: 'Old', label: 'Old', active: false },
    ]);
    expect(setup.recordTypes).toEqual([
      { id: expect.stringMatching(/^012Aa0000000001\w{3}$/) as string, name: 'New', available: true },
      { id: expect.any(String) as string, name: 'Renewal', available: true, processActive: false },
    ]);
    expect(setup.queues?.map(({ name, objects }) => [name, objects])).toEqual([
      ['Inbound', ['Lead', 'Task']],
      ['Idle', []],
    ]);
    expect(setup.users?.find(({ username }) => username === 'user0@acme.example')).toMatchObject({
      userType: 'PowerPartner',
      active: true,
    });
    expect(setup.users?.filter(({ active }) => !active)).toHaveLength(1);
    expect(setup.access?.objects.get('Lead')).toEqual({ create: false, edit: true });
    expect(setup.access?.objects.get('Account')).toEqual({ create: true, edit: true });
    expect(setup.access?.objects.has('Task')).toBe(false);
    expect(setup.access?.fields.get('Contact.Title')).toEqual({ edit: false });
    expect(setup.access?.fields.get('Contact.Phone')).toEqual({ edit: true });
    expect(setup.access?.fields.has('Contact.LastName')).toBe(false);
  });

  it('needs one call without an integration user, and follows the pages of users', async () => {
    await using local = await sandbox(dataset({ users: 2500 }));
    const setup = await local.salesforce.setup();
    expect(setup.users).toHaveLength(2502);
    expect(new Set(setup.users?.map(({ id }) => id)).size).toBe(2502);
    expect(setup.access).toBeUndefined();
    expect(local.salesforce.calls()).toBe(2);
  });

  it('says nothing of an integration user that there is not, and takes no name for a query', async () => {
    await using local = await sandbox(dataset());
    for (const name of ['nobody@acme.example', "x') OR (Name != null", '']) {
      expect((await withUser(local.token, name).setup()).access).toBeUndefined();
    }
  });

  it('says that an object without a permission row may not be written', async () => {
    const permissions = [{ user: INTEGRATION, SobjectType: 'Opportunity', PermissionsRead: false }];
    await using local = await sandbox(dataset({ permissions }));
    const { access } = await withUser(local.token).setup();
    expect(access?.objects.get('Opportunity')).toEqual({ create: false, edit: false });
  });

  it.each([
    ['OpportunityStage', 'stages'],
    ['RecordType', 'recordTypes'],
    ['Group', 'queues'],
    ['QueueSobject', 'queues'],
    ['User', 'users'],
    ['ObjectPermissions', 'access'],
  ])('leaves out what it may not read of %s, and that only', async (object, part) => {
    await using local = await sandbox(dataset());
    const whole = Object.keys(await withUser(local.token).setup());
    local.crm.state.salesforce.permissions.push({
      user: 'sfsync@acme.example',
      SobjectType: object,
      PermissionsRead: false,
    });
    const left = Object.keys(await withUser(local.token).setup());
    // Assignments are told by their user's name.
    const gone = object === 'User' ? [part, 'access'] : [part];
    expect(whole.filter((key) => !left.includes(key)).toSorted()).toEqual(gone.toSorted());
  });

  it('does not take a refused describe for record types that nobody may use', async () => {
    await using local = await sandbox(dataset());
    local.crm.state.salesforce.permissions.push({
      user: 'sfsync@acme.example',
      SobjectType: 'Opportunity',
      PermissionsRead: false,
    });
    const { recordTypes } = await local.salesforce.setup();
    expect(recordTypes?.map(({ name, available }) => [name, available])).toEqual([
      ['New', undefined],
      ['Renewal', undefined],
    ]);
  });

  it('adds up the permissions of all sets', async () => {
    const page = (records: object[]) => ({ totalSize: records.length, done: true, records });
    const bodies: Record<string, unknown> = {
      objects: page([
        { SobjectType: 'Lead', PermissionsCreate: false, PermissionsEdit: true },
        { SobjectType: 'Lead', PermissionsCreate: true, PermissionsEdit: false },
      ]),
      fields: page([
        { Field: 'Lead.Title', PermissionsEdit: true },
        { Field: 'Lead.Title', PermissionsEdit: false },
      ]),
    };
    await using server = await serve((request) => composite(request, (id) => bodies[id] ?? page([])));
    const { access } = await createSalesforce({
      instanceUrl: server.url,
      accessToken: 'token',
      ...observer(),
      integrationUser: "o'neil@acme.example",
    }).setup();
    expect(access?.objects.get('Lead')).toEqual({ create: true, edit: true });
    expect(access?.fields.get('Lead.Title')).toEqual({ edit: true });
    expect(JSON.stringify(server.received[1]?.body)).toContain(encodeURIComponent(String.raw`'o\'neil@acme.example'`));
  });

  it('keeps to Salesforce’s five queries a call', async () => {
    await using server = await serve((request) => composite(request, () => ({ done: true, records: [] })));
    await createSalesforce({ instanceUrl: server.url, accessToken: 'token', ...observer() }).setup();
    const urls = partsOf(server.received[0]).map((part) => part.url);
    expect(urls.filter((url) => url.startsWith('/services/data/v67.0/query'))).toHaveLength(5);
  });

  it('throws where the call fails as a whole, and where an answer is no answer', async () => {
    const refused = [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }];
    await using limit = await serve(() => ({ status: 403, body: refused }));
    const connect = (url: string) => createSalesforce({ instanceUrl: url, accessToken: 'token', ...observer() });
    await expect(connect(limit.url).setup()).rejects.toMatchObject({ code: 'out-of-calls' });
    await expect(connect(limit.url).automations()).rejects.toMatchObject({ code: 'out-of-calls' });
    await expect(connect(limit.url).changes(new Date(0))).rejects.toMatchObject({ code: 'out-of-calls' });
    await using odd = await serve((request) => composite(request, () => ({ done: false, records: [] })));
    await expect(connect(odd.url).setup()).rejects.toMatchObject({ code: 'bad-answer' });
    await using html = await serve(() => ({ body: '<html>maintenance</html>' }));
    await expect(connect(html.url).setup()).rejects.toMatchObject({ code: 'bad-answer' });
  });
});

describe('automations', () => {
  const when = { field: 'Phone', blank: true };
  const rules = {
    validationRules: [
      { object: 'Lead', name: 'Phone_Required', when, message: 'Phone!', LastModifiedDate: '2026-10-02T08:00:00Z' },
      { object: 'Lead', name: 'Old_Rule', when, message: 'Old', active: false },
    ],
    flows: [
      { object: 'Contact', name: 'Check phone', when, message: 'no', LastModifiedById: '005Aa0000000002' },
      { object: 'Contact', name: 'Old flow', when, message: 'no', active: false },
    ],
    triggers: [{ object: 'Account', name: 'AccountTrigger', when, message: 'no' }],
    duplicateRules: [{ object: 'Contact', name: 'Same_Email', matchOn: ['Email'] }],
  };
  const withRules = () => {
    const { salesforce } = dataset();
    return { salesforce: { ...salesforce, ...rules } };
  };

  it('names what is active on synced objects, who changed it and when, with two calls', async () => {
    await using local = await sandbox(withRules());
    const automations = await local.salesforce.automations();
    expect(local.salesforce.calls()).toBe(2);
    const at = expect.stringMatching(/^20\d\d-\d\d-\d\dT[\d:.]+Z$/) as string;
    expect(automations).toEqual([
      {
        kind: 'validation-rule',
        object: 'Lead',
        name: 'Phone_Required',
        modifiedAt: '2026-10-02T08:00:00.000Z',
        modifiedBy: 'HubSpot Integration',
      },
      {
        kind: 'flow',
        object: 'Contact',
        name: 'Check_phone',
        label: 'Check phone',
        modifiedAt: at,
        modifiedBy: 'sfsync',
      },
      { kind: 'trigger', object: 'Account', name: 'AccountTrigger', modifiedAt: at, modifiedBy: 'HubSpot Integration' },
      {
        kind: 'duplicate-rule',
        object: 'Contact',
        name: 'Same_Email',
        label: 'Same Email',
        modifiedAt: at,
        modifiedBy: 'HubSpot Integration',
      },
    ]);
  });

  it.each([
    ['ValidationRule', 'validation-rule'],
    ['FlowDefinitionView', 'flow'],
    ['ApexTrigger', 'trigger'],
    ['DuplicateRule', 'duplicate-rule'],
  ])('leaves out %s where it may not be read', async (object, kind) => {
    await using local = await sandbox(withRules());
    local.crm.state.salesforce.permissions.push({
      user: 'sfsync@acme.example',
      SobjectType: object,
      PermissionsRead: false,
    });
    const kinds = (await local.salesforce.automations()).map((one) => one.kind);
    expect(kinds).toHaveLength(3);
    expect(kinds).not.toContain(kind);
  });

  it('leaves out other objects, clocks and deletions', async () => {
    const flow = (ApiName: string, TriggerType: string | null, name: string | null) => ({
      ApiName,
      Label: null,
      TriggerType,
      TriggerObjectOrEvent: name === null ? null : { QualifiedApiName: name },
      LastModifiedDate: null,
      LastModifiedBy: null,
    });
    const records = [
      flow('Before', 'RecordBeforeSave', 'Lead'),
      flow('Screen', null, null),
      flow('Night', 'Scheduled', 'Lead'),
      flow('Bin', 'RecordBeforeDelete', 'Lead'),
      flow('Case', 'RecordAfterSave', 'Case'),
    ];
    await using server = await serve((request): Reply => {
      if (request.path.endsWith('/tooling/query')) return { body: { done: true, records: [] } };
      return composite(request, (id) => ({ done: true, records: id === 'flows' ? records : [] }));
    });
    const salesforce = createSalesforce({ instanceUrl: server.url, accessToken: 'token', ...observer() });
    expect(await salesforce.automations()).toEqual([{ kind: 'flow', object: 'Lead', name: 'Before' }]);
  });
});

describe('a Salesforce that takes less', () => {
  const ORG_ROWS = { totalSize: 1, done: true, records: [] };
  const notFound: Reply = {
    status: 404,
    body: [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }],
  };
  const connect = (url: string) => createSalesforce({ instanceUrl: url, accessToken: 'token', ...observer() });
  const answerAlone = (path: string): Reply =>
    path.endsWith('/describe') ? { body: { fields: [], recordTypeInfos: null } } : { body: ORG_ROWS };

  it('is asked one by one where it has no Composite, and not for Composite again', async () => {
    await using server = await serve(({ path }) => (path.endsWith('/composite') ? notFound : answerAlone(path)));
    const salesforce = connect(server.url);
    const whole = ['queues', 'recordTypes', 'stages', 'users'];
    expect(Object.keys(await salesforce.setup()).toSorted()).toEqual(whole);
    const changes = await salesforce.changes(new Date(0));
    expect([...changes.changed.keys()]).toEqual(['Lead', 'Contact', 'Account', 'Opportunity']);
    expect(server.received.filter(({ path }) => path.endsWith('/composite'))).toHaveLength(1);
    expect(salesforce.calls()).toBe(1 + 6 + 5);
  });

  it('is asked again for the parts that it does not take together, and not for those that it refuses', async () => {
    const odd = [{ errorCode: 'NOT_SUPPORTED_IN_COMPOSITE', message: 'no' }];
    const hidden = [{ errorCode: 'INVALID_TYPE', message: "sObject type 'RecordType' is not supported." }];
    await using server = await serve((request): Reply => {
      if (!request.path.endsWith('/composite')) return answerAlone(request.path);
      const compositeResponse = partsOf(request).map(({ referenceId, url }) => ({
        referenceId,
        httpStatusCode: 400,
        body: url.includes('RecordType') ? hidden : odd,
      }));
      return { body: { compositeResponse } };
    });
    const salesforce = connect(server.url);
    expect(Object.keys(await salesforce.setup()).toSorted()).toEqual(['queues', 'stages', 'users']);
    expect(salesforce.calls()).toBe(1 + 5);
  });

  it('needs no record types in its describe', async () => {
    await using server = await serve((request) => composite(request, () => ORG_ROWS));
    await using bare = await serve((request): Reply => {
      const compositeResponse = partsOf(request).map(({ referenceId, url }) => ({
        referenceId,
        httpStatusCode: 200,
        body: url.includes('/describe') ? { fields: [] } : ORG_ROWS,
      }));
      return { body: { compositeResponse } };
    });
    expect(await connect(bare.url).setup()).toEqual(await connect(server.url).setup());
  });

  it('has fields of which describe tells hardly anything', async () => {
    const fields = [
      { name: 'Title', type: 'string', length: 128, label: null, picklistValues: null, referenceTo: null },
    ];
    await using server = await serve(() => ({ body: { queryable: null, fields, somethingNew: {} } }));
    expect(await connect(server.url).fields('Contact')).toEqual([
      expect.objectContaining({
        name: 'Title',
        label: 'Title',
        length: 128,
        nillable: true,
        createable: true,
        updateable: true,
        restrictedPicklist: false,
        picklistValues: [],
        referenceTo: [],
      }),
    ]);
  });
});
