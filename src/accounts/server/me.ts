import type { Static } from 'typebox';
import { vietnamDay } from '../../platform/clock/vietnam-day.ts';
import type { Db } from '../../platform/db/open.ts';
import { isDemonstration } from '../../platform/db/settings.ts';
import type { Actor, SessionCall } from '../../platform/http/call.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { secondFactorMandatory } from '../../policy/rules/limits.ts';
import { type Policy, policyValue } from '../../policy/rules/policy.ts';
import { policyInForce } from '../../policy/server/index.ts';
import { unitPaths, unitsAbove, unitsAsOf } from '../../units/server/index.ts';
import type { Me as MeSchema } from '../contract.ts';
import { daysLeft } from '../rules/password-life.ts';
import { verbsOf } from '../rules/permissions.ts';
import { authenticate } from './authenticate.ts';

type Me = Static<typeof MeSchema>;

/** The signed-in account, for the page; `passwordExpiresInDays` only from the policy's warning days on (R3). */
export const meOf = async (tx: Db, actor: Actor, now: Date, known?: Policy): Promise<Me> => {
  const policy = known ?? (await policyInForce(tx, now));
  const session = await ownSession(tx, actor);
  const left = (until: number): number => Math.max(0, Math.floor((until - now.getTime()) / 1000));
  return {
    account: { id: actor.accountId, username: actor.username, kind: actor.kind, duties: [...actor.duties] },
    unit: await ownUnit(tx, actor, now),
    custodian: await ownCustodian(tx, actor),
    mustChangePassword: actor.mustChangePassword,
    passwordExpiresInDays: warningDays(session.passwordExpiresAt, policyValue(policy, 'warnDays'), now),
    secondFactor: {
      on: session.hasSecondFactor,
      mandatory: secondFactorMandatory(policy, actor),
      missing: actor.secondFactorMissing ?? false,
    },
    session: {
      idleSeconds: session.idleSeconds,
      idleSecondsLeft: left(session.seenAt.getTime() + session.idleSeconds * 1000),
      secondsLeft: left(session.expiresAt.getTime()),
    },
    verbs: verbsOf(actor),
    demonstration: await isDemonstration(tx),
    today: vietnamDay(now),
  };
};

/** Who stands behind a session that was opened in this very request. */
export const actorOfToken = async (tx: Db, token: string, now: Date): Promise<Actor> => {
  const known = await authenticate(tx, token, now);
  if (!known) throw problem('wrong-credentials');
  return known.actor;
};

export const getMe = ({ tx, actor, now }: SessionCall): Promise<Me> => meOf(tx, actor, now);

const ownUnit = async (tx: Db, actor: Actor, now: Date): Promise<Me['unit']> => {
  const today = vietnamDay(now);
  const [unit] = await unitsAsOf(tx, actor.unitId, today);
  if (!unit) throw problem('not-found');
  const path = unitPaths([unit, ...(await unitsAbove(tx, actor.unitId, today))]).get(unit.id) ?? unit.fullName;
  return { id: unit.id, code: unit.code, name: unit.fullName, path, kind: unit.kind };
};

const ownCustodian = async (tx: Db, { custodianId }: Actor): Promise<Me['custodian']> => {
  if (custodianId === null) return null;
  const row = await tx
    .selectFrom('custodian')
    .select(['full_name as fullName', 'position'])
    .where('id', '=', custodianId)
    .executeTakeFirst();
  return row ?? null;
};

const ownSession = (tx: Db, { sessionId }: Actor) =>
  tx
    .selectFrom('session as s')
    .leftJoin('second_factor as f', 'f.account_id', 's.account_id')
    .select(['s.seen_at as seenAt', 's.expires_at as expiresAt', 's.idle_seconds as idleSeconds'])
    .select('s.password_expires_at as passwordExpiresAt')
    .select((is) => is('f.confirmed_at', 'is not', null).as('hasSecondFactor'))
    .where('s.id', '=', sessionId)
    .executeTakeFirstOrThrow()
    .then((row) => ({ ...row, hasSecondFactor: Boolean(row.hasSecondFactor) }));

const warningDays = (expiresAt: Date | null, warnDays: number, now: Date): number | null => {
  if (expiresAt === null) return null;
  const days = daysLeft(expiresAt, now);
  return days <= warnDays ? Math.max(0, days) : null;
};
