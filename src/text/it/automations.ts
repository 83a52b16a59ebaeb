import type { automations as english } from '../en/automations.ts';

export const automations = {
  'automation.validation-rule': 'Regola di convalida {name} su {object}',
  'automation.flow': 'Flusso {name} su {object}',
  'automation.trigger': 'Trigger Apex {name} su {object}',
  'automation.duplicate-rule': 'Regola di duplicazione {name} su {object}',
  'automation.changed': '{automation}, ultima modifica {at}',
  'automation.changed.by': '{automation}, ultima modifica {at} di {by}',
} as const satisfies Record<keyof typeof english, string>;
