/** Objects that are there without a describe in the data set: set-up data that Salesforce keeps itself. */
import type { DescribeField } from '../crm.ts';
import { makeField } from './fields.ts';

export type Api = 'data' | 'tooling';
export type BuiltinObject = { readonly fields: readonly DescribeField[]; readonly apis: readonly Api[] };

const BOTH: readonly Api[] = ['data', 'tooling'];

/** `Name string 80`, `Active boolean`, or `OwnerId reference User`: a reference's relationship is its name without Id. */
function fieldOf(spec: string): DescribeField {
  const [name = '', type = 'string', detail = ''] = spec.split(' ');
  if (type === 'reference') {
    return makeField(name, type, { referenceTo: detail.split('|'), relationshipName: name.replace(/Id$/, '') });
  }
  return makeField(name, type, {
    length: Number(detail || (type === 'string' ? 255 : 0)),
    nillable: type !== 'boolean',
  });
}

function builtin(specs: string, apis: readonly Api[] = ['data']): BuiltinObject {
  const lines = specs.split(',').map((line) => line.trim());
  return { fields: [makeField('Id', 'id', { nillable: false }), ...lines.map(fieldOf)], apis };
}

const STAMPS = `CreatedDate datetime, CreatedById reference User, LastModifiedDate datetime,
  LastModifiedById reference User, SystemModstamp datetime`;

