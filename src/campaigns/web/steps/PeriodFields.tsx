import { NativeSelect, TextInput } from '@mantine/core';
import { periodKindName, periodName } from '../../../periods/rules/names.ts';
import { makePeriod, type Period, type PeriodKind, periodKinds } from '../../../periods/rules/period.ts';
import { SideBySide } from '../../../platform/ui/SideBySide.tsx';
import { words } from '../messages.ts';
import type { Draft } from '../plan.ts';

const counts: Partial<Record<PeriodKind, number>> = { month: 12, quarter: 4, halfyear: 2 };

/** The period that the fields stand for, or nothing while the year is unfinished. */
export const periodIn = (draft: Draft): Period | undefined => {
  const year = Number(draft.year);
  if (!/^\d{4}$/.test(draft.year) || year < 1900 || year > 2199 - draft.stageYears) return undefined;
  return makePeriod(draft.kind, year, Math.min(draft.index, counts[draft.kind] ?? 1), draft.stageYears);
};

const findKind = (value: string): PeriodKind => periodKinds.find((kind) => kind === value) ?? 'year';

/** Kind, year and number of a period. */
export const PeriodFields = ({
  draft,
  change,
}: {
  readonly draft: Draft;
  readonly change: (changes: Partial<Draft>) => void;
}) => {
  const count = counts[draft.kind] ?? 1;
  const year = /^\d{4}$/.test(draft.year) ? Number(draft.year) : 2000;
  return (
    <SideBySide>
      <NativeSelect
        label={words.periodKind}
        value={draft.kind}
        onChange={(event) => change({ kind: findKind(event.currentTarget.value), index: 1 })}
        data={periodKinds.map((kind) => ({ value: kind, label: periodKindName(kind) }))}
      />
      <TextInput
        label={words.year}
        inputMode="numeric"
        maxLength={4}
        value={draft.year}
        error={periodIn(draft) ? undefined : words.yearWrong}
        onChange={(event) => change({ year: event.currentTarget.value.trim() })}
      />
      {count > 1 ? (
        <NativeSelect
          label={words.which}
          value={String(draft.index)}
          onChange={(event) => change({ index: Number(event.currentTarget.value) })}
          data={Array.from({ length: count }, (_, place) => ({
            value: String(place + 1),
            label: periodName(makePeriod(draft.kind, year, place + 1)),
          }))}
        />
      ) : null}
      {draft.kind === 'stage' ? (
        <NativeSelect
          label={words.stageYears}
          value={String(draft.stageYears)}
          onChange={(event) => change({ stageYears: Number(event.currentTarget.value) })}
          data={['2', '3', '4', '5', '10']}
        />
      ) : null}
    </SideBySide>
  );
};
