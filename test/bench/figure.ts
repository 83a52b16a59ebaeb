/** One measurement against a baseline of the same run: machines differ, ratios less so. */
export type Figure = {
  readonly name: string;
  /** What both figures count, e.g. `messages/s`: more is better. */
  readonly unit: string;
  readonly ours: number;
  readonly baseline: number;
  readonly against: string;
};
