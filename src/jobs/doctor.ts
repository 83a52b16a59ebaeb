import { sumOf } from '../core/budget.ts';
import type { BudgetReport } from './budget.ts';

/** What `doctor` found, as data: sentences are made at the edge. */
export type DoctorFinding = {
  readonly area: 'slack' | 'hubspot' | 'salesforce' | 'mappings';
  /** Kebab-case id of what was examined. */
  readonly check: string;
  readonly ok: boolean;
  /** sfsync works without it, and says less. */
  readonly optional?: boolean;
  /** Nothing tells whether it is well: a person has to look. */
  readonly unknown?: boolean;
  readonly detail: Readonly<Record<string, string | number | boolean | readonly string[]>>;
};

export type DoctorReport = readonly DoctorFinding[];

/** How much of its own Salesforce calls sfsync has spent; `until` (ISO time) where checks wait for more. */
export function budgetFinding({ calls, limit, until }: BudgetReport): Omit<DoctorFinding, 'area'> {
  const detail = { spent: sumOf(calls.salesforce), limit, ...(until === undefined ? {} : { until }) };
  return { check: BUDGET_CHECK, ok: until === undefined, optional: true, detail };
}

/** Always told, also when all is well. */
export const BUDGET_CHECK = 'budget';

/** Examines each area at the same time; one that is not set up says so instead. */
export async function examineAll(
  areas: readonly {
    readonly area: DoctorFinding['area'];
    readonly examine: (() => Promise<readonly Omit<DoctorFinding, 'area'>[]>) | undefined;
  }[],
): Promise<DoctorReport> {
  const reports = await Promise.all(
    areas.map(async ({ area, examine }) => {
      const findings = (await examine?.()) ?? [{ check: 'not-connected', ok: false, detail: {} }];
      return findings.map((finding) => ({
        area,
        ...finding,
        optional: finding.optional === true || finding.detail['optional'] === true,
      }));
    }),
  );
  return reports.flat();
}
