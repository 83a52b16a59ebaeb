/** The objects of a new Salesforce org, as describe returns them, plus sfsync's own field on the four that sync. */
import type { DescribeField, SalesforceState } from '../crm.ts';
import * as f from './salesforce-fields.ts';
import {
  ACCOUNT_TYPES,
  INDUSTRIES,
  LEAD_SOURCES,
  LEAD_STATUSES,
  OPPORTUNITY_TYPES,
  RATINGS,
  SALUTATIONS,
  STAGES,
  TASK_STATUSES,
} from './salesforce-picklists.ts';

const resync = () => f.text('SFSync_Resync__c', 'Resync by sfsync', 80);
const recordType = () => f.reference('RecordTypeId', 'Record Type ID', ['RecordType']);
const personName = () => [
  f.text('LastName', 'Last Name', 80, f.REQUIRED),
  f.text('FirstName', 'First Name', 40),
  f.picklist('Salutation', 'Salutation', SALUTATIONS),
  f.text('Name', 'Full Name', 121, { ...f.READ_ONLY, nillable: false }),
];

const lead = (): DescribeField[] => [
  ...f.system(),
  ...personName(),
  recordType(),
  f.text('Title', 'Title', 128),
  f.text('Company', 'Company', 255, f.REQUIRED),
  ...f.address('', ''),
  f.phone('Phone', 'Phone'),
  f.phone('MobilePhone', 'Mobile Phone'),
  f.phone('Fax', 'Fax'),
  f.email('Email', 'Email'),
  f.url('Website', 'Website'),
  f.longText('Description', 'Description'),
  f.picklist('LeadSource', 'Lead Source', LEAD_SOURCES),
  f.picklist('Status', 'Status', LEAD_STATUSES, { nillable: false, defaultedOnCreate: true }),
  f.picklist('Industry', 'Industry', INDUSTRIES),
  f.picklist('Rating', 'Rating', RATINGS),
  f.currency('AnnualRevenue', 'Annual Revenue', 0),
  f.integer('NumberOfEmployees', 'Employees'),
  f.bool('HasOptedOutOfEmail', 'Email Opt Out'),
  f.bool('DoNotCall', 'Do Not Call'),
  f.bool('IsConverted', 'Converted', f.READ_ONLY),
  f.date('ConvertedDate', 'Converted Date', f.READ_ONLY),
  f.reference('ConvertedAccountId', 'Converted Account ID', ['Account'], f.READ_ONLY),
  f.reference('ConvertedContactId', 'Converted Contact ID', ['Contact'], f.READ_ONLY),
  f.reference('ConvertedOpportunityId', 'Converted Opportunity ID', ['Opportunity'], f.READ_ONLY),
  resync(),
];

const contact = (): DescribeField[] => [
  ...f.system(),
  ...personName(),
  recordType(),
  f.reference('AccountId', 'Account ID', ['Account']),
  ...f.address('Mailing', 'Mailing'),
  ...f.address('Other', 'Other'),
  f.phone('Phone', 'Business Phone'),
  f.phone('Fax', 'Business Fax'),
  f.phone('MobilePhone', 'Mobile Phone'),
  f.phone('HomePhone', 'Home Phone'),
  f.phone('OtherPhone', 'Other Phone'),
  f.phone('AssistantPhone', 'Asst. Phone'),
  f.reference('ReportsToId', 'Reports To ID', ['Contact']),
  f.email('Email', 'Email'),
  f.text('Title', 'Title', 128),
  f.text('Department', 'Department', 80),
  f.text('AssistantName', "Assistant's Name", 40),
  f.picklist('LeadSource', 'Lead Source', LEAD_SOURCES),
  f.date('Birthdate', 'Birthdate'),
  f.longText('Description', 'Contact Description'),
  f.bool('HasOptedOutOfEmail', 'Email Opt Out'),
  f.bool('DoNotCall', 'Do Not Call'),
  resync(),
];

const account = (): DescribeField[] => [
  ...f.system(),
  f.text('Name', 'Account Name', 255, f.REQUIRED),
  recordType(),
  f.picklist('Type', 'Account Type', ACCOUNT_TYPES),
  f.reference('ParentId', 'Parent Account ID', ['Account']),
  ...f.address('Billing', 'Billing'),
  ...f.address('Shipping', 'Shipping'),
  f.phone('Phone', 'Account Phone'),
  f.phone('Fax', 'Account Fax'),
  f.text('AccountNumber', 'Account Number', 40),
  f.url('Website', 'Website'),
  f.text('Sic', 'SIC Code', 20),
  f.picklist('Industry', 'Industry', INDUSTRIES),
  f.currency('AnnualRevenue', 'Annual Revenue', 0),
  f.integer('NumberOfEmployees', 'Employees'),
  f.picklist('Ownership', 'Ownership', ['Public', 'Private', 'Subsidiary', 'Other']),
  f.text('TickerSymbol', 'Ticker Symbol', 20),
  f.longText('Description', 'Account Description'),
  f.picklist('Rating', 'Account Rating', RATINGS),
  f.text('Site', 'Account Site', 80),
  f.picklist('AccountSource', 'Account Source', LEAD_SOURCES),
  resync(),
];

