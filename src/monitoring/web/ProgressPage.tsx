import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatDay } from '../../platform/text/vietnamese.ts';
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

const toggled = (selected: ReadonlySet<number>, id: number): ReadonlySet<number> => {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
};

const ProgressOf = ({ progress }: { readonly progress: Progress }) => {
  const mayRemind = useMay('reminders.send');
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const [picked, setPicked] = useState<StripUnit>();
  const [reminding, setReminding] = useState(false);
  const units = progress.groups.flatMap((group) => group.units);
  const late = units.filter((unit) => unit.state === 'late');
  const chosen = units.filter((unit) => selected.has(unit.id));
  /** Whom a reminder goes to: those chosen, or everybody who is late. */
  const reminded = chosen.length > 0 ? chosen : late;
  const actions = mayRemind ? (
    <>
      {late.length > 0 ? (
        <Button variant="default" onClick={() => setSelected(new Set(late.map((unit) => unit.id)))}>
          {words.chooseLate(late.length)}
        </Button>
      ) : null}
      <Button disabled={reminded.length === 0} onClick={() => setReminding(true)}>
        {chosen.length === 0 && late.length > 0 ? words.remindLate(late.length) : words.remind(chosen.length)}
      </Button>
    </>
  ) : null;
  const pick = (unit: StripUnit): void => {
    setPicked(unit);
    setSelected((now) => toggled(now, unit.id));
  };
  return (
    <>
      <PageHeader
        title={words.progress(progress.form, progress.periodName)}
        subtitle={
          <>
            {progress.formTitle}
            <br />
            {words.progressDue(
              progress.letter,
              formatDay(progress.dueCommune).slice(0, 5),
              formatDay(progress.dueDistrict).slice(0, 5),
            )}
          </>
        }
        actions={actions}
      />
      {units.length === 0 ? (
        <EmptyState title={words.noProgress} action={<PageLink href="/dot-thu-thap">{words.toCampaigns}</PageLink>}>
          {words.noProgressWhy}
        </EmptyState>
      ) : (
        <div className="progress-columns">
          <ProgressTable
            groups={progress.groups}
            selected={selected}
            pick={pick}
            clear={() => setSelected(new Set())}
          />
          <ProgressAside progress={progress} picked={units.find((unit) => unit.id === picked?.id)} />
        </div>
      )}
      {reminding ? (
        <ReminderDialog
          progress={progress}
          units={reminded}
          close={(sent) => {
            setReminding(false);
            if (sent) setSelected(new Set());
          }}
        />
      ) : null}
    </>
  );
};

/** Who is where with one form in one period, district by district; follows by itself. */
export const ProgressPage = ({ form, period }: { readonly form: string; readonly period: string }) => {
  const progress = useAsk(getProgress, { query: { form, period } }, { every: 30_000 });
  return (
    <Answer of={progress} lines={12} title={words.progress(form, nameOfPeriod(period))}>
      {(answer) => <ProgressOf progress={answer} />}
    </Answer>
  );
};
