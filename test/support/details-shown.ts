import { causesIn } from '../../src/core/causes.ts';
import type { Snapshot } from '../../src/core/snapshot.ts';
import { causesOf } from '../../src/jobs/selections.ts';
import { openingState, type DetailsState } from '../../src/slack/details-state.ts';
import type { DetailsFacts } from '../../src/slack/views/details-facts.ts';
import { detailsView } from '../../src/slack/views/details.ts';
import { createText } from '../../src/text/text.ts';

type Parts = {
  readonly facts?: Partial<DetailsFacts>;
  readonly text?: ReturnType<typeof createText>;
};

/** The details' view of all open errors, or with `state` of a cause or a page. */
export function detailsShown(
  { open, sources }: Pick<Snapshot, 'open' | 'sources'>,
  state: Partial<DetailsState> = {},
  { facts = {}, text = createText('en-GB', 'Europe/Rome') }: Parts = {},
) {
  const { object, since } = state;
  const filters = { ...(object === undefined ? {} : { object }), ...(since === undefined ? {} : { since }) };
  return detailsView(
    text,
    {
      title: 'Property values',
      causes: causesIn(open),
      shown: causesOf(open, { of: {}, ...filters }),
      sources,
      can: { resync: true, list: true },
      owners: [],
      picked: new Set(),
      ...facts,
    },
    { ...openingState({}, 'C1'), ...state },
  );
}
