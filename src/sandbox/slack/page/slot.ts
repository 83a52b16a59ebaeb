import type { ReactNode } from 'react';
import type { JsonObject } from '../workspace.ts';
import type { BlockScene } from './scene.ts';
import { plainText } from './text.ts';

/** An interactive element in its place: what it is, what it is called, and what it shows as chosen. */
export type Slot = {
  readonly element: JsonObject;
  readonly scene: BlockScene;
  /** Unique on the page. */
  readonly id: string;
  readonly chosen: string[];
  /** Attributes that name it: aria-label, or aria-labelledby within an input block. */
  readonly naming: Record<string, string>;
};

export type DrawElement = (slot: Slot) => ReactNode;

export const placeholderOf = (slot: Slot, otherwise: string): string =>
  plainText(slot.element['placeholder']) || otherwise;

/** Every control has an accessible name: its label's, else its placeholder's. */
export const nameOf = (slot: Slot, otherwise: string): Record<string, string> =>
  Object.keys(slot.naming).length > 0 ? slot.naming : { 'aria-label': placeholderOf(slot, otherwise) };
