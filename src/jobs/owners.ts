/** Who of HubSpot's owners and Salesforce's users has which email, for "mine". */
import type { Clock } from '../core/clock.ts';
import type { Log } from './log.ts';
import type { Hubspot, Salesforce } from './ports.ts';
import { VendorError } from './vendor-error.ts';

export type Owners = {
  /**
   * The ids that an email has as an owner, by what is known now; asked for in the background where that is an hour old. Undefined
   * where no CRM told its people yet.
   */
  idsOf(email: string): ReadonlySet<string> | undefined;
  /** All of them, as far as they are known now: by email, whoever has one. */
  people(): readonly Person[];
  /** Resolves once what is being read is known, or cannot be. */
  ready(): Promise<void>;
};

/** `ids`: of HubSpot's owner and of Salesforce's users. */
type Person = { readonly ids: readonly string[]; readonly name: string };

const HOUR_MS = 3_600_000;

/** Reads both CRMs' people at most once an hour, and only when somebody asks. `onNews`: called when they were read. */
export function createOwners(deps: {
  readonly hubspot?: Pick<Hubspot, 'owners'> | undefined;
  readonly salesforce?: Pick<Salesforce, 'users'> | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly onNews: () => void;
}): Owners {
  const { hubspot, salesforce, clock, log, onNews } = deps;
  let readAt = -Infinity;
  type People = readonly { readonly id: string; readonly email?: string; readonly name: string }[];
  let known: readonly [hubspot: People | undefined, salesforce: People | undefined] = [undefined, undefined];
  let ids: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  let all: readonly Person[] = [];
  let reading: Promise<void> = Promise.resolve();

  const people = async (ask: (() => Promise<People>) | undefined) => {
    try {
      return await ask?.();
    } catch (error) {
      if (!(error instanceof VendorError)) throw error;
      log.warn({ vendor: error.vendor, code: error.code }, 'could not read who owns records');
      return undefined;
    }
  };
  const read = async () => {
    const [owners, users] = await Promise.all([
      people(hubspot && (() => hubspot.owners())),
      people(salesforce && (() => salesforce.users())),
    ]);
    if (owners === undefined && users === undefined) return;
    // What could not be read now is kept from before rather than taken for nothing.
    known = [owners ?? known[0], users ?? known[1]];
    const everybody = known.flatMap((part) => part ?? []);
    ids = byEmail(everybody);
    all = [...Map.groupBy(everybody, ({ id, email = '' }) => fold(email) || id).values()].map((own) => ({
      ids: own.map(({ id }) => id),
      name: own.find(({ name }) => name.trim() !== '')?.name ?? own[0]?.email ?? '',
    }));
    onNews();
  };

  const refresh = () => {
    const now = clock.now().getTime();
    if (now - readAt < HOUR_MS || (hubspot === undefined && salesforce === undefined)) return;
    readAt = now;
    reading = read().catch((error: unknown) => log.error({ err: error }, 'reading who owns records failed'));
  };

  return {
    ready() {
      refresh();
      return reading;
    },
    people() {
      refresh();
      return all;
    },
    idsOf(email) {
      refresh();
      return ids && (ids.get(fold(email)) ?? new Set());
    },
  };
}

const fold = (email: string): string => email.trim().toLowerCase();

function byEmail(people: readonly { readonly id: string; readonly email?: string }[]) {
  const ids = new Map<string, Set<string>>();
  for (const { id, email = '' } of people) {
    if (fold(email) === '') continue;
    const own = ids.get(fold(email));
    if (own === undefined) ids.set(fold(email), new Set([id]));
    else own.add(id);
  }
  return ids;
}
