import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import type { Reply } from '../../platform/contract/route.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { isDuty } from '../../sign-in/rules/permissions.ts';
import { findAccount } from '../../sign-in/server/index.ts';
import { placeName } from '../../units/server/index.ts';
import type { getAccountStanding, Task } from '../contract.ts';
import type { Waiting } from '../rules/account-effects.ts';
import { decisionTasks } from './decision-tasks.ts';
import { owedTasks } from './fill-tasks.ts';

type Standing = Reply<typeof getAccountStanding>;

/** What an act on an account would touch: who else there is, and what waits for the account now, as its own work list says it. */
export const getAccountStandingOf = async (call: Call, { params }: { params: { id: string } }): Promise<Standing> => {
  const known = found(await findAccount(call.tx, params.id, call.now));
  const { kind, unitKind, duties, unitId } = known.actor;
  const own = await placeOf(call, unitId);
  const as: Call = { ...call, actor: known.actor, scope: known.scope };
  return {
    holder: { kind, unitKind, duties: duties.filter(isDuty) },
    unit: own,
    others: await othersThan(call, params.id, unitId),
    waiting: await waitingFor(as, vietnamDay(call.now)),
  };
};

/** The name of the unit, within the scope of who asks; what is outside is not found. */
const placeOf = async ({ tx, scope, now }: Call, unitId: number): Promise<string> => {
  const today = vietnamDay(now);
  const { rows } = await sql<{ name: string }>`
    select ${placeName(sql`c.descendant_id`, sql`${today}::date`)} as name from unit_closure c
    where c.ancestor_id = ${scope.rootUnitId} and c.descendant_id = ${unitId} and ${standsOn('c', today)}`.execute(tx);
  return found(rows[0]).name;
};

/** Other accounts of the unit and of the board that can be used. */
const othersThan = async ({ tx, now }: Call, accountId: string, unitId: number): Promise<Standing['others']> => {
  const { rows } = await sql<Standing['others'][number]>`
    select a.kind, v.kind as "unitKind", a.duties, a.unit_id = ${unitId} as "sameUnit" from account a
    join unit_version v on v.unit_id = a.unit_id and ${standsOn('v', vietnamDay(now))}
    where a.id <> ${accountId}::uuid and a.state = 'active' and (a.unit_id = ${unitId} or v.kind = 'board' or a.kind = 'operator') order by a.id`.execute(
    tx,
  );
  return rows;
};

const waitingFor = async (as: Call, today: string): Promise<Waiting[]> => {
  const fills = as.actor.kind === 'unit' ? await owedTasks(as, today) : [];
  return gathered([...fills, ...(await decisionTasks(as, today))]);
};

const isWaiting = (group: Task['group']): group is Waiting['group'] =>
  ['fill', 'returned', 'review', 'consolidate', 'verify', 'approve'].includes(group);

/** Lines of the work list, by what they ask; a line of sheets to check stands for each of them. */
const gathered = (tasks: readonly Task[]): Waiting[] => {
  const groups = new Map<Waiting['group'], Waiting>();
  for (const { group, count, filled, dueOn } of tasks) {
    if (!isWaiting(group) || dueOn === null) continue;
    const known = groups.get(group) ?? { group, count: 0, begun: 0, firstDue: dueOn, lastDue: dueOn };
    groups.set(group, {
      group,
      count: known.count + (group === 'review' ? (count ?? 1) : 1),
      begun: known.begun + (group === 'fill' && (filled ?? 0) > 0 ? 1 : 0),
      firstDue: dueOn < known.firstDue ? dueOn : known.firstDue,
      lastDue: dueOn > known.lastDue ? dueOn : known.lastDue,
    });
  }
  return [...groups.values()];
};
