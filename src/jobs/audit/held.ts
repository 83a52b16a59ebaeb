import { wanted } from '../../core/audit/wanted.ts';
import type { SalesforceObject } from '../../core/sync-error.ts';
import { VendorError } from '../vendor-error.ts';
import { ask, lookupsOf, noAnswers, typesOf, unanswered, untoldTypes, type Answers } from './answers.ts';
import type { FullState } from './full-state.ts';
import { AUDITED, HOPELESS } from './metadata.ts';
import type { AuditDeps } from './types.ts';

/** Judges the pairs that had to wait: their questions are answered by the records that were seen, the rest by the CRMs. */
export async function judgeHeld(deps: AuditDeps, state: FullState): Promise<void> {
  const context = state.context();
  const answers = noAnswers();
  const lookups = lookupsOf(context, answers);
  let hopeless: VendorError | undefined;
  for await (const pairs of state.spools.held.rest()) {
    const wants = pairs.map((pair) => wanted(pair, context));
    await answerFromRecords(state, unanswered(context, wants, answers), answers);
    try {
      if (hopeless !== undefined) throw hopeless;
      await ask(deps, context, unanswered(context, wants, answers), answers);
      for (const type of untoldTypes(unanswered(context, wants, answers))) state.unjudged.add(type);
    } catch (error) {
      if (!(error instanceof VendorError)) throw error;
      if (HOPELESS.has(error.code)) hopeless = error;
      const types = typesOf(unanswered(context, wants, answers));
      for (const type of types) state.unjudged.add(type);
      if (types.length > 0) for (const { object } of pairs) state.lacks(object, error);
    }
    for (const pair of pairs) state.verdicts.judge(pair, { ...context, lookups });
  }
}

function answerFromRecords(state: FullState, wants: ReturnType<typeof unanswered>, answers: Answers) {
  const { records } = state.spools;
  const spoolOf = (salesforceObject: SalesforceObject) => {
    const pair = AUDITED.find(([, objects]) => (objects as readonly string[]).includes(salesforceObject));
    return pair && records.get(pair[0]);
  };
  return state.indexes.answer(wants, state.whole, spoolOf, records.values(), answers);
}
