import type { Target } from '../jobs/target.ts';
import { typeTexts } from '../text/sentences.ts';
import type { Text } from '../text/text.ts';

/** "Picklists", "String too long" or "all categories". */
export function targetName(text: Text, target: Target): string {
  if (target.drift) return text('target.drift');
  if (target.type !== undefined) return typeTexts(text, target.type).name;
  return target.category === undefined ? text('target.all') : text(`category.${target.category}`);
}
