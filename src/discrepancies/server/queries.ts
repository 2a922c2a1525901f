import { type RawBuilder, sql } from 'kysely';
import { lettersById } from '../../documents/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { searchKey } from '../../platform/text/search-key.ts';
import { possibleOwners } from './assign.ts';
import { caseRow, countCases, findCases, place } from './facts.ts';
import { threadOf } from './thread.ts';

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

/** A case whole: the two figures, and all that was said and done, in order, with the files that went with it. */
export const getCase = async (call: Call, { params }: { params: { id: string } }) => {
  const [row] = await findCases(call, sql`d.id = ${params.id}::uuid`);
  const one = found(row);
  const discrepancy = caseRow(call, one);
  const lines = await threadOf(call, params.id);
  const letters = await lettersById(
    call.tx,
    lines.flatMap(({ letterId }) => letterId ?? []),
  );
  return {
    discrepancy,
    notes: lines.map(({ letterId, ...line }) => ({
      ...line,
      at: line.at.toISOString(),
      files: letterId === null ? [] : (letters.get(letterId)?.attachments ?? []),
    })),
    owners: discrepancy.actions.includes('assign') ? await possibleOwners(call, one) : [],
  };
};
