import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { correctionActions, turnOf, withdrawalActions } from '../rules/actions.ts';
import { type Correction, findCorrections } from './correction-facts.ts';
import { findWithdrawals, type Withdrawal } from './withdrawal-facts.ts';

/** A request that waits for this actor: for an opinion, for the decision, or to be set upon the figures of now. */
export type WaitingRequest = {
  readonly about: 'correction' | 'withdrawal';
  readonly wish: 'opine' | 'decide' | 'renew';
  readonly id: string;
  readonly form: string;
  readonly title: string;
  readonly period: string;
  /** Null: an approval whole. */
  readonly subject: string | null;
  readonly reason: string;
  readonly dueOn: string | null;
};

/** Requests after approval in which this actor has the next word. */
export const requestsWaiting = async (call: Call): Promise<WaitingRequest[]> => [
  ...(await corrections(call)),
  ...(await withdrawals(call)),
];

const corrections = async (call: Call): Promise<WaitingRequest[]> => {
  const { actor, now } = call;
  const today = vietnamDay(now);
  const concerned = sql`c.state = 'asked' and (c.asked_unit_id = ${actor.unitId} or exists (
    select 1 from correction_step t where t.correction_id = c.id and t.unit_id = ${actor.unitId}))`;
  return (await findCorrections(call, concerned)).flatMap((one) => {
    const actions = correctionActions(one, actor, today);
    const wish = (['opine', 'grant', 'renew'] as const).find((action) => actions.includes(action));
    if (wish === undefined) return [];
    const own = one.steps.find(({ action, unitId }) => action === 'opine' && unitId === actor.unitId);
    const step = wish === 'opine' ? own : turnOf(one, today);
    return [
      {
        ...asked('correction', one),
        wish: wish === 'grant' ? ('decide' as const) : wish,
        dueOn: wish === 'renew' ? null : (step?.dueOn ?? null),
      },
    ];
  });
};

const withdrawals = async (call: Call): Promise<WaitingRequest[]> => {
  const { actor } = call;
  if (actor.unitKind !== 'board') return [];
  return (await findWithdrawals(call, sql`w.state = 'asked'`))
    .filter((one) => withdrawalActions(one, actor).includes('grant'))
    .map((one) => ({ ...asked('withdrawal', one), wish: 'decide' as const, dueOn: null }));
};

const asked = <A extends WaitingRequest['about']>(about: A, one: Correction | Withdrawal) => ({
  about,
  id: one.id,
  form: one.formCode,
  title: one.formTitle,
  period: one.period,
  subject: one.subjectName,
  reason: one.reason,
});
