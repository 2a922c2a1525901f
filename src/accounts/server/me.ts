import type { Static } from 'typebox';
import { vietnamDay } from '../../platform/clock/vietnam-day.ts';
import type { Db } from '../../platform/db/open.ts';
import { isDemonstration } from '../../platform/db/settings.ts';
import type { Actor, SessionCall } from '../../platform/http/call.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { unitPaths, unitsAbove, unitsAsOf } from '../../units/server/index.ts';
import type { Me as MeSchema } from '../contract.ts';
import { passwordDaysLeft, regulationPolicy } from '../rules/password.ts';
import { verbsOf } from '../rules/permissions.ts';
import { authenticate } from './authenticate.ts';

type Me = Static<typeof MeSchema>;

/** The signed-in account, for the page; `passwordExpiresInDays` only from 14 days before (R3). */
export const meOf = async (tx: Db, actor: Actor, now: Date): Promise<Me> => ({
  account: { id: actor.accountId, username: actor.username, kind: actor.kind, duties: [...actor.duties] },
  unit: await ownUnit(tx, actor, now),
  custodian: await ownCustodian(tx, actor),
  mustChangePassword: actor.mustChangePassword,
  passwordExpiresInDays: await warningDays(tx, actor, now),
  verbs: verbsOf(actor),
  demonstration: await isDemonstration(tx),
  today: vietnamDay(now),
});

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

const warningDays = async (tx: Db, { accountId }: Actor, now: Date): Promise<number | null> => {
  const { password_set_at } = await tx
    .selectFrom('account')
    .select('password_set_at')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  const days = passwordDaysLeft(password_set_at, now);
  return days <= regulationPolicy.warnDays ? Math.max(0, days) : null;
};
