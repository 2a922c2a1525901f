import type { Db } from '../../platform/db/open.ts';
import type { ObjectName, TrailLookups } from '../../platform/trail-lookups.ts';

type Noted = { readonly objectType: string; readonly objectId: string | null };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What the objects of these lines are called, as the nouns that hold them say it: by `type id`. */
export const nameObjects = async (
  { names = {} }: TrailLookups,
  tx: Db,
  rows: readonly Noted[],
): Promise<Map<string, ObjectName>> => {
  const idsOf = (type: string): string[] => [
    ...new Set(
      rows.flatMap(({ objectType, objectId }) => (objectType === type && objectId !== null ? [objectId] : [])),
    ),
  ];
  const named = new Map<string, ObjectName>();
  for (const [type, find] of Object.entries(names)) {
    const ids = idsOf(type).filter((id) => UUID.test(id));
    const found = ids.length === 0 ? [] : await find(tx, ids);
    for (const { id, ...name } of found) named.set(`${type} ${id}`, name);
  }
  return named;
};
