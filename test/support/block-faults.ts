import { checkMessageBlocks } from '../../src/sandbox/slack/block-kit/message.ts';
import { checkView } from '../../src/sandbox/slack/block-kit/view.ts';

const SCOPES: ReadonlySet<string> = new Set();

function faultsOf(check: () => unknown): string[] {
  try {
    check();
    return [];
  } catch (error) {
    const { message, code, details } = error as { message: string; code?: string; details?: { errors?: string[] } };
    return [code ?? message, ...(details?.errors ?? [])];
  }
}

/** What Slack would refuse in a message's blocks. */
export const blockFaults = (blocks: readonly unknown[] | undefined): string[] =>
  faultsOf(() => checkMessageBlocks(structuredClone(blocks), SCOPES));

/** What Slack would refuse in a modal. */
export const viewFaults = (view: unknown): string[] =>
  faultsOf(() => checkView(structuredClone(view), 'modal', SCOPES));

/** What Slack would refuse in an App Home. */
export const homeFaults = (view: unknown): string[] => faultsOf(() => checkView(structuredClone(view), 'home', SCOPES));
