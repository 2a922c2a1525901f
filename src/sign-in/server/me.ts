import { sql } from 'kysely';
import type { Static } from 'typebox';
import type { Actor } from '../../platform/call/actor.ts';
import type { SessionCall } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { queryTogether } from '../../platform/db/pipeline.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { deadlinesOf, secondFactorMandatory } from '../../policy/rules/limits.ts';
import { type Policy, policyValue } from '../../policy/rules/policy.ts';
import { type NamesRow, namesColumns, namesFrom, policyInForce } from '../../policy/server/index.ts';
import { type UnitOfDay, unitPaths, unitWithAbove } from '../../units/server/index.ts';
import type { Me as MeSchema } from '../contract.ts';
import { daysLeft } from '../rules/password-life.ts';
import { isDuty, verbsOf } from '../rules/permissions.ts';

type Me = Static<typeof MeSchema>;

/** The signed-in account, for the page; `passwordExpiresInDays` only from the policy's warning days on (R3). */
export const meOf = async (tx: Db, actor: Actor, now: Date, known?: Policy): Promise<Me> => {
  const policy = known ?? (await policyInForce(tx, now));
  const { facts, above } = await factsOf(tx, actor, now);
  const left = (until: number): number => Math.max(0, Math.floor((until - now.getTime()) / 1000));
  return {
    account: { id: actor.accountId, username: actor.username, kind: actor.kind, duties: actor.duties.filter(isDuty) },
    unit: ownUnit(above),
    custodian: custodianOf(actor, facts),
    mustChangePassword: actor.mustChangePassword,
    passwordExpiresInDays: warningDays(facts.passwordExpiresAt, policyValue(policy, 'warnDays'), now),
    secondFactor: {
      on: facts.hasSecondFactor,
      mandatory: secondFactorMandatory(policy, actor),
      missing: actor.secondFactorMissing ?? false,
    },
    session: {
      idleSeconds: facts.idleSeconds,
      idleSecondsLeft: left(facts.seenAt.getTime() + facts.idleSeconds * 1000),
      secondsLeft: left(facts.expiresAt.getTime()),
    },
    deadlines: deadlinesOf(policy),
    verbs: verbsOf(actor),
    names: namesFrom(facts),
    demonstration: facts.demonstration,
    today: vietnamDay(now),
  };
};

const custodianOf = ({ custodianId, custodianName }: Actor, { position }: Facts): Me['custodian'] =>
  custodianId === null || custodianName === null
    ? null
    : { id: custodianId, fullName: custodianName, position: position ?? '' };

export const getMe = ({ tx, actor, now }: SessionCall): Promise<Me> => meOf(tx, actor, now);

const ownUnit = (above: readonly UnitOfDay[]): Me['unit'] => {
  const [unit] = above;
  if (!unit) throw problem('not-found');
  const path = unitPaths(above).get(unit.id) ?? unit.fullName;
  return { id: unit.id, code: unit.code, name: unit.fullName, path, kind: unit.kind };
};

type Facts = NamesRow & {
  readonly seenAt: Date;
  readonly expiresAt: Date;
  readonly idleSeconds: number;
  readonly passwordExpiresAt: Date | null;
  readonly hasSecondFactor: boolean;
  readonly position: string | null;
  readonly demonstration: boolean;
};

type AllFacts = { readonly facts: Facts; readonly above: readonly UnitOfDay[] };

/** What the session says besides the actor, and the unit with those above it, in one round trip: this answer comes with every sign-in and every page. */
const factsOf = async (tx: Db, { sessionId, custodianId, unitId }: Actor, now: Date): Promise<AllFacts> => {
  const session = sql<Facts>`
    select s.seen_at as "seenAt", s.expires_at as "expiresAt", s.idle_seconds as "idleSeconds", s.password_expires_at as "passwordExpiresAt",
      f.confirmed_at is not null as "hasSecondFactor", c.position,
      exists (select 1 from setting where name = 'demonstration' and value = 'true'::jsonb) as demonstration, ${namesColumns(now)}
    from session s left join second_factor f on f.account_id = s.account_id left join custodian c on c.id = ${custodianId}::uuid
    where s.id = ${sessionId}::uuid`;
  const [[facts], above] = await queryTogether(
    tx,
    session,
    sql<UnitOfDay>`${unitWithAbove(tx, unitId, vietnamDay(now))}`,
  );
  if (!facts) throw problem('not-signed-in');
  return { facts, above };
};

const warningDays = (expiresAt: Date | null, warnDays: number, now: Date): number | null => {
  if (expiresAt === null) return null;
  const days = daysLeft(expiresAt, now);
  return days <= warnDays ? Math.max(0, days) : null;
};
