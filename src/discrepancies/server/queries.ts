import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { dayOf, nearestTo } from '../../platform/db/stands-on.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { searchKey } from '../../platform/text/search-key.ts';
import { caseRow, countCases, findCases, place } from './facts.ts';

type Filter = {
  readonly state?: string;
  readonly owner?: number;
  readonly submission?: string;
  readonly search?: string;
  readonly limit?: number;
  readonly after?: string;
};

const AT_ONCE = 100;

/** Words of the case's title or of the unit, without diacritics where one likes. */
const searched = (search: string): RawBuilder<unknown>[] =>
  searchKey(search)
    .split(' ')
    .filter((word) => word !== '')
    .map(
      (word) => sql`(' ' || search_key(d.title) like ${`% ${word}%`} or d.unit_id in (
        select u.unit_id from unit_version u where ' ' || search_key(u.full_name) like ${`% ${word}%`}))`,
    );

const conditions = ({ state, owner, submission, search }: Filter): RawBuilder<unknown> =>
  sql.join(
    [
      sql`true`,
      ...(state === undefined ? [] : [sql`d.state = ${state}`]),
      ...(owner === undefined ? [] : [sql`d.owner_unit_id = ${owner}`]),
      ...(submission === undefined ? [] : [sql`d.submission_id = ${submission}::uuid`]),
      ...(search === undefined ? [] : searched(search)),
    ],
    sql` and `,
  );

export const listCases = async (call: Call, { query }: { query: Filter }) => {
  const { limit = AT_ONCE, after } = query;
  const which = conditions(query);
  const beyond =
    after === undefined
      ? sql`true`
      : sql`(${place}) > (select ${place} from discrepancy d where d.id = ${after}::uuid)`;
  const rows = await findCases(call, sql`${which} and ${beyond}`, limit + 1);
  const shown = rows.slice(0, limit);
  return {
    cases: shown.map((one) => caseRow(call, one)),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    count: after === undefined ? await countCases(call, which) : null,
  };
};

type Note = {
  readonly id: string;
  readonly kind: 'opened' | 'moved' | 'agrees' | 'note' | 'answered' | 'accepted' | 'sent-back' | 'assigned';
  readonly body: string | null;
  readonly by: string | null;
  readonly unit: string | null;
  readonly at: Date;
};

/** A case whole: the two figures, and all that was said and done, in order. */
export const getCase = async (call: Call, { params }: { params: { id: string } }) => {
  const [one] = await findCases(call, sql`d.id = ${params.id}::uuid`);
  const discrepancy = caseRow(call, found(one));
  const { rows } = await sql<Note>`
    select o.id::text as id, o.kind, o.body, coalesce(k.full_name, a.username) as by, o.at,
      (select coalesce(n.agency_name, n.full_name) from unit_version n where n.unit_id = o.unit_id order by ${nearestTo('n', dayOf(sql`o.at`))} limit 1) as unit
    from discrepancy_note o left join account a on a.id = o.account_id left join custodian k on k.id = o.custodian_id
    where o.discrepancy_id = ${params.id}::uuid order by o.id`.execute(call.tx);
  return { discrepancy, notes: rows.map((note) => ({ ...note, at: note.at.toISOString() })) };
};
