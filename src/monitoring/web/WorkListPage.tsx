import { sentenceStart } from '../../platform/text/sentence.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { useMe } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { getWorkList, type Task } from '../contract.ts';
import { gatheredPeriods } from '../rules/gather-fills.ts';
import { taskGroups } from '../rules/task-words.ts';
import { CampaignLines } from './CampaignLines.tsx';
import { groupWords, ownPages, words } from './messages.ts';
import { Overview } from './Overview.tsx';
import { TaskLine } from './TaskLine.tsx';
import './WorkList.css';

/** `2022-11-23` → `Thứ Tư, 23/11/2022`. */
const dayInWords = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`);
  const weekday = ['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'][date.getUTCDay()] ?? '';
  return `${weekday}, ${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
};

const byDue = (a: Task, b: Task): number => (a.daysLeft ?? 9999) - (b.daysLeft ?? 9999);

/** One line may stand for many sheets to fill, or requests to answer. */
const sheetsIn = (tasks: readonly Task[]): number =>
  tasks.reduce((sum, { group, count }) => sum + (group === 'fill' || group === 'accounts' ? (count ?? 1) : 1), 0);

const Tasks = ({ tasks }: { readonly tasks: readonly Task[] }) => {
  const groups = taskGroups
    .map((group) => ({ group, tasks: tasks.filter((task) => task.group === group) }))
    .filter((group) => group.tasks.length > 0);
  const first = groups.find(({ group }) => group !== 'recent')?.group;
  // Said once, where sheets wait to be filled, else where they came back.
  const gathered = groups.findLast(({ group }) => group === 'fill' || group === 'returned')?.group;
  return groups.map(({ group, tasks: inside }) => (
    <section key={group} className="tasks" aria-labelledby={`tasks-${group}`}>
      <h2 id={`tasks-${group}`}>
        {group === 'recent' ? groupWords[group] : `${groupWords[group]} (${sheetsIn(inside)})`}
      </h2>
      {group === gathered ? <OnOnePage tasks={tasks} /> : null}
      <ul className="sheet task-list">
        {(group === 'recent' ? inside : inside.toSorted(byDue)).map((task, place) => (
          <TaskLine
            key={`${task.link}|${task.form}|${task.unit}`}
            task={task}
            primary={group === first && place === 0}
          />
        ))}
      </ul>
    </section>
  ));
};

/** Several forms of one period can be filled and sent on one page. */
const OnOnePage = ({ tasks }: { readonly tasks: readonly Task[] }) => {
  const periods = gatheredPeriods(tasks);
  return periods.length === 0 ? null : (
    <p className="tasks-together no-print">
      {periods.map(({ period, periodName, forms, link }) => (
        <PageLink key={period} href={link}>
          {words.onOnePage(forms, periodName)}
        </PageLink>
      ))}
    </p>
  );
};

/** Nothing to do: what comes next, or where those work who have nothing to do with figures. */
const Nothing = ({ next }: { readonly next: string | null }) => {
  const { verbs } = useMe();
  if (verbs.includes('figures.read'))
    return (
      <EmptyState
        title={words.nothing}
        action={
          verbs.includes('campaigns.manage') ? <PageLink href="/dot-thu-thap/moi">{words.openCampaign}</PageLink> : null
        }
      >
        {next === null ? words.nothingNext : words.next(next)}
      </EmptyState>
    );
  const pages = ownPages.filter(({ verb }) => verbs.includes(verb));
  return (
    <EmptyState
      title={words.noFigures}
      action={pages.map(({ href, words: name }) => (
        <PageLink key={href} href={href}>
          {name}
        </PageLink>
      ))}
    >
      {words.noFiguresWhy}
    </EmptyState>
  );
};

const waits = ({ group }: Task): boolean => group !== 'recent';

/** Whoever leads the board: the leader's duty, and the board's own account. */
const leads = ({ account: { kind, duties }, unit }: ReturnType<typeof useMe>): boolean =>
  duties.includes('leader') || (kind === 'unit' && unit.kind === 'board');

/** The first screen for all: what to do, the nearest due first. */
export const WorkListPage = () => {
  const me = useMe();
  const list = useAsk(getWorkList, {}, { every: 60_000 });
  return (
    <>
      <PageHeader
        title={words.workList}
        subtitle={[
          dayInWords(me.today),
          sentenceStart(me.unit.path),
          // Where nothing waits for a leader, one line says so and the figures stand where the tasks would.
          leads(me) && list.data && !list.data.tasks.some(waits) ? words.nothingWaits : '',
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      />
      <Answer of={list}>
        {({ tasks, campaigns, next }) => {
          const waiting = tasks.filter(waits);
          // One's own task first; how the others stand comes after it.
          return (
            <>
              <Tasks tasks={waiting} />
              {leads(me) ? <Overview campaigns={campaigns} /> : null}
              {leads(me) || campaigns.length === 0 ? null : <CampaignLines campaigns={campaigns} />}
              {waiting.length > 0 || leads(me) ? null : <Nothing next={next} />}
              <Tasks tasks={tasks.filter(({ group }) => group === 'recent')} />
            </>
          );
        }}
      </Answer>
    </>
  );
};
