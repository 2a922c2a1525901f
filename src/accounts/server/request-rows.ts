import { type RawBuilder, type Selectable, sql } from 'kysely';
import { lettersById } from '../../documents/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import { beginsWordsOf } from '../../platform/db/begins-word.ts';
import type { Secrets } from '../../platform/secrets/secrets.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { placeName, unitPaths, unitsAsOf } from '../../units/server/index.ts';
import type { RequestRow } from '../contract/requests.ts';
import type { RequestState } from '../rules/account-life.ts';
import type { AccountShown } from '../rules/account-shown.ts';
import { accountShown, seenOfAsking } from './as-seen.ts';
import type { CustodianOf } from './custodian-row.ts';
import type { AccountTables } from './tables.ts';

const PURPOSE = 'account_request.custodian';

/** The custodian that a request names, as it is stored: one sealed text. */
export const sealCustodian = (custodian: CustodianOf, secrets: Secrets): string =>
  secrets.seal(JSON.stringify(custodian), PURPOSE);

export const openCustodian = (sealed: string, secrets: Secrets): CustodianOf => {
  const stored: Record<string, unknown> = JSON.parse(secrets.open(sealed, PURPOSE));
  const field = (name: keyof CustodianOf): string => String(stored[name] ?? '');
  return {
    fullName: field('fullName'),
    position: field('position'),
    section: field('section'),
    phone: field('phone'),
    email: field('email'),
  };
};

export type RequestFilter = {
  readonly state?: RequestState | undefined;
  readonly accountId?: string;
  readonly id?: string;
  /** Those that this unit asked, or that are about it. */
  readonly ofUnit?: number;
  /** One page of the list, in an order that nothing changes. */
  readonly page?: { readonly words: readonly string[]; readonly after?: string | undefined; readonly limit: number };
};

type Stored = Selectable<AccountTables['account_request']> & {
  readonly askedName: string;
  readonly askedCustodian: string | null;
  readonly decidedName: string | null;
  readonly place: string;
  readonly account: AccountShown | null;
};

const factsOf = (row: Stored) => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  version: row.version,
  unitId: row.unit_id,
  accountId: row.account_id,
  username: row.username,
  reason: row.reason,
  changedOn: row.changed_on,
  askedBy: row.askedCustodian ?? row.askedName,
  askedAt: row.asked_at.toISOString(),
  decidedBy: row.decidedName,
  decidedAt: row.decided_at?.toISOString() ?? null,
  decisionReason: row.decision_reason,
  seen: seenOfAsking({ about: 'account-request', id: row.id, state: row.state, account: row.account }),
});

type Reading = Pick<Call, 'tx' | 'scope' | 'now' | 'secrets'>;

/** Of one account or unit. */
const ALL = 500;

/** Of a page: what waits longest first where only that is asked for, else what was asked last. Seconds, which tell the order apart from the direction. */
const placeOf = (row: string, { state }: RequestFilter): RawBuilder<unknown> => {
  const [asked, number] = [sql`extract(epoch from ${sql.ref(`${row}.asked_at`)})`, sql.ref(`${row}.number`)];
  return state === 'waiting' ? sql`${asked}, ${number}` : sql`-${asked}, -${number}`;
};
const placeIn = (filter: RequestFilter) => placeOf('r', filter);

const inPage = ({ now }: Reading, filter: RequestFilter): RawBuilder<boolean> => {
  const { words = [], after } = filter.page ?? {};
  const about = sql`concat(${placeName(sql`r.unit_id`, sql`${vietnamDay(now)}::date`)}, ' ', r.username, ' ', r.reason, ' ', c.full_name)`;
  const beyond = sql`(${placeIn(filter)}) > (select ${placeOf('b', filter)} from account_request b where b.id = ${after ?? null}::uuid)`;
  return sql<boolean>`${beginsWordsOf(about, words)} and ${after === undefined ? sql`true` : beyond}`;
};

/** Requests in scope, those that wait first (the oldest on top), then the latest decided. */
export const requestRows = async (call: Reading, filter: RequestFilter): Promise<RequestRow[]> => {
  const { tx, scope, now, secrets } = call;
  const paths = unitPaths(await unitsAsOf(tx, scope.rootUnitId, vietnamDay(now)));
  const rows = await tx
    .selectFrom('account_request as r')
    .innerJoin('account as b', 'b.id', 'r.asked_by')
    .leftJoin('custodian as c', 'c.id', 'r.asked_custodian_id')
    .leftJoin('account as d', 'd.id', 'r.decided_by')
    .selectAll('r')
    .select(['b.username as askedName', 'c.full_name as askedCustodian', 'd.username as decidedName'])
    .select(placeName(sql`r.unit_id`, sql`${vietnamDay(now)}::date`).as('place'))
    .select(accountShown(sql`r.account_id`).as('account'))
    .$if(filter.state !== undefined, (query) => query.where('r.state', '=', filter.state ?? 'waiting'))
    .$if(filter.accountId !== undefined, (query) => query.where('r.account_id', '=', filter.accountId ?? ''))
    .$if(filter.id !== undefined, (query) => query.where('r.id', '=', filter.id ?? ''))
    .$if(filter.ofUnit !== undefined, (query) =>
      query.where((is) =>
        is.or([is('r.unit_id', '=', filter.ofUnit ?? 0), is('r.asked_unit_id', '=', filter.ofUnit ?? 0)]),
      ),
    )
    .$if(filter.page !== undefined, (query) => query.where(inPage(call, filter)).orderBy(sql`${placeIn(filter)}`))
    .$if(filter.page === undefined, (query) =>
      query
        .orderBy(sql`r.state <> 'waiting'`)
        .orderBy(sql`case when r.state = 'waiting' then r.asked_at end`)
        .orderBy('r.decided_at', 'desc')
        .orderBy('r.number'),
    )
    .limit(filter.page === undefined ? ALL : filter.page.limit + 1)
    .execute();
  const letters = await lettersById(
    tx,
    rows.map((row) => row.letter_id),
  );
  return rows.flatMap((row) => {
    const letter = letters.get(row.letter_id);
    if (!letter) return [];
    // A unit of before a reform keeps its last name.
    const unitPath = paths.get(row.unit_id) ?? row.place;
    const custodian = row.custodian === null ? null : openCustodian(row.custodian, secrets);
    return [{ ...factsOf(row), unitPath, letter, custodian, askedUnit: paths.get(row.asked_unit_id) ?? row.askedName }];
  });
};
