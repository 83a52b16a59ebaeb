/** Values of Salesforce's standard picklists, as a new org has them. */
export const INDUSTRIES = [
  'Agriculture',
  'Apparel',
  'Banking',
  'Biotechnology',
  'Chemicals',
  'Communications',
  'Construction',
  'Consulting',
  'Education',
  'Electronics',
  'Energy',
  'Engineering',
  'Entertainment',
  'Environmental',
  'Finance',
  'Food & Beverage',
  'Government',
  'Healthcare',
  'Hospitality',
  'Insurance',
  'Machinery',
  'Manufacturing',
  'Media',
  'Not For Profit',
  'Recreation',
  'Retail',
  'Shipping',
  'Technology',
  'Telecommunications',
  'Transportation',
  'Utilities',
  'Other',
];
export const LEAD_SOURCES = ['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List', 'Other'];
export const SALUTATIONS = ['Mr.', 'Ms.', 'Mrs.', 'Dr.', 'Prof.', 'Mx.'];
export const RATINGS = ['Hot', 'Warm', 'Cold'];
export const LEAD_STATUSES = [
  'Open - Not Contacted',
  'Working - Contacted',
  'Closed - Converted',
  'Closed - Not Converted',
];
export const ACCOUNT_TYPES = [
  'Prospect',
  'Customer - Direct',
  'Customer - Channel',
  'Channel Partner / Reseller',
  'Installation Partner',
  'Technology Partner',
  'Other',
];
export const OPPORTUNITY_TYPES = [
  'Existing Customer - Upgrade',
  'Existing Customer - Replacement',
  'Existing Customer - Downgrade',
  'New Customer',
];
export const TASK_STATUSES = ['Not Started', 'In Progress', 'Completed', 'Waiting on someone else', 'Deferred'];

/** Label, probability in percent, and what an opportunity in it is. */
export const STAGES: readonly {
  name: string;
  probability: number;
  forecast: string;
  state: 'open' | 'won' | 'lost';
}[] = [
  { name: 'Prospecting', probability: 10, forecast: 'Pipeline', state: 'open' },
  { name: 'Qualification', probability: 10, forecast: 'Pipeline', state: 'open' },
  { name: 'Needs Analysis', probability: 20, forecast: 'Pipeline', state: 'open' },
  { name: 'Value Proposition', probability: 50, forecast: 'Pipeline', state: 'open' },
  { name: 'Id. Decision Makers', probability: 60, forecast: 'Pipeline', state: 'open' },
  { name: 'Perception Analysis', probability: 70, forecast: 'Pipeline', state: 'open' },
  { name: 'Proposal/Price Quote', probability: 75, forecast: 'Pipeline', state: 'open' },
  { name: 'Negotiation/Review', probability: 90, forecast: 'Pipeline', state: 'open' },
  { name: 'Closed Won', probability: 100, forecast: 'Closed', state: 'won' },
  { name: 'Closed Lost', probability: 0, forecast: 'Omitted', state: 'lost' },
];
