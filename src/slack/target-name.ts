import { typeOfCause } from '../core/causes.ts';
import type { Selections } from '../jobs/selections.ts';
import type { Target } from '../jobs/target.ts';
import { typeTexts } from '../text/sentences.ts';
import type { Text } from '../text/text.ts';

/** "Picklists", "String too long" (also for a cause of that type), "all categories", or one of these "(selected)". */
export function targetName(text: Text, target: Target, selections?: Pick<Selections, 'get'>): string {
  if (target.drift) return text('target.drift');
  if (target.selection !== undefined) {
    return text('target.selection', { what: targetName(text, selections?.get(target.selection)?.of ?? {}) });
  }
  const type = target.cause === undefined ? target.type : typeOfCause(target.cause);
  if (type !== undefined) return typeTexts(text, type).name;
  return target.category === undefined ? text('target.all') : text(`category.${target.category}`);
}
