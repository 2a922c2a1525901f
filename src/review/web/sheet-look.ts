import { useMemo } from 'react';
import { type CheckOutcome, check, howFound, messageOf } from '../../forms/rules/check.ts';
import type { Cell, CompiledForm } from '../../forms/rules/compiled.ts';
import { type Computed, compute } from '../../forms/rules/compute.ts';
import { formatValue } from '../../forms/rules/format.ts';
import type { Reply } from '../../platform/contract/route.ts';
import { useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import type { getRevision, Sheet } from '../../submissions/contract.ts';
import type { CellLook } from './cell-look.ts';
import { againstPeriod, againstRevision, type Beside, type Differences, noDifferences } from './differences.ts';
import { messages } from './messages.ts';

export type Earlier = Reply<typeof getRevision>;
export type KeptWarning = ReturnType<typeof keptWarnings>[number];

type Looked = {
  readonly sheet: Sheet;
  readonly form: CompiledForm;
  readonly earlier: Earlier | undefined;
  readonly isPicked: (code: string) => boolean;
};

/** How a sheet is shown to who decides on it: every cell beside what it was, and the warnings that were kept. */
export const useSheetLook = ({ sheet, form, earlier, isPicked }: Looked) => {
  const { computed, outcomes } = useComputed(form, sheet);
  const choices = choicesOf(sheet, earlier !== undefined);
  const [beside, setBeside] = useBeside(choices);
  const differences = useMemo(() => differencesOf(beside, form, computed, earlier), [beside, form, computed, earlier]);
  const kept = keptWarnings(form, sheet, outcomes);
  const explained = new Set(kept.flatMap(({ cells }) => cells));
  return {
    kept,
    choices,
    beside,
    setBeside,
    // What only follows from a correction is not counted as one.
    changed: form.cells.filter((cell) => cell.input && differences(cell).changed).length,
    look: (cell: Cell): CellLook => ({
      text: formatValue(cell, computed.result(cell.code)),
      ...differences(cell),
      picked: isPicked(cell.code),
      ...(explained.has(cell.code) ? { mark: 'warning' as const } : {}),
    }),
  };
};

export type SheetLook = ReturnType<typeof useSheetLook>;

const useComputed = (form: CompiledForm, { values, context, submission: { period } }: Sheet) =>
  useMemo(() => {
    const computed = compute(form, values, { ...context, period });
    return { computed, outcomes: check(form, computed, values) };
  }, [form, values, context, period]);

const differencesOf = (
  beside: Beside,
  form: CompiledForm,
  computed: Computed,
  earlier: Earlier | undefined,
): Differences => {
  if (beside === 'revision' && earlier) return againstRevision(form, computed, earlier);
  return beside === 'period' ? againstPeriod(computed) : noDifferences;
};

type Choice = { readonly value: Beside; readonly label: string };

const choicesOf = (sheet: Sheet, hasEarlier: boolean): Choice[] => [
  ...(hasEarlier ? [{ value: 'revision' as const, label: messages.review.withRevision }] : []),
  ...(sheet.previousPeriodName
    ? [{ value: 'period' as const, label: messages.review.withPeriod(sheet.previousPeriodName) }]
    : []),
  { value: 'nothing' as const, label: messages.review.withNothing },
];

/** The comparison stands in the address; a sheet sent again is first set beside what was sent before. */
const useBeside = (choices: readonly Choice[]): [Beside, (value: string) => void] => {
  const search = useSearch();
  const setSearch = useSetSearch();
  const asked = choices.find(({ value }) => value === search.get('so'));
  return [asked?.value ?? choices[0]?.value ?? 'nothing', (value) => setSearch({ so: value })];
};

/** Explanations with what they explain: what was found, as one says it. */
const keptWarnings = (form: CompiledForm, sheet: Sheet, outcomes: readonly CheckOutcome[]) =>
  sheet.explanations.map(({ check: id, at, text }) => {
    const outcome = outcomes.find((one) => one.check === id && one.at === at);
    const sentence = outcome?.sentence ?? messageOf(form, id);
    return { key: `${id} ${at}`, text, sentence, how: outcome && howFound(outcome), cells: outcome?.cells ?? [] };
  });
