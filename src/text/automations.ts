import type { Automation } from '../core/crm.ts';
import { formatMoment, type Text } from './text.ts';

/** "Flow Lead before save on Lead, last changed 24 Nov 2026, 10:00 by Max". Names are untrusted text. */
export function automationText(text: Text, automation: Automation): string {
  const { kind, object, name, label, modifiedAt, modifiedBy } = automation;
  const told = text(`automation.${kind}`, { name: label ?? name, object });
  if (modifiedAt === undefined) return told;
  const at = formatMoment(text, new Date(modifiedAt));
  return modifiedBy === undefined
    ? text('automation.changed', { automation: told, at })
    : text('automation.changed.by', { automation: told, at, by: modifiedBy });
}
