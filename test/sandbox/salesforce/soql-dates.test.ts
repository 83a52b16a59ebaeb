import { describe, expect, it } from 'vitest';
import { literalSpan } from '../../../src/sandbox/salesforce/soql-dates.ts';
import { NOW } from './org.ts';

// NOW is Tuesday, 24 November 2026; a span's end is the first day that is no longer in it.
describe('date literals', () => {
  it.each([
    ['TODAY', '2026-11-24', '2026-11-25'],
    ['YESTERDAY', '2026-11-23', '2026-11-24'],
    ['LAST_N_DAYS:3', '2026-11-21', '2026-11-25'],
    ['NEXT_N_DAYS:2', '2026-11-25', '2026-11-27'],
    ['N_DAYS_AGO:2', '2026-11-22', '2026-11-23'],
    ['LAST_90_DAYS', '2026-08-26', '2026-11-25'],
    ['LAST_WEEK', '2026-11-15', '2026-11-22'],
    ['THIS_WEEK', '2026-11-22', '2026-11-29'],
    ['LAST_N_MONTHS:2', '2026-09-01', '2026-11-01'],
    ['N_MONTHS_AGO:1', '2026-10-01', '2026-11-01'],
    ['THIS_FISCAL_QUARTER', '2026-10-01', '2027-01-01'],
    ['N_QUARTERS_AGO:1', '2026-07-01', '2026-10-01'],
    ['NEXT_YEAR', '2027-01-01', '2028-01-01'],
    ['last_n_years:1', '2025-01-01', '2026-01-01'],
  ])('%s', (text, start, end) => {
    expect(literalSpan({ type: 'DATE_LITERAL', text }, NOW)).toEqual({
      start: Date.parse(start),
      end: Date.parse(end),
    });
  });

  it('knows no others', () => {
    expect(literalSpan({ type: 'DATE_LITERAL', text: 'LAST_CENTURY' }, NOW)).toBeUndefined();
  });
});