const opportunity = (): DescribeField[] => [
  ...f.system(),
  f.reference('AccountId', 'Account ID', ['Account']),
  recordType(),
  f.text('Name', 'Name', 120, f.REQUIRED),
  f.longText('Description', 'Description'),
  f.picklist(
    'StageName',
    'Stage',
    STAGES.map((stage) => stage.name),
    f.REQUIRED,
  ),
  f.currency('Amount', 'Amount'),
  f.percent('Probability', 'Probability (%)'),
  f.date('CloseDate', 'Close Date', f.REQUIRED),
  f.picklist('Type', 'Opportunity Type', OPPORTUNITY_TYPES),
  f.text('NextStep', 'Next Step', 255),
  f.picklist('LeadSource', 'Lead Source', LEAD_SOURCES),
  f.bool('IsClosed', 'Closed', f.READ_ONLY),
  f.bool('IsWon', 'Won', f.READ_ONLY),
  f.picklist('ForecastCategoryName', 'Forecast Category', ['Omitted', 'Pipeline', 'Best Case', 'Commit', 'Closed']),
  f.reference('ContactId', 'Contact ID', ['Contact']),
  resync(),
];

const task = (): DescribeField[] => [
  ...f.system(),
  f.reference('WhoId', 'Name ID', ['Contact', 'Lead']),
  f.reference('WhatId', 'Related To ID', ['Account', 'Opportunity']),
  f.text('Subject', 'Subject', 255),
  f.date('ActivityDate', 'Due Date Only'),
  f.picklist('Status', 'Status', TASK_STATUSES, { nillable: false, defaultedOnCreate: true }),
  f.picklist('Priority', 'Priority', ['High', 'Normal', 'Low'], { nillable: false, defaultedOnCreate: true }),
  f.longText('Description', 'Description'),
  f.bool('IsClosed', 'Closed', f.READ_ONLY),
];

const user = (): DescribeField[] => [
  ...f.system('ownerless'),
  f.text('Username', 'Username', 80, f.REQUIRED),
  f.text('LastName', 'Last Name', 80, f.REQUIRED),
  f.text('FirstName', 'First Name', 40),
  f.text('Name', 'Full Name', 121, { ...f.READ_ONLY, nillable: false }),
  f.field('Email', 'Email', 'email', { length: 128, ...f.REQUIRED }),
  f.text('Alias', 'Alias', 8),
  f.text('Title', 'Title', 80),
  f.bool('IsActive', 'Active'),
  f.picklist(
    'UserType',
    'User Type',
    ['Standard', 'PowerPartner', 'Guest', 'CsnOnly', 'AutomatedProcess'],
    f.READ_ONLY,
  ),
  f.reference('ProfileId', 'Profile ID', ['Profile']),
];

const opportunityStage = (): DescribeField[] => [
  ...f.system('ownerless'),
  f.text('MasterLabel', 'Master Label', 255, f.READ_ONLY),
  f.text('ApiName', 'API Name', 255, f.READ_ONLY),
  f.bool('IsActive', 'Is Active', f.READ_ONLY),
  f.field('SortOrder', 'Sort Order', 'int', f.READ_ONLY),
  f.bool('IsClosed', 'Closed', f.READ_ONLY),
  f.bool('IsWon', 'Won', f.READ_ONLY),
  f.picklist(
    'ForecastCategory',
    'Forecast Category',
    ['Omitted', 'Pipeline', 'BestCase', 'Forecast', 'Closed'],
    f.READ_ONLY,
  ),
  f.text('ForecastCategoryName', 'Forecast Category Name', 40, f.READ_ONLY),
  f.field('DefaultProbability', 'Probability (%)', 'percent', { precision: 3, ...f.READ_ONLY }),
];

const recordTypes = (): DescribeField[] => [
  ...f.system('ownerless'),
  f.text('Name', 'Record Type Name', 80),
  f.text('DeveloperName', 'Record Type Name', 80),
  f.text('SobjectType', 'SObject Type Name', 40),
  f.bool('IsActive', 'Active'),
];

/** A fresh copy for each sandbox. */
export function defaultDescribes(): SalesforceState['describe'] {
  return {
    Lead: { name: 'Lead', label: 'Lead', fields: lead() },
    Contact: { name: 'Contact', label: 'Contact', fields: contact() },
    Account: { name: 'Account', label: 'Account', fields: account() },
    Opportunity: { name: 'Opportunity', label: 'Opportunity', fields: opportunity() },
    Task: { name: 'Task', label: 'Task', fields: task() },
    User: { name: 'User', label: 'User', fields: user() },
    OpportunityStage: { name: 'OpportunityStage', label: 'Opportunity Stage', fields: opportunityStage() },
    RecordType: { name: 'RecordType', label: 'Record Type', fields: recordTypes() },
  };
}
