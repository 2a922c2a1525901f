import { Button } from '@mantine/core';
import { PageLink } from '../../platform/ui/address.tsx';
import { DueBadge } from '../../platform/ui/DueBadge.tsx';
import { useMe } from '../../platform/ui/me.ts';
import { StateBadge } from '../../platform/ui/StateBadge.tsx';
import type { Task } from '../contract.ts';
import { formWords, taskButton, words } from './messages.ts';

/** How far one's own sheet is, in cells; of the other tasks the line below the title says it. */
const amountOf = (task: Task): string => {
  if (task.group === 'returned') return task.count === null ? '' : words.toFix(task.count);
  if (task.group === 'fill' && task.count !== null) return words.sheetsLeft(task.count);
  if (task.group === 'fill' && task.filled !== null && task.required !== null)
    return words.filled(task.filled, task.required);
  return '';
};

/** One thing to do: what, for when, how far, and one button. */
export const TaskLine = ({ task, primary }: { readonly task: Task; readonly primary: boolean }) => {
  const me = useMe();
  const own = task.unit === me.unit.name || task.unit === me.unit.path || task.unit === '';
  // The sentence below the title names the unit already when the sheet is about another one.
  const named = own || task.detail.includes(task.unit);
  const facts = [task.periodName, named ? '' : task.unit, task.detail].filter((fact) => fact !== '');
  const button = taskButton(task);
  return (
    <li className="task">
      <div className="task-words">
        <h3>{formWords(task.form, task.title)}</h3>
        <p className="small soft">{facts.join(' · ')}</p>
      </div>
      <div className="task-due">
        {task.group === 'recent' || task.dueOn === null ? (
          <StateBadge state={task.state} />
        ) : (
          <DueBadge dueOn={task.dueOn} />
        )}
      </div>
      <div className="task-amount">{amountOf(task)}</div>
      <div className="task-button no-print">
        <Button
          renderRoot={(props) => <PageLink {...props} href={task.link} />}
          variant={primary ? 'filled' : 'default'}
          size="compact-md"
          aria-label={`${button}: ${formWords(task.form, task.title)}, ${facts.join(', ')}`}
        >
          {button}
        </Button>
      </div>
    </li>
  );
};
