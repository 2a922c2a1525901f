import { Button } from '@mantine/core';
import { useState } from 'react';
import { DueDates } from '../../campaigns/web/index.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { useMay } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { getProgress } from '../contract.ts';
import { words } from './messages.ts';
import { nameOfPeriod } from './name-of-period.ts';
import { ProgressAside } from './ProgressAside.tsx';
import { ProgressTable } from './ProgressTable.tsx';
import type { Progress } from './progress.ts';
import { ReminderDialog } from './ReminderDialog.tsx';
import type { StripUnit } from './Strip.tsx';
import './Progress.css';
import './Square.css';

const toggled = (selected: ReadonlySet<number>, id: number): ReadonlySet<number> => {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
};

/** Units in the order of the page, those that are late, those that were chosen by hand. */
const useChosen = (progress: Progress) => {
  const [selected, select] = useState<ReadonlySet<number>>(new Set());
  const units = progress.groups.flatMap((group) => group.units);
  return {
    units,
    late: units.filter((unit) => unit.state === 'late'),
    chosen: units.filter((unit) => selected.has(unit.id)),
    selected,
    toggle: (id: number) => select((now) => toggled(now, id)),
    choose: (some: readonly StripUnit[]) => select(new Set(some.map((unit) => unit.id))),
  };
};

const ProgressOf = ({ progress }: { readonly progress: Progress }) => {
  const mayRemind = useMay('reminders.send');
  const { units, late, chosen, selected, toggle, choose } = useChosen(progress);
  const [picked, setPicked] = useState<StripUnit>();
  const [reminding, setReminding] = useState(false);
  const pick = (unit: StripUnit): void => {
    setPicked(unit);
    toggle(unit.id);
  };
  return (
    <>
      <PageHeader
        title={words.progress(progress.form, progress.periodName)}
        subtitle={<Subtitle progress={progress} />}
        actions={
          mayRemind ? (
            <Reminding late={late} chosen={chosen} chooseLate={() => choose(late)} remind={() => setReminding(true)} />
          ) : null
        }
      />
      {units.length === 0 ? (
        <EmptyState title={words.noProgress} action={<PageLink href="/dot-thu-thap">{words.toCampaigns}</PageLink>}>
          {words.noProgressWhy}
        </EmptyState>
      ) : (
        <div className="progress-columns">
          <ProgressTable groups={progress.groups} selected={selected} pick={pick} clear={() => choose([])} />
          <ProgressAside progress={progress} picked={units.find((unit) => unit.id === picked?.id)} />
        </div>
      )}
      {reminding ? (
        <ReminderDialog
          progress={progress}
          units={remindedOf(chosen, late)}
          close={(sent) => {
            setReminding(false);
            if (sent) choose([]);
          }}
        />
      ) : null}
    </>
  );
};

const Subtitle = ({ progress }: { readonly progress: Progress }) => (
  <>
    {progress.formTitle}
    <br />
    {words.byLetter(progress.letter)} · <DueDates of={progress} />
  </>
);

/** Whom a reminder goes to: those chosen, or everybody who is late. */
const remindedOf = (chosen: readonly StripUnit[], late: readonly StripUnit[]) => (chosen.length > 0 ? chosen : late);

type RemindingProps = {
  readonly late: readonly StripUnit[];
  readonly chosen: readonly StripUnit[];
  readonly chooseLate: () => void;
  readonly remind: () => void;
};

const Reminding = ({ late, chosen, chooseLate, remind }: RemindingProps) => (
  <>
    {late.length > 0 ? (
      <Button variant="default" onClick={chooseLate}>
        {words.chooseLate(late.length)}
      </Button>
    ) : null}
    <Button disabled={remindedOf(chosen, late).length === 0} onClick={remind}>
      {chosen.length === 0 && late.length > 0 ? words.remindLate(late.length) : words.remind(chosen.length)}
    </Button>
  </>
);

/** Who is where with one form in one period, district by district; follows by itself. */
export const ProgressPage = ({ form, period }: { readonly form: string; readonly period: string }) => {
  const progress = useAsk(getProgress, { query: { form, period } }, { every: 30_000 });
  return (
    <Answer of={progress} lines={12} title={words.progress(form, nameOfPeriod(period))}>
      {(answer) => <ProgressOf progress={answer} />}
    </Answer>
  );
};
