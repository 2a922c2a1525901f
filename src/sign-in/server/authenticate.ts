import { type RawBuilder, sql } from 'kysely';
import type { Actor, Scope } from '../../platform/call/actor.ts';
import type { Db } from '../../platform/db/open.ts';
import { holdsStill, standsOn } from '../../platform/db/stands-on.ts';
import { sha256 } from '../../platform/digest/digest.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import type { UnitKind } from '../../units/rules/unit.ts';

type Known = { readonly actor: Actor; readonly scope: Scope };

/** A session in use is written at most this often, so that reading does not become writing. */
const SEEN_STEP = 30_000;

/** An account that may act, with the custodian of this moment and the unit it acts for. */
type AccountRow = {
  readonly accountId: string;
  readonly username: string;
  readonly kind: 'unit' | 'operator';
  readonly duties: string[];
  readonly unitId: number;
  readonly unitKind: UnitKind;
  readonly unitName: string;
  readonly custodianId: string | null;
  readonly custodianName: string | null;
  readonly provinceId: number | null;
  /** What row-level security is told: a unit with its subtree, or `all`. */
  readonly rowScope: string;
};
export type SessionRow = AccountRow & {
  readonly sessionId: string;
  readonly seenAt: Date;
  readonly idleSeconds: number;
  readonly passwordExpiresAt: Date | null;
  readonly secondFactorMissing: boolean;
  readonly mustChange: boolean;
};

/** Columns of `AccountRow`, from account `a`, its unit of today `v` and its custodian `c`. */
const account = sql`a.id as "accountId", a.username, a.kind, a.duties, v.unit_id as "unitId", v.kind as "unitKind", v.full_name as "unitName",
  c.id as "custodianId", c.full_name as "custodianName",
  (select p.unit_id from unit_version p where p.kind = 'province' limit 1) as "provinceId",
  case when v.kind in ('commune', 'district', 'agency') then v.unit_id::text else 'all' end as "rowScope"`;
const unitAndCustodian = (today: string) => sql`
  join unit_version v on v.unit_id = a.unit_id and ${standsOn('v', today)}
  left join custodian c on c.account_id = a.id and ${holdsStill('c')}`;

/** The session behind a token as one row, where it is not over: for this file to read, and for a request to build on. */
export const sessionQuery = (token: string, now: Date): RawBuilder<SessionRow> => sql<SessionRow>`
  select s.id as "sessionId", s.seen_at as "seenAt", s.idle_seconds as "idleSeconds", s.password_expires_at as "passwordExpiresAt",
    s.second_factor_missing as "secondFactorMissing", p.must_change_password as "mustChange", ${account}
  from session s
  join account a on a.id = s.account_id and a.state = 'active'
  join credential p on p.account_id = a.id
  ${unitAndCustodian(vietnamDay(now))}
  where s.token_digest = ${sha256(token)} and s.ended_at is null and s.expires_at > ${now}`;

/**
 * The account that a job or a command of this machine acts for; none where it was closed or its unit is no more. What a person has to
 * do first at the page (a new password, a second factor) holds nothing up: nobody signs in.
 */
export const findAccount = async (tx: Db, accountId: string, now: Date) => {
  const { rows } = await sql<AccountRow>`
    select ${account} from account a ${unitAndCustodian(vietnamDay(now))}
    where a.id = ${accountId}::uuid and a.state = 'active'`.execute(tx);
  const [row] = rows;
  if (!row) return undefined;
  const { provinceId: _, rowScope, ...who } = row;
  return { actor: { ...who, sessionId: null, mustChangePassword: false }, scope: scopeOf(row), rowScope };
};

/**
 * Who stands behind a session. Nobody, where it ended, idled out, is older than its absolute limit (both written into it from the
 * policy when it was opened), the account was closed, or its unit is no more. An expired password has to be changed like an issued
 * one. What a page asks by itself (`background`) is answered but does not keep the session alive.
 */
export const readSession = async (
  tx: Db,
  row: SessionRow | undefined,
  now: Date,
  background = false,
): Promise<Known | undefined> => {
  if (!row) return undefined;
  const idle = now.getTime() - row.seenAt.getTime();
  if (idle > row.idleSeconds * 1000) return undefined;
  if (idle > SEEN_STEP && !background) await markSeen(tx, row.sessionId, now);
  return { actor: actorOf(row, now), scope: scopeOf(row) };
};

/** The same from the token alone. */
export const authenticate = async (tx: Db, token: string, now: Date): Promise<Known | undefined> =>
  readSession(tx, (await sessionQuery(token, now).execute(tx)).rows[0], now);

/** A request that takes long (a print) holds the row: another of the same session does not wait for it. */
const markSeen = (tx: Db, sessionId: string, now: Date) =>
  sql`update session set seen_at = ${now} where id = (select id from session where id = ${sessionId}::uuid for update skip locked)`.execute(
    tx,
  );

const actorOf = (
  { seenAt: _, idleSeconds: __, provinceId: ___, rowScope: ____, mustChange, passwordExpiresAt, ...row }: SessionRow,
  now: Date,
): Actor => ({
  ...row,
  mustChangePassword: mustChange || (passwordExpiresAt !== null && passwordExpiresAt <= now),
});

/** Communes, districts and agencies reach their own subtree; the board, its operators and the departments the province. */
const scopeOf = (row: AccountRow): Scope => {
  const own = row.unitKind === 'commune' || row.unitKind === 'district' || row.unitKind === 'agency';
  const rootUnitId = own ? row.unitId : (row.provinceId ?? row.unitId);
  return { rootUnitId, departmentUnitId: row.unitKind === 'department' ? row.unitId : null };
};
