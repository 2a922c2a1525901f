import { sql } from 'kysely';
import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { limitsOf, unusedDays } from '../../policy/rules/limits.ts';
import { type Policy, policyValue } from '../../policy/rules/policy.ts';
import {
  type Choice,
  keepChoice,
  kindsFrom,
  policyInForce,
  policyUnder,
  readPresets,
} from '../../policy/server/index.ts';
import type { choosePolicy as chooseRoute, PolicyEffect, previewPolicy as previewRoute } from '../contract/policy.ts';

/** The numbers of a policy that an SQL statement over accounts needs. */
const numbersOf = (policy: Policy) => {
  const [unit, operator] = [limitsOf(policy, { kind: 'unit' }), limitsOf(policy, { kind: 'operator' })];
  return { unit, operator, kinds: arrayLiteral([...policy.secondFactorKinds]) };
};
/** By an account's kind: one number for operators, another for units. */
const byKind = (operator: number, unit: number) =>
  sql<number>`case when a.kind = 'operator' then ${operator}::integer else ${unit}::integer end`;
const holderKind = sql<string>`case when a.kind = 'operator' then 'operator' else v.kind end`;
const unitToday = (now: Date) => {
  const today = vietnamDay(now);
  return sql`unit_version v on v.unit_id = a.unit_id and ${standsOn('v', today)}`;
};
/** The last instant an account `a` with the credential `p` was used, opened or given a new password. */
export const lastUsed = sql<Date>`greatest(p.signed_in_at, a.created_at, p.password_set_at)`;

type Counted = Omit<PolicyEffect, 'minLengthGrowsTo'>;

const count = async (tx: Db, policy: Policy, now: Date): Promise<Counted> => {
  const { unit, operator, kinds } = numbersOf(policy);
  const [unusedOperator, unusedUnit] = [unusedDays(policy, 'operator') ?? null, unusedDays(policy, 'unit') ?? null];
  const { rows } = await sql<Counted>`
    select
      count(*) filter (where not p.must_change_password and p.password_set_at + ${byKind(operator.lifetimeDays, unit.lifetimeDays)} * interval '1 day' <= ${now}::timestamptz)::integer as "passwordsToChange",
      count(*) filter (where f.confirmed_at is null and ${holderKind} = any (${kinds}::text[]))::integer as "secondFactorsToEnrol",
      count(*) filter (where ${lastUsed} < ${now}::timestamptz - (case when a.kind = 'operator' then ${unusedOperator}::integer else ${unusedUnit}::integer end) * interval '1 day')::integer as "accountsToClose",
      (select count(*)::integer from session s where s.ended_at is null and s.expires_at > ${now}::timestamptz) as "sessionsTouched"
    from account a join credential p on p.account_id = a.id join ${unitToday(now)} left join second_factor f on f.account_id = a.id
    where a.state = 'active'`.execute(tx);
  return rows[0] ?? { passwordsToChange: 0, secondFactorsToEnrol: 0, accountsToClose: 0, sessionsTouched: 0 };
};

const effectOf = async (tx: Db, choice: Choice, now: Date): Promise<PolicyEffect> => {
  const [before, after] = [await policyInForce(tx, now), await policyUnder(tx, choice)];
  const length = policyValue(after, 'minLengthAlone');
  return {
    ...(await count(tx, after, now)),
    minLengthGrowsTo: length > policyValue(before, 'minLengthAlone') ? length : null,
  };
};

const refuseUnknown = async (tx: Db, presets: readonly string[]): Promise<void> => {
  const known = (await readPresets(tx)).map(({ code }) => code);
  const unknown = presets.filter((code) => !known.includes(code));
  if (unknown.length > 0)
    throw problem('invalid-content', {
      findings: [{ at: 'presets', message: `không có bộ quy định ${unknown.join(', ')}` }],
    });
};

const listed = (text: string | undefined): string[] => (text ?? '').split(',').filter((part) => part !== '');

/** What a choice would do, counted on the accounts of today; nothing is changed. */
export const previewPolicy = async ({ tx, now }: Call, { query }: HandlerInput<typeof previewRoute>) => {
  const presets = listed(query.presets);
  await refuseUnknown(tx, presets);
  return effectOf(tx, { presets, secondFactorKinds: kindsFrom(listed(query.secondFactorKinds)) }, now);
};

/** The board chooses; a mandatory preset holds whether named or not. Sessions that are open get the new limits at once. */
export const choosePolicy = async (call: Call, { body }: HandlerInput<typeof chooseRoute>) => {
  const { tx, actor, now } = call;
  await refuseUnknown(tx, body.presets);
  const today = vietnamDay(now);
  if (body.from !== undefined && body.from < today)
    throw problem('invalid-content', {
      findings: [{ at: 'body/from', message: 'ngày áp dụng phải từ hôm nay trở đi' }],
    });
  const from = body.from !== undefined && body.from > today ? new Date(`${body.from}T00:00:00+07:00`) : now;
  const choice = { presets: body.presets, secondFactorKinds: body.secondFactorKinds };
  const effect = await effectOf(tx, choice, now);
  await keepChoice(tx, { ...choice, from, reason: body.reason, by: actor }, now);
  if (from <= now) await applyToSessions(tx, now);
  await call.audit({
    action: 'policy.choose',
    objectType: 'policy',
    reason: body.reason,
    detail: { ...choice, from: from.toISOString(), ...effect },
  });
  return effect;
};

/** Limits stand in the session; without this a stricter policy would hold only from the next sign-in on. */
const applyToSessions = async (tx: Db, now: Date): Promise<void> => {
  const { unit, operator, kinds } = numbersOf(await policyInForce(tx, now));
  await sql`
    update session s set
      idle_seconds = ${byKind(operator.idleSeconds, unit.idleSeconds)},
      expires_at = s.created_at + ${byKind(operator.absoluteSeconds, unit.absoluteSeconds)} * interval '1 second',
      password_expires_at = least(s.password_expires_at, p.password_set_at + ${byKind(operator.lifetimeDays, unit.lifetimeDays)} * interval '1 day'),
      second_factor_missing = ${holderKind} = any (${kinds}::text[]) and not exists (select 1 from second_factor f where f.account_id = a.id and f.confirmed_at is not null)
    from account a join credential p on p.account_id = a.id join ${unitToday(now)}
    where a.id = s.account_id and s.ended_at is null`.execute(tx);
};