export const BUILTIN_OBJECTS: Readonly<Record<string, BuiltinObject>> = {
  User: builtin(
    `Username string 80, FirstName string 40, LastName string 80, Name string 121, Email email 128, Alias string 8,
     Title string 80, Department string 80, Phone phone 40, IsActive boolean, UserType picklist 40,
     ProfileId reference Profile, UserRoleId reference UserRole, ManagerId reference User, LanguageLocaleKey picklist 40,
     LocaleSidKey picklist 40, TimeZoneSidKey picklist 40, FederationIdentifier string 512, LastLoginDate datetime, ${STAMPS}`,
    BOTH,
  ),
  Organization: builtin(
    `Name string 80, IsSandbox boolean, OrganizationType picklist 40, InstanceName string 5, Country string 80,
     LanguageLocaleKey picklist 40, TimeZoneSidKey picklist 40, DefaultLocaleSidKey picklist 40,
     NamespacePrefix string 15, TrialExpirationDate datetime, ${STAMPS}`,
    BOTH,
  ),
  OpportunityStage: builtin(
    `MasterLabel string 255, ApiName string 255, IsActive boolean, SortOrder int, IsClosed boolean, IsWon boolean,
     ForecastCategory picklist 40, ForecastCategoryName picklist 40, DefaultProbability percent,
     Description string 255, ${STAMPS}`,
  ),
  RecordType: builtin(
    `Name string 80, DeveloperName string 80, NamespacePrefix string 15, Description string 255,
     BusinessProcessId reference BusinessProcess, SobjectType picklist 40, IsActive boolean, ${STAMPS}`,
    BOTH,
  ),
  BusinessProcess: builtin(
    `Name string 80, NamespacePrefix string 15, Description string 255, TableEnumOrId picklist 40,
     IsActive boolean, ${STAMPS}`,
    BOTH,
  ),
  Profile: builtin(`Name string 255, UserType picklist 40, Description string 255, ${STAMPS}`, BOTH),
  UserRole: builtin('Name string 80, DeveloperName string 80, ParentRoleId reference UserRole', BOTH),
  Group: builtin(
    `Name string 40, DeveloperName string 80, Type picklist 40, Email email 128, OwnerId reference User, ${STAMPS}`,
  ),
  QueueSobject: builtin('QueueId reference Group, SobjectType picklist 40'),
  PermissionSet: builtin(
    `Name string 80, Label string 80, IsOwnedByProfile boolean, IsCustom boolean, Type picklist 40,
     ProfileId reference Profile, ${STAMPS}`,
    BOTH,
  ),
  PermissionSetAssignment: builtin(
    `PermissionSetId reference PermissionSet, PermissionSetGroupId reference PermissionSetGroup,
     AssigneeId reference User, IsActive boolean, SystemModstamp datetime`,
    BOTH,
  ),
  ObjectPermissions: builtin(
    `ParentId reference PermissionSet, SobjectType picklist 40, PermissionsCreate boolean, PermissionsRead boolean,
     PermissionsEdit boolean, PermissionsDelete boolean, PermissionsViewAllRecords boolean,
     PermissionsModifyAllRecords boolean, ${STAMPS}`,
    BOTH,
  ),
  FieldPermissions: builtin(
    `ParentId reference PermissionSet, SobjectType picklist 40, Field picklist 255, PermissionsRead boolean,
     PermissionsEdit boolean, SystemModstamp datetime`,
    BOTH,
  ),
  UserRecordAccess: builtin(
    `UserId reference User, RecordId reference *, HasReadAccess boolean, HasEditAccess boolean,
     HasDeleteAccess boolean, HasTransferAccess boolean, HasAllAccess boolean, MaxAccessLevel picklist 40`,
  ),
  DuplicateRule: builtin(
    `DeveloperName string 80, MasterLabel string 80, SobjectType picklist 40, SobjectSubtype picklist 40,
     IsActive boolean, Language picklist 40, NamespacePrefix string 15, ${STAMPS}`,
    BOTH,
  ),
  MatchingRule: builtin(
    `DeveloperName string 80, MasterLabel string 80, SobjectType picklist 40, SobjectSubtype picklist 40,
     MatchEngine picklist 40, BooleanFilter string 400, RuleStatus picklist 40, Description string 255,
     Language picklist 40, NamespacePrefix string 15, ${STAMPS}`,
    BOTH,
  ),
  MatchingRuleItem: builtin(
    `MatchingRuleId reference MatchingRule, Field string 80, MatchingMethod picklist 40,
     BlankValueBehavior picklist 40, SortOrder int, ${STAMPS}`,
    BOTH,
  ),
  EventLogFile: builtin(
    `EventType picklist 50, LogDate datetime, LogFile base64, LogFileLength double, LogFileFieldNames textarea 4000,
     LogFileFieldTypes textarea 4000, LogFileContentType string 255, ApiVersion double, Interval picklist 40,
     Sequence int, IsDeleted boolean, ${STAMPS}`,
  ),
  FlowDefinitionView: builtin(
    `DurableId string 255, ApiName string 255, Label string 255, Description string 255, ProcessType picklist 40,
     TriggerType picklist 40, RecordTriggerType picklist 40, TriggerObjectOrEventId reference EntityDefinition,
     TriggerObjectOrEventLabel string 255, IsActive boolean, ActiveVersionId string 18, LatestVersionId string 18,
     NamespacePrefix string 15, ManageableState picklist 40, LastModifiedDate datetime, LastModifiedBy string 121`,
    BOTH,
  ),
  ApexTrigger: builtin(
    `Name string 255, NamespacePrefix string 15, TableEnumOrId picklist 40, UsageBeforeInsert boolean,
     UsageAfterInsert boolean, UsageBeforeUpdate boolean, UsageAfterUpdate boolean, UsageBeforeDelete boolean,
     UsageAfterDelete boolean, UsageIsBulk boolean, ApiVersion double, Status picklist 40, IsValid boolean,
     Body textarea 1000000, LengthWithoutComments int, ${STAMPS}`,
    BOTH,
  ),
  SetupAuditTrail: builtin(
    `Action string 255, Section string 255, Display string 1000, CreatedDate datetime, CreatedById reference User,
     DelegateUser string 255, ResponsibleNamespacePrefix string 15`,
  ),
  EntityDefinition: builtin(
    `DurableId string 255, QualifiedApiName string 80, DeveloperName string 80, Label string 80, KeyPrefix string 3`,
    BOTH,
  ),
  ValidationRule: builtin(
    `ValidationName string 80, Active boolean, Description string 255, ErrorMessage string 255,
     ErrorDisplayField string 80, EntityDefinitionId reference EntityDefinition, FullName string 255,
     Metadata complexvalue, NamespacePrefix string 15, ManageableState picklist 40, ${STAMPS}`,
    ['tooling'],
  ),
};
