/** One measurement against a baseline of the same run: machines differ, ratios less so. */
export type Figure = {
  readonly name: string;
  /** What both figures count: `messages/s`, of which more is better, or `ms`, `MB` and `calls`, of which fewer are. */
  readonly unit: string;
  readonly ours: number;
  readonly baseline: number;
  readonly against: string;
};
