import type { RememberedList } from '../jobs/lists.ts';
import type { Log } from '../jobs/log.ts';
import { textOf } from './caller.ts';
import type { Gate } from './gate.ts';
import { listLostMessage } from './views/list.ts';

/** Tells who asked, in person, that a restart cut a list short. A Slack that does not answer must not stop what is due. */
export function createListLoss({ gate, log }: { readonly gate: Gate; readonly log: Log }) {
  return async ({ by, name }: RememberedList): Promise<void> => {
    try {
      await gate.post(await gate.directMessages(by), listLostMessage(await textOf(gate, by), name));
    } catch (error) {
      log.warn({ err: error, by }, 'could not tell that a list was lost');
    }
  };
}
