import { actionId, boolean, type Check, type Shape } from './check.ts';
import { confirm, plainText } from './composition.ts';

export type Place = 'section' | 'actions' | 'input' | 'context' | 'context_actions' | 'card';
export type Element = Shape & { readonly places: readonly Place[] };

export const ANYWHERE: readonly Place[] = ['section', 'actions', 'input'];

/** Keys of nearly every element in which one chooses. */
export const base = { action_id: actionId, confirm, focus_on_load: boolean, placeholder: plainText(150) };

export const without = (fields: Record<string, Check>, ...keys: string[]) =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.includes(key)));
