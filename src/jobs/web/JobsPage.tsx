import { Button, NativeSelect } from '@mantine/core';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink, useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { type JobList, jobStates, listJobs } from '../contract.ts';
import { JobTable } from './JobTable.tsx';
import { states, words } from './messages.ts';
import { ScheduleTable } from './ScheduleTable.tsx';
import './Jobs.css';

const PLACE = '/quan-tri/cong-viec';
/** While the page is looked at, work at hand is seen moving. */
const EVERY_MS = 3_000;

type Asked = {
  readonly state: (typeof jobStates)[number] | undefined;
  readonly name: string | undefined;
  readonly before: number | undefined;
};

/** What the address asks for; anything in it that is none of ours is left out. */
const askedOf = (search: URLSearchParams): Asked => {
  const before = Number(search.get('truoc'));
  return {
    state: jobStates.find((state) => state === search.get('trang-thai')),
    name: search.get('viec')?.slice(0, 100) || undefined,
    before: Number.isSafeInteger(before) && before > 0 ? before : undefined,
  };
};

const queryOf = ({ state, name, before }: Asked) => ({
  ...(state ? { state } : {}),
  ...(name ? { name } : {}),
  ...(before ? { before } : {}),
});

/** What the system does outside requests: how far it is, how it ended, and the button that ends it. */
export const JobsPage = () => {
  const asked = askedOf(useSearch());
  const list = useAsk(listJobs, { query: queryOf(asked) }, { every: EVERY_MS, keepPrevious: true });
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={words.subtitle}
        above={asked.name || asked.before ? <PageLink href={PLACE}>{words.allAgain}</PageLink> : null}
      />
      <Answer of={list} lines={10}>
        {(found) => (
          <>
            <Requested found={found} asked={asked} now={list.dataUpdatedAt} />
            {asked.name ? null : <Schedules found={found} now={list.dataUpdatedAt} />}
          </>
        )}
      </Answer>
    </>
  );
};

type PartProps = { readonly found: JobList; readonly now: number };

const titleOf = ({ jobs }: JobList, { name }: Asked): string =>
  name === undefined ? words.requested : words.ofSchedule(jobs[0]?.title ?? name);

const Requested = ({ found, asked, now }: PartProps & { readonly asked: Asked }) => {
  const setSearch = useSetSearch();
  const title = titleOf(found, asked);
  return (
    <section className="jobs-part" aria-labelledby="jobs-requested">
      <div className="jobs-head">
        <h2 id="jobs-requested">{title}</h2>
        <NativeSelect
          aria-label={words.state}
          value={asked.state ?? ''}
          onChange={({ currentTarget }) => setSearch({ 'trang-thai': currentTarget.value, truoc: null })}
          data={[
            { value: '', label: words.anyState },
            ...jobStates.map((value) => ({ value, label: states[value].words })),
          ]}
        />
      </div>
      {found.jobs.length > 0 ? <JobTable label={title} jobs={found.jobs} now={now} /> : <NoJobs asked={asked} />}
      {found.next === null ? null : (
        <div>
          <Button variant="default" onClick={() => setSearch({ truoc: String(found.next) }, { push: true })}>
            {words.older}
          </Button>
        </div>
      )}
    </section>
  );
};

const NoJobs = ({ asked }: { readonly asked: Asked }) =>
  asked.state || asked.name ? (
    <p className="soft">{words.noneOfState}</p>
  ) : (
    <EmptyState title={words.requestedNone}>{words.requestedNoneWhy}</EmptyState>
  );

const Schedules = ({ found: { schedules }, now }: PartProps) => (
  <section className="jobs-part" aria-labelledby="jobs-schedules">
    <h2 id="jobs-schedules">{words.schedules}</h2>
    {schedules.length === 0 ? (
      <p className="soft">{words.schedulesNone}</p>
    ) : (
      <ScheduleTable schedules={schedules} now={now} />
    )}
  </section>
);
