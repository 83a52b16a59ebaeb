import { typeOfCause } from '../../core/causes.ts';
import { toldUntil } from '../../core/snapshot.ts';
import { writeCsv } from '../../jobs/export.ts';
import { selectedErrors } from '../../jobs/selections.ts';
import type { Target } from '../../jobs/target.ts';
import { errorSentence } from '../../text/sentences.ts';
import { formatDateTime } from '../../text/text.ts';
import type { Bot } from '../bot.ts';
import { withProgress, type Caller } from '../caller.ts';
import { targetName } from '../target-name.ts';

/** Sends the open errors as CSV to the direct messages of who asked: it holds personal data. */
export async function exportErrors(bot: Bot, caller: Caller, target: Target): Promise<void> {
  const { text, user } = caller;
  const snapshot = await bot.latest();
  if (snapshot === undefined) return caller.reply(text(bot.check === undefined ? 'check.noCrm' : 'check.none'));
  const errors = selectedErrors(snapshot.open, target, bot.selections);
  if (errors === undefined) return caller.reply(text('details.expired'));
  const what = targetName(text, target, bot.selections);
  // A resync may have closed errors since the look.
  const told = toldUntil(snapshot);
  const at = formatDateTime(text, new Date(told));
  if (errors.length === 0) return caller.reply(text('export.empty', { what, at }));
  const links = bot.links();
  const count = text('count.errors', { n: errors.length });
  const part = partOf(target);
  const name = `sync-errors-${part}-${told.slice(0, 16).replace(':', '')}Z.csv`;
  await withProgress(caller, text('export.running'), () =>
    bot.tempFiles.with(
      (file) => writeCsv(errors, { describe: (error) => errorSentence(text, error), links }, file),
      (path) => bot.gate.sendFile(user, path, name, text('export.file.comment', { errors: count, what, at })),
    ),
  );
  await caller.reply(text('export.done', { errors: count }));
}

/** For the file's name. */
function partOf({ selection, cause, type, category }: Target): string {
  if (selection !== undefined) return 'selected';
  return (cause === undefined ? type : typeOfCause(cause)) ?? category ?? 'all';
}
