import { casesWaiting, type WaitingCase } from '../../discrepancies/server/index.ts';
import { daysBetween } from '../../periods/rules/days.ts';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import type { Task } from '../contract.ts';
import { caseWords } from '../rules/task-words.ts';

/** Discrepancies in which this actor has the next word. */
export const caseTasks = async (call: Call, today: string): Promise<Task[]> =>
  (await casesWaiting(call)).map((one) => taskFor(one, call.actor.unitName, today));

const taskFor = (one: WaitingCase, unit: string, today: string): Task => ({
  group: 'cases',
  title: one.title,
  form: one.form,
  period: one.period,
  periodName: periodName(getPeriod(one.period)),
  unit,
  detail: caseWords(one),
  dueOn: one.dueOn,
  daysLeft: daysBetween(today, one.dueOn),
  state: one.wish,
  count: null,
  filled: null,
  required: null,
  link: `/chenh-lech/${one.id}`,
});
