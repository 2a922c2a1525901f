import { MultiSelect, NativeSelect, SegmentedControl, Switch } from '@mantine/core';
import { useMemo } from 'react';
import { listClassifications } from '../../classifications/contract.ts';
import { groupKey } from '../../classifications/rules/scheme.ts';
import type { Cell, CompiledForm } from '../../forms/rules/compiled.ts';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { useSetSearch } from '../../platform/ui/address.tsx';
import { Disclosure } from '../../platform/ui/Disclosure.tsx';
import { useMe } from '../../platform/ui/me.ts';
import { useAsk } from '../../platform/ui/query.ts';
import { stateWords } from '../../platform/ui/StateBadge.tsx';
import { figureStates } from '../../review/rules/figure-states.ts';
import { listUnits } from '../../units/contract.ts';
import { KnownAtChoice } from './KnownAtChoice.tsx';
import { messages } from './messages.ts';
import { type Asked, figureCells, MOST_CELLS, type Question } from './question.ts';

type QuestionBarProps = {
  readonly asked: Asked;
  readonly question: Question;
  readonly form: CompiledForm;
  readonly cells: readonly Cell[];
  readonly whole: boolean;
  readonly previousName: string | null;
  readonly compared: boolean;
};

/** The parameters; each of them stands in the address. */
export const QuestionBar = ({ asked, question, form, cells, whole, previousName, compared }: QuestionBarProps) => {
  const setSearch = useSetSearch();
  return (
    <search className="totals-bar no-print">
      <NativeSelect
        className="totals-form"
        size="xs"
        aria-label={messages.form}
        title={messages.form}
        value={question.form}
        data={[...asked.forms]}
        onChange={(event) => setSearch({ form: event.currentTarget.value, period: null, cells: null, nguon: null })}
      />
      <NativeSelect
        className="totals-period"
        size="xs"
        aria-label={messages.period}
        title={messages.period}
        value={question.period}
        data={[...asked.periods]}
        onChange={(event) => setSearch({ period: event.currentTarget.value })}
      />
      <UnitChoice chosen={question.unit} />
      <GroupChoice chosen={question.group} />
      <StateChoice state={question.state} />
      <KnownAtChoice knownAt={question.knownAt} />
      <ViewChoice whole={whole} />
      {previousName ? (
        <Switch
          className="totals-compare"
          size="xs"
          label={messages.compareShort(previousName)}
          title={messages.compare(previousName)}
          checked={compared}
          onChange={(event) => setSearch({ so: event.currentTarget.checked ? null : 'khong' })}
        />
      ) : null}
      {whole ? null : (
        <Disclosure label={messages.cellsOf(cells.length)}>{() => <CellChoice form={form} cells={cells} />}</Disclosure>
      )}
    </search>
  );
};

/** The units in rows, or the form itself as one sheet. */
const ViewChoice = ({ whole }: { readonly whole: boolean }) => {
  const setSearch = useSetSearch();
  return (
    <SegmentedControl
      size="xs"
      aria-label={messages.view}
      value={whole ? 'phieu' : 'bang'}
      data={[
        { value: 'bang', label: messages.byUnit },
        { value: 'phieu', label: messages.wholeForm },
      ]}
      onChange={(value) => setSearch({ xem: value === 'phieu' ? 'phieu' : null })}
    />
  );
};

/** The least that a figure must have come to. */
const StateChoice = ({ state: chosen }: { readonly state: Question['state'] }) => {
  const setSearch = useSetSearch();
  return (
    <NativeSelect
      className="totals-state"
      size="xs"
      aria-label={messages.state}
      title={messages.state}
      value={chosen ?? 'submitted'}
      data={figureStates.map((state) => ({
        value: state,
        label: state === 'approved' ? stateWords(state) : messages.atLeast(stateWords(state)),
      }))}
      onChange={(event) =>
        setSearch({ state: event.currentTarget.value === 'submitted' ? null : event.currentTarget.value })
      }
    />
  );
};

const UnitChoice = ({ chosen }: { readonly chosen: number | undefined }) => {
  const setSearch = useSetSearch();
  const { unit } = useMe();
  const units = useAsk(listUnits, { query: {} }, { staleTime: 300_000 });
  const areas = units.data?.units.filter(({ kind }) => kind === 'district' || kind === 'commune') ?? [];
  return (
    <NativeSelect
      className="totals-unit"
      size="xs"
      aria-label={messages.unit}
      title={messages.unit}
      value={chosen ?? ''}
      data={[
        { value: '', label: messages.ownUnit(unit) },
        ...areas.map(({ id, path }) => ({ value: String(id), label: sentenceStart(path) })),
      ]}
      onChange={(event) => setSearch({ unit: event.currentTarget.value || null, mo: null, nguon: null })}
    />
  );
};

/** Only the units of a group of a classification, as it stands on the last day of the period. */
const GroupChoice = ({ chosen }: { readonly chosen: string | undefined }) => {
  const setSearch = useSetSearch();
  const { data } = useAsk(listClassifications, {}, { staleTime: 300_000 });
  const schemes = data?.classifications ?? [];
  if (schemes.length === 0) return null;
  return (
    <NativeSelect
      className="totals-group"
      size="xs"
      aria-label={messages.group}
      title={messages.group}
      value={chosen ?? ''}
      data={[
        { value: '', label: messages.allGroups },
        ...schemes.map(({ code, title, groups }) => ({
          group: title,
          items: groups.map((group) => ({ value: groupKey(code, group.code), label: group.label })),
        })),
      ]}
      onChange={(event) => setSearch({ group: event.currentTarget.value || null, mo: null, nguon: null })}
    />
  );
};

const CellChoice = ({ form, cells }: { readonly form: CompiledForm; readonly cells: readonly Cell[] }) => {
  const setSearch = useSetSearch();
  const groups = useMemo(
    () =>
      form.sections
        .map((section) => ({
          group: `${section.code}. ${section.title}`,
          items: figureCells(form)
            .filter((cell) => cell.section === section.code)
            .map((cell) => ({ value: cell.code, label: `${cell.code} ${cell.label}` })),
        }))
        .filter(({ items }) => items.length > 0),
    [form],
  );
  return (
    <MultiSelect
      className="totals-cells"
      label={messages.cells}
      description={messages.cellsHint}
      comboboxProps={{ withinPortal: false }}
      searchable
      hidePickedOptions
      maxValues={MOST_CELLS}
      data={groups}
      value={cells.map(({ code }) => code)}
      onChange={(codes) => setSearch({ cells: codes.join(',') })}
    />
  );
};
