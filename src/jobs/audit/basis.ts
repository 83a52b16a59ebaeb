import { hashText } from '../../core/hash.ts';
import { RULES } from '../../core/audit/rules.ts';
import type { ObjectName } from '../../core/sync-error.ts';
import { AUDITED, type Metadata } from './metadata.ts';

/**
 * One hash of all that a look at everything goes by: where it is another one, records that did not change may have errors now.
 * Of HubSpot's properties only those that are mapped; association limits change by themselves and are left out.
 */
export function basisOf(metadata: Metadata): string {
  const { properties, fields, mappings, owners, usersByEmail, setup } = metadata;
  const mapped = [...mappings.values()].flat();
  const used = new Set(mapped.map(({ object, property }) => `${object}:${property}`));
  return digest([
    digest(Object.keys(RULES)),
    digest(mapped),
    ...AUDITED.map(([object]) =>
      digest([...(properties.get(object)?.values() ?? [])].filter(({ name }) => used.has(`${object}:${name}`))),
    ),
    ...[...fields].map(([object, list]) => `${object} ${digest(list.values())}`),
    digest(owners.values()),
    digest([...usersByEmail.values()].flat()),
    digest(setup.usersById?.values()),
    digest(setup.pipelines),
    digest([...(setup.validations ?? [])].map(([object, rules]) => `${object} ${digest([...rules.values()].flat())}`)),
    digest(setup.stages),
    digest(setup.recordTypes),
    digest(setup.queues),
    digest(setup.access?.objects),
    digest(setup.access?.fields),
  ]);
}

/** Of the items in any order: APIs do not promise one. */
function digest(items: Iterable<unknown> | undefined): string {
  if (items === undefined) return '-';
  const hashes = Array.from(items, (item) => hashText(JSON.stringify(item)));
  return hashText(hashes.toSorted().join());
}

/** Properties of each object that no mapping names, so that no audit sees them; those that only HubSpot writes do not count. */
export function unmappedProperties({ properties, mappings }: Metadata): Partial<Record<ObjectName, number>> {
  const mapped = [...mappings.values()].flat();
  return Object.fromEntries(
    AUDITED.map(([object]) => {
      const used = new Set(mapped.filter((mapping) => mapping.object === object).map(({ property }) => property));
      const others = [...(properties.get(object)?.values() ?? [])].filter(
        ({ name, readOnly }) => !readOnly && !used.has(name),
      );
      return [object, others.length];
    }),
  );
}
