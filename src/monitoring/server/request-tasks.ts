import { requestsWaiting, type WaitingRequest } from '../../corrections/server/index.ts';
import { daysBetween } from '../../periods/rules/days.ts';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import type { Task } from '../contract.ts';
import { requestWords } from '../rules/task-words.ts';

/** Corrections and withdrawals in which this actor has the next word. */
export const requestTasks = async (call: Call, today: string): Promise<Task[]> =>
  (await requestsWaiting(call)).map((one) => taskFor(one, call.actor.unitName, today));

const taskFor = (one: WaitingRequest, unit: string, today: string): Task => ({
  group: 'requests',
  title: one.title,
  form: one.form,
  period: one.period,
  periodName: periodName(getPeriod(one.period)),
  unit,
  detail: requestWords(one),
  dueOn: one.dueOn,
  daysLeft: one.dueOn === null ? null : daysBetween(today, one.dueOn),
  state: one.wish,
  count: null,
  filled: null,
  required: null,
  link: `/${one.about === 'correction' ? 'dieu-chinh' : 'rut-so-lieu'}/${one.id}`,
});
