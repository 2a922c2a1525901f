import { sql } from 'kysely';
import { lettersById } from '../../documents/server/index.ts';
import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { beginsWordsOf } from '../../platform/db/begins-word.ts';
import type { Db } from '../../platform/db/open.ts';
import { pageOf } from '../../platform/db/page-of.ts';
import { holdsStill } from '../../platform/db/stands-on.ts';
import { wordsOf } from '../../platform/text/begins-words.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { deadlinesOf } from '../../policy/rules/limits.ts';
import { policyInForce } from '../../policy/server/index.ts';
import { placeName, unitPaths, unitsAsOf } from '../../units/server/index.ts';
import type { HandoverRow, LateRow, listHandovers as route } from '../contract/handover.ts';
import { daysLate, type LateKind } from '../rules/handover-days.ts';

type Reading = Pick<Call, 'tx' | 'scope' | 'now'>;
type Found = Omit<LateRow, 'unitPath' | 'daysLate' | 'kind'> & { readonly kind: LateKind };

/** Nobody named, gone without a handover, or a handover that waits: one line an account, from the day the days to report run. */
const openCases = (tx: Db) =>
  sql<Found>`
  select a.id as "accountId", a.username, a.unit_id as "unitId", c.full_name as custodian,
    case when r.id is not null then 'asked' when c.id is null then 'without' else 'left' end as kind,
    coalesce(r.changed_on, c.left_on, (a.created_at at time zone interval '7 hours')::date) as since,
    (r.asked_at at time zone interval '7 hours')::date as "reportedOn"
  from account a
  left join custodian c on c.account_id = a.id and ${holdsStill('c')}
  left join account_request r on r.account_id = a.id and r.kind = 'handover' and r.state = 'waiting'
  where a.state = 'active' and a.kind = 'unit' and (c.id is null or c.left_on is not null or r.id is not null)`.execute(
    tx,
  );

/** Handovers of the last twelve months that were reported after the day; how late, the policy says. */
const reportedLate = (tx: Db, today: string) =>
  sql<Found>`
  select a.id as "accountId", a.username, a.unit_id as "unitId", n.full_name as custodian, 'reported' as kind,
    h.changed_on as since, h.reported_on as "reportedOn"
  from handover h join account a on a.id = h.account_id join custodian n on n.id = h.custodian_id
  where h.reported_on > h.changed_on and h.reported_on > ${today}::date - 365`.execute(tx);

const reportDays = async ({ tx, now }: Reading): Promise<number> =>
  deadlinesOf(await policyInForce(tx, now)).reportDays;

/** Who is late with reporting a change of custodian (Đ7.6) by the policy of today: longest first. A closed account owes nothing. */
export const lateRows = async (call: Reading): Promise<LateRow[]> => {
  const { tx, scope, now } = call;
  const within = await reportDays(call);
  const today = vietnamDay(now);
  const paths = unitPaths(await unitsAsOf(tx, scope.rootUnitId, today));
  const found = [...(await openCases(tx)).rows, ...(await reportedLate(tx, today)).rows];
  return found
    .flatMap((row) => {
      const unitPath = paths.get(row.unitId);
      const days = daysLate(row.since, row.reportedOn ?? today, within);
      return unitPath === undefined || days === 0 ? [] : [{ ...row, unitPath, daysLate: days }];
    })
    .sort((a, b) => b.daysLate - a.daysLate);
};

type Wanted = {
  readonly accountId?: string;
  readonly words?: readonly string[];
  readonly after?: string | undefined;
  readonly limit?: number;
};

/** Of one account. */
const ALL = 500;

/** Handovers in scope, the latest first; those of one account where it is given. */
export const handoverRows = async (call: Reading, wanted: Wanted): Promise<HandoverRow[]> => {
  const { tx, scope, now } = call;
  const within = await reportDays(call);
  const paths = unitPaths(await unitsAsOf(tx, scope.rootUnitId, vietnamDay(now)));
  const rows = await selectHandovers(call, wanted);
  const letters = await lettersById(
    tx,
    rows.map((row) => row.letter_id),
  );
  return rows.flatMap(({ unit_id, place, changed_on, reported_on, letter_id, done_at, ...row }) => {
    const letter = letters.get(letter_id);
    if (!letter) return [];
    const days = daysLate(changed_on, reported_on, within);
    return [
      {
        ...row,
        unitPath: paths.get(unit_id) ?? place,
        changedOn: changed_on,
        reportedOn: reported_on,
        daysLate: days,
        letter,
        doneAt: done_at.toISOString(),
      },
    ];
  });
};

const selectHandovers = ({ tx, now }: Reading, { accountId, words = [], after, limit = ALL }: Wanted) => {
  // A unit of before a reform keeps its last name.
  const place = placeName(sql`a.unit_id`, sql`${vietnamDay(now)}::date`);
  const text = sql`concat(${place}, ' ', a.username, ' ', n.full_name, ' ', f.full_name)`;
  const beyond = sql<boolean>`(h.done_at, h.number) < (select b.done_at, b.number from handover b where b.id = ${after ?? null}::uuid)`;
  return tx
    .selectFrom('handover as h')
    .innerJoin('account as a', 'a.id', 'h.account_id')
    .innerJoin('custodian as n', 'n.id', 'h.custodian_id')
    .innerJoin('account as d', 'd.id', 'h.done_by')
    .leftJoin('custodian as f', 'f.id', 'h.former_id')
    .select(['h.id', 'a.id as accountId', 'a.username', 'a.unit_id'])
    .select(['f.full_name as former', 'n.full_name as custodian', place.as('place')])
    .select(['h.changed_on', 'h.reported_on', 'h.letter_id', 'h.done_at', 'd.username as doneBy'])
    .where(beginsWordsOf(text, words))
    .$if(accountId !== undefined, (query) => query.where('h.account_id', '=', accountId ?? ''))
    .$if(after !== undefined, (query) => query.where(beyond))
    .orderBy('h.done_at', 'desc')
    .orderBy('h.number', 'desc')
    .limit(limit)
    .execute();
};

const AT_ONCE = 50;

/** Who is late with reporting, and the handovers page by page. */
export const listHandovers = async (call: Call, { query }: HandlerInput<typeof route>) => {
  const { search = '', after, limit = AT_ONCE } = query;
  const found = await handoverRows(call, { words: wordsOf(search), after, limit: limit + 1 });
  const { rows, next } = pageOf(found, limit);
  return { late: await lateRows(call), handovers: [...rows], next };
};
