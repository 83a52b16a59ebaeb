import type { ErrorTypeId } from '../catalogue/catalogue.ts';
import type { Marker } from './pattern.ts';
import { APEX_MARKERS } from './patterns/apex.ts';
import { FLOW_MARKERS } from './patterns/flows.ts';
import { find, phraseOf, type Phrase, type Searched } from './phrases.ts';

/** A flow or Apex code around what failed inside. */
export type Layer = {
  readonly type: ErrorTypeId;
  readonly name: string;
  readonly at: number;
  readonly end: number;
  readonly sure: boolean;
};

type Compiled = Pick<Marker, 'name' | 'sure'> & { readonly phrase: Phrase };
const compile = (markers: readonly Marker[]): readonly Compiled[] =>
  markers.flatMap(({ name, sure, phrases }) => phrases.map((phrase) => ({ name, sure, phrase: phraseOf(phrase) })));
const FLOW = compile(FLOW_MARKERS);
const APEX = compile(APEX_MARKERS);

/** Names of trigger events are English in every language. */
const EVENT = /(?<![a-z])(?:before|after)(?:insert|update|delete|undelete)(?![a-z])/;
const EXCEPTION = /(?<![a-z])system\.(?!dml)[a-z]{3,40}exception(?![a-z])/;
const STACK = /(?<![\w.])(?:class|trigger)\.[\w.]{1,120}: line \d/;
/** `the flow "X" failed`, `flow trigger`: what a flow's own name would hide from a phrase. */
const NAMED_FLOW = /(?<![a-z])flow "[^"]{1,200}" failed/;
const FAILED_PROCESS = /(?<![a-z])the ["'][^"]{1,200}["'] process failed/;
const ENTITY =
  /entity type cannot be|record type missing for|bad field names on insert|sobject type '[^']{1,80}' is not supported|tipo di entità non|entidad no se puede|entitätstyp kann nicht|mettre à jour le type d'entité|エンティティ型を更新できません/;

/** The outermost flow or Apex layer of a text, which is where somebody must look. */
export function outermost(searched: Searched): Layer | undefined {
  const flow = earliest('salesforce-flow', [
    ...marks(searched, FLOW),
    ...shapes(searched.low, 'flow', NAMED_FLOW, FAILED_PROCESS),
  ]);
  const apex = earliest('salesforce-automation', apexMarks(searched));
  if (flow === undefined || apex === undefined) return flow ?? apex;
  return apex.sure && apex.at < flow.at ? apex : flow;
}

/** The first layer of a text that is of the other kind than `type`. */
export function otherLayer(searched: Searched, type: ErrorTypeId): Layer | undefined {
  return type === 'salesforce-flow'
    ? earliest('salesforce-automation', apexMarks(searched))
    : earliest('salesforce-flow', [...marks(searched, FLOW), ...shapes(searched.low, 'flow', FAILED_PROCESS)]);
}

type Mark = Omit<Layer, 'type'>;

function apexMarks(searched: Searched): readonly Mark[] {
  const { low } = searched;
  const found = [...marks(searched, APEX), ...shapes(low, 'apex', EVENT, EXCEPTION, STACK)];
  if (found.length === 0 || !ENTITY.test(low)) return found;
  // The same code tells an object that takes no records of this user, which no code of the org can help.
  return found.filter(({ at }) => !low.startsWith('cannot_insert', at));
}

function marks(searched: Searched, markers: readonly Compiled[]): Mark[] {
  const found: Mark[] = [];
  for (const { name, sure, phrase } of markers) {
    const at = find(searched, phrase);
    if (at !== -1) found.push({ name, sure, at, end: at + phrase.text.length });
  }
  return found;
}

function shapes(low: string, name: string, ...patterns: readonly RegExp[]): Mark[] {
  const found: Mark[] = [];
  for (const pattern of patterns) {
    const match = pattern.exec(low);
    if (match !== null) found.push({ name, sure: true, at: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** The first mark; it is sure when any of its kind is. */
function earliest(type: ErrorTypeId, found: readonly Mark[]): Layer | undefined {
  const [first, ...rest] = found;
  if (first === undefined) return undefined;
  const mark = rest.reduce((best, each) => (each.at < best.at ? each : best), first);
  const sure = found.find((each) => each.sure);
  return { ...mark, type, name: sure?.name ?? mark.name, sure: sure !== undefined };
}
