import { waitingForManagers } from '../../accounts/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import type { Task } from '../contract.ts';
import { accountWords } from '../rules/task-words.ts';

type Waiting = { readonly count: number; readonly since: Date | null };

const taskOf = (title: string, link: string, { count, since }: Waiting): Task[] =>
  count === 0
    ? []
    : [
        {
          group: 'accounts',
          title,
          form: '',
          period: '',
          periodName: '',
          unit: '',
          detail: accountWords(count, since === null ? null : vietnamDay(since)),
          dueOn: null,
          daysLeft: null,
          state: 'waiting',
          count,
          filled: null,
          required: null,
          link,
        },
      ];

/** What units ask about accounts, for those who manage them: one line of each kind, since they are dealt with on one page. */
export const accountTasks = async ({ tx }: Call): Promise<Task[]> => {
  const { requests, lost } = await waitingForManagers(tx);
  return [
    ...taskOf('Đề nghị của đơn vị', '/quan-tri/de-nghi', requests),
    ...taskOf('Báo mất mật khẩu', '/quan-tri/de-nghi?muc=mat-mat-khau', lost),
  ];
};
