import { Button } from '@mantine/core';
import { formatNumber } from '../../platform/text/vietnamese.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink, useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { ErrorPanel } from '../../platform/ui/ErrorPanel.tsx';
import { Icon } from '../../platform/ui/Icon.tsx';
import { useMay } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { askForBackup, askForDrill, type Backups, getBackups } from '../contract.ts';
import { ageWords, scheduleWords } from '../rules/size-words.ts';
import { BackupTable } from './BackupTable.tsx';
import { DrillSteps, DrillTable } from './DrillTable.tsx';
import { words } from './messages.ts';
import './Backups.css';

/** While the page is looked at, what is made now is seen to come. */
const EVERY_MS = 3_000;
const UUID = /^[0-9a-f-]{36}$/;

/** How backups stand: what has to be seen to, the last ones and where they lie, the last trials; two buttons for now. */
export const BackupsPage = () => {
  const asked = useSearch().get('truoc') ?? '';
  const before = UUID.test(asked) ? { before: asked } : {};
  const list = useAsk(getBackups, { query: before }, { every: EVERY_MS, keepPrevious: true });
  return (
    <Answer of={list} lines={10}>
      {(found) => (
        <>
          <Head found={found} now={new Date(list.dataUpdatedAt)} />
          <Running found={found} />
          <Alarms found={found} />
          <Made found={found} paged={before.before !== undefined} />
          <Drills found={found} />
        </>
      )}
    </Answer>
  );
};

type PartProps = { readonly found: Backups };

const Head = ({ found, now }: PartProps & { readonly now: Date }) => {
  const may = useMay('backups.manage');
  const backUp = useSend(askForBackup, [getBackups]);
  const drill = useSend(askForDrill, [getBackups]);
  const busy = (kind: 'backup' | 'drill'): boolean => found.running.some((one) => one.kind === kind);
  const when = words.schedule(scheduleWords(found.schedule));
  const last = found.lastGoodAt === null ? '' : ` · ${words.lastGood(ageWords(found.lastGoodAt, now))}`;
  const actions = (
    <>
      <Button
        variant="default"
        disabled={busy('drill') || found.lastGoodAt === null || !found.canDrill}
        loading={drill.isPending}
        onClick={() => drill.mutate({}, { onSuccess: () => say(words.drillAsked) })}
      >
        {words.drill}
      </Button>
      <Button
        disabled={busy('backup')}
        loading={backUp.isPending}
        onClick={() => backUp.mutate({}, { onSuccess: () => say(words.asked) })}
      >
        {words.backUp}
      </Button>
    </>
  );
  const error = backUp.error ?? drill.error;
  return (
    <>
      <PageHeader title={words.title} subtitle={`${when}${last}`} actions={may ? actions : null} />
      {error ? <ErrorPanel error={error} /> : null}
    </>
  );
};

const Running = ({ found: { running } }: PartProps) => (
  <div aria-live="polite">
    {running.map(({ job, kind }) => (
      <p key={job}>
        <Icon name="refresh" /> {kind === 'backup' ? words.runningBackup : words.runningDrill}{' '}
        <PageLink href="/quan-tri/cong-viec">{words.toJobs}</PageLink>
      </p>
    ))}
  </div>
);

const Alarms = ({ found: { alarms, ownKey, canDrill } }: PartProps) => (
  <section className="backups-part" aria-labelledby="backups-alarms">
    <h2 id="backups-alarms">{words.alarms}</h2>
    {alarms.length === 0 && !ownKey ? <p className="soft">{words.well}</p> : null}
    <ul className="backups-alarms">
      {alarms.map(({ code, grave, words: said }) => (
        <li key={`${code} ${said}`} className="backups-alarm" data-grave={grave}>
          <Icon name="alert" />
          <span>{said}</span>
        </li>
      ))}
      {ownKey || !canDrill ? (
        <li className="backups-alarm" data-grave={false}>
          <Icon name="info" />
          <span>{ownKey ? words.ownKey : words.noKey}</span>
        </li>
      ) : null}
    </ul>
  </section>
);

const Made = ({ found, paged }: PartProps & { readonly paged: boolean }) => {
  const setSearch = useSetSearch();
  return (
    <section className="backups-part" aria-labelledby="backups-made">
      <h2 id="backups-made">{words.backups}</h2>
      {found.backups.length === 0 ? (
        <EmptyState title={words.none}>{words.noneWhy(scheduleWords(found.schedule))}</EmptyState>
      ) : (
        <>
          <p className="soft">{words.count(formatNumber(String(found.total)))}</p>
          <BackupTable backups={found.backups} />
        </>
      )}
      <div>
        {paged ? (
          <Button variant="default" onClick={() => setSearch({ truoc: null }, { push: true })}>
            {words.newest}
          </Button>
        ) : null}
        {found.next === null ? null : (
          <Button variant="default" onClick={() => setSearch({ truoc: found.next }, { push: true })}>
            {words.older}
          </Button>
        )}
      </div>
    </section>
  );
};

const Drills = ({ found: { drills, drillSchedule } }: PartProps) => {
  const [last] = drills;
  return (
    <section className="backups-part" aria-labelledby="backups-drills">
      <h2 id="backups-drills">{words.drills}</h2>
      {last === undefined ? (
        <p className="soft">{words.drillsNone(scheduleWords(drillSchedule))}</p>
      ) : (
        <>
          <DrillTable drills={drills} />
          <DrillSteps drill={last} />
        </>
      )}
    </section>
  );
};
