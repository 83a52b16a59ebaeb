/** What Salesforce tells of its own set-up: who changed it, and what is active. */
import { beforeEach, describe, expect, it } from 'vitest';
import { applyFix, listFixes } from '../../../src/sandbox/integration/fixes/fixes.ts';
import { makeField } from '../../../src/sandbox/salesforce/fields.ts';
import { noteSetupChange, setupAuditTrail } from '../../../src/sandbox/salesforce/setup-audit-trail.ts';
import { linkedContact, openRig, twoWay } from '../integration/rig.ts';
import { ACME, ANN, createOrg, GONE, LEFT, NOW } from './org.ts';

const DATA = '/services/data/v67.0';
let org: ReturnType<typeof createOrg>;
beforeEach(() => {
  org = createOrg();
});

const trail = (where = '') => org.query(`SELECT Id, Display, CreatedDate FROM SetupAuditTrail ${where}`);

describe('SetupAuditTrail', () => {
  it('is empty until somebody changes the set-up', async () => {
    expect(await trail()).toEqual([]);
    noteSetupChange(org.crm, 'Changed the length of Title');
    expect(await trail()).toMatchObject([
      { Id: expect.stringMatching(/^0Ym/) as string, Display: 'Changed the length of Title' },
    ]);
    expect(await trail(`WHERE CreatedDate >= ${NOW.toISOString()} ORDER BY CreatedDate DESC LIMIT 1`)).toHaveLength(1);
    const later = new Date(NOW.getTime() + 1);
    expect(await trail(`WHERE CreatedDate >= ${later.toISOString()}`)).toEqual([]);
  });

  it('has who was deactivated, and no record that is no set-up', async () => {
    await org.call('PATCH', `${DATA}/sobjects/Account/${ACME}`, { Name: 'Acme 2' });
    expect(await trail()).toEqual([]);
    const isActive = makeField('IsActive', 'boolean', { updateable: true });
    org.state.describe['User'] = { name: 'User', label: 'User', fields: [isActive] };
    const { status } = await org.call('PATCH', `${DATA}/sobjects/User/${ANN}`, { IsActive: false });
    expect(status).toBe(204);
    expect(await trail()).toMatchObject([{ Display: `updated User ${ANN}` }]);
  });

  it.each([
    ['Salesforce: raise the length of Title on contacts to 200', { jobtitle: 'x'.repeat(200) }, 1],
    ['a fix in HubSpot', { email: 'no address' }, 0],
  ])('has the fix of its set-up only: %s', async (_, properties, noted) => {
    const mapped = [twoWay('jobtitle', 'Title'), twoWay('email', 'Email')];
    const { crm, integration, hubspot, salesforce } = await openRig(linkedContact(properties, {}, mapped));
    const truth = integration.truth();
    const [fix] = listFixes(crm, truth);
    expect(fix).toBeDefined();
    await applyFix(crm, fix?.id ?? '', { hubspot, salesforce, truth });
    expect(setupAuditTrail(crm)).toHaveLength(noted);
  });

  it('is only for those who may see it', async () => {
    org.state.permissions.push({ user: '*', SobjectType: 'SetupAuditTrail', PermissionsRead: false });
    await expect(trail()).rejects.toThrow('INVALID_TYPE');
  });
});

describe('rules, flows and triggers', () => {
  const rule = { object: 'Contact', name: 'Rule', when: { field: 'Phone', blank: true }, message: 'no', active: true };

  it.each([
    ['validationRules', 'ValidationRule', 'tooling/query'],
    ['triggers', 'ApexTrigger', 'query'],
    ['duplicateRules', 'DuplicateRule', 'query'],
  ] as const)('%s say who changed them last, and when', async (key, object, resource) => {
    const stamps = { LastModifiedDate: '2026-10-02T08:00:00Z', LastModifiedById: LEFT };
    org.state[key] = [{ ...rule, matchOn: ['Email'], ...stamps }];
    const q = encodeURIComponent(`SELECT LastModifiedDate, LastModifiedBy.Name FROM ${object}`);
    expect((await org.call('GET', `${DATA}/${resource}?q=${q}`)).body).toMatchObject({
      records: [{ LastModifiedDate: '2026-10-02T08:00:00.000+0000', LastModifiedBy: { Name: 'Lou Left' } }],
    });
  });

  it('flows have the person’s name as a text, be it the first user', async () => {
    org.state.flows = [rule];
    expect(
      await org.query('SELECT LastModifiedBy FROM FlowDefinitionView WHERE ActiveVersionId != null'),
    ).toMatchObject([{ LastModifiedBy: 'Sync Bot' }]);
  });
});

it('tells in one composite call what changed since a time, deleted records too', async () => {
  const gone = org.state.records['Account']?.get(GONE);
  if (gone) gone['SystemModstamp'] = '2026-11-24T08:00:00.000Z';
  const since = (object: string, at: string) =>
    `${DATA}/queryAll?q=${encodeURIComponent(`SELECT Id, IsDeleted FROM ${object} WHERE SystemModstamp >= ${at}`)}`;
  const { body } = await org.call('POST', `${DATA}/composite`, {
    allOrNone: false,
    compositeRequest: [
      { method: 'GET', url: since('Account', '2026-11-20T10:00:00.000Z'), referenceId: 'at' },
      { method: 'GET', url: since('Account', '2026-11-20T10:00:00.001Z'), referenceId: 'after' },
      { method: 'GET', url: since('Nothing', '2026-11-20T10:00:00.000Z'), referenceId: 'nothing' },
    ],
  });
  expect(body).toMatchObject({
    compositeResponse: [
      {
        httpStatusCode: 200,
        body: {
          records: [
            { Id: ACME, IsDeleted: false },
            { Id: GONE, IsDeleted: true },
          ],
        },
      },
      { httpStatusCode: 200, body: { done: true, records: [{ Id: GONE }] } },
      { httpStatusCode: 400, body: [{ errorCode: 'INVALID_TYPE' }] },
    ],
  });
});
