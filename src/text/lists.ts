import type { ListObject } from '../jobs/ports.ts';
import { formatMoment, type Text } from './text.ts';

const TITLE_LENGTH = 120;

/**
 * "sfsync: Invalid email, 29 Nov 2026, 10:12": the name of a HubSpot list, for what and when. `object` where a wish makes
 * several lists, since names are unique over all objects. The title may hold a CRM's text.
 */
export function listName(
  text: Text,
  { title, at, object }: { readonly title: string; readonly at: Date; readonly object?: ListObject },
): string {
  const plain = title.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim();
  const short = Array.from(plain).slice(0, TITLE_LENGTH).join('').trim();
  const parts = [short, ...(object === undefined ? [] : [text(`object.${object}`)]), formatMoment(text, at)];
  return `sfsync: ${parts.join(', ')}`;
}
