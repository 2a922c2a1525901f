import { randomBytes } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../platform/call/actor.ts';
import type { Origin } from '../../platform/call/origin.ts';
import type { Db } from '../../platform/db/open.ts';
import { queryTogether } from '../../platform/db/pipeline.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { sha256 } from '../../platform/digest/digest.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { limitsOf, secondFactorMandatory } from '../../policy/rules/limits.ts';
import type { Policy } from '../../policy/rules/policy.ts';
import { policyInForce } from '../../policy/server/index.ts';
import { passwordExpiry } from '../rules/password-life.ts';
import { readSession, sessionQuery } from './authenticate.ts';

type Opening = {
  readonly policy?: Policy;
  /** The password that was typed is too short for the policy of today: it has to be changed first. */
  readonly weakPassword?: boolean;
  readonly holder?: Holder;
};
/** Whose session it is, as far as its limits go. */
export type Holder = {
  readonly kind: 'unit' | 'operator';
  readonly unitKind: string;
  readonly passwordSetAt: Date;
  readonly hasSecondFactor: boolean;
};

const findHolder = async (tx: Db, accountId: string, now: Date): Promise<Holder> => {
  const today = vietnamDay(now);
  const { rows } = await sql<Holder>`
    select a.kind, coalesce(v.kind, 'agency') as "unitKind", p.password_set_at as "passwordSetAt", f.confirmed_at is not null as "hasSecondFactor"
    from account a
    join credential p on p.account_id = a.id
    left join unit_version v on v.unit_id = a.unit_id and ${standsOn('v', today)}
    left join second_factor f on f.account_id = a.id
    where a.id = ${accountId}::uuid`.execute(tx);
  const [holder] = rows;
  if (!holder) throw new Error('a session needs an account');
  return holder;
};

/** What the browser gets, and who is behind it from now on. */
export type OpenedSession = { readonly token: string; readonly actor: Actor };

/**
 * Opens a session: its token is 256 random bits, of which only the digest is stored. The policy's limits are written into the session,
 * so that no request has to ask for them. Who stands behind it is read in the same round trip.
 */
export const openSession = async (
  tx: Db,
  accountId: string,
  request: Origin,
  now: Date,
  opening: Opening = {},
): Promise<OpenedSession> => {
  const policy = opening.policy ?? (await policyInForce(tx, now));
  const holder = opening.holder ?? (await findHolder(tx, accountId, now));
  const token = randomBytes(32).toString('base64url');
  const limits = limitsOf(policy, holder);
  const row = {
    tokenDigest: sha256(token),
    accountId,
    now,
    expiresAt: new Date(now.getTime() + limits.absoluteSeconds * 1000),
    ...request,
    idleSeconds: limits.idleSeconds,
    passwordExpiresAt: opening.weakPassword ? now : passwordExpiry(holder.passwordSetAt, limits.lifetimeDays),
    secondFactorMissing: !holder.hasSecondFactor && secondFactorMandatory(policy, holder),
  };
  const [, [session]] = await queryTogether(tx, insertion(row), sessionQuery(token, now));
  const known = await readSession(tx, session, now);
  if (!known) throw problem('wrong-credentials');
  return { token, actor: known.actor };
};

type NewSession = Pick<Origin, 'address' | 'userAgent'> & {
  readonly tokenDigest: string;
  readonly accountId: string;
  readonly now: Date;
  readonly expiresAt: Date;
  readonly idleSeconds: number;
  readonly passwordExpiresAt: Date | null;
  readonly secondFactorMissing: boolean;
};

const insertion = (row: NewSession): RawBuilder<unknown> => sql`
  insert into session (token_digest, account_id, created_at, seen_at, expires_at, address, user_agent, idle_seconds, password_expires_at,
    second_factor_missing)
  values (${row.tokenDigest}, ${row.accountId}::uuid, ${row.now}::timestamptz, ${row.now}::timestamptz, ${row.expiresAt}::timestamptz,
    ${row.address}, ${row.userAgent}, ${row.idleSeconds}, ${row.passwordExpiresAt}::timestamptz, ${row.secondFactorMissing})`;

export const endSession = async (tx: Db, sessionId: string, now: Date): Promise<void> => {
  await tx
    .updateTable('session')
    .set({ ended_at: now })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute();
};

/** Ends every session of an account but the one that is to stay; returns how many were open. */
export const endSessionsOf = async (tx: Db, accountId: string, now: Date, butFor?: string): Promise<number> => {
  const { numUpdatedRows } = await tx
    .updateTable('session')
    .set({ ended_at: now })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .$if(butFor !== undefined, (all) => all.where('id', '<>', butFor ?? ''))
    .executeTakeFirst();
  return Number(numUpdatedRows);
};

/** Ends everybody's sessions: where the database is not the one in which they were opened, whoever holds an old cookie signs in anew. */
export const endEverySession = async (tx: Db, now: Date): Promise<void> => {
  await tx.updateTable('session').set({ ended_at: now }).where('ended_at', 'is', null).execute();
};
