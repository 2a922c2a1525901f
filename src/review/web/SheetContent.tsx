import { SegmentedControl } from '@mantine/core';
import { useMemo } from 'react';
import { type CheckOutcome, check, howFound, messageOf } from '../../forms/rules/check.ts';
import type { Cell, CompiledForm } from '../../forms/rules/compiled.ts';
import { type Computed, compute } from '../../forms/rules/compute.ts';
import { formatValue } from '../../forms/rules/format.ts';
import { HowFound } from '../../forms/web/index.ts';
import type { Reply } from '../../platform/contract/route.ts';
import { useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { Icon } from '../../platform/ui/Icon.tsx';
import { StateBadge } from '../../platform/ui/StateBadge.tsx';
import type { getRevision, Sheet } from '../../submissions/contract.ts';
import { againstPeriod, againstRevision, type Beside, type Differences, noDifferences } from './differences.ts';
import { FormView } from './FormView.tsx';
import { messages } from './messages.ts';

type Revision = Reply<typeof getRevision>;
type SheetContentProps = {
  readonly sheet: Sheet;
  readonly form: CompiledForm;
  readonly earlier: Revision | undefined;
  readonly isPicked: (code: string) => boolean;
  readonly onCell?: (code: string) => void;
  /** What a click on a figure does. */
  readonly hint?: string;
};

/** The figures of one submission, beside what they were, with the warnings that were kept and why. */
export const SheetContent = ({ sheet, form, earlier, isPicked, onCell, hint }: SheetContentProps) => {
  const { submission } = sheet;
  const { computed, outcomes } = useComputed(form, sheet);
  const [beside, setBeside] = useBeside(sheet, earlier !== undefined);
  const differences = useMemo(() => differencesOf(beside, form, computed, earlier), [beside, form, computed, earlier]);
  const kept = keptWarnings(form, sheet, outcomes);
  const explained = new Set(kept.flatMap(({ cells }) => cells));
  // What only follows from a correction is not counted as one.
  const changed = form.cells.filter((cell) => cell.input && differences(cell).changed).length;
  const look = (cell: Cell) => ({
    text: formatValue(cell, computed.result(cell.code)),
    ...differences(cell),
    picked: isPicked(cell.code),
    ...(explained.has(cell.code) ? { mark: 'warning' as const } : {}),
  });
  return (
    <>
      <Heading submission={submission} />
      {submission.revision > 0 ? (
        <>
          <div className="review-tools no-print">
            <SegmentedControl
              size="xs"
              aria-label={messages.review.compare}
              value={beside}
              data={choicesOf(sheet, earlier !== undefined)}
              onChange={setBeside}
            />
            <span className="soft small" role="status">
              {wordsOf(beside, changed)}
            </span>
          </div>
          <Kept warnings={kept} />
          {hint ? <p className="soft small no-print">{hint}</p> : null}
          <FormView
            form={form}
            look={look}
            values={sheet.values}
            former={beside === 'revision' ? earlier?.values : undefined}
            struck={beside === 'revision'}
            isPicked={isPicked}
            {...(onCell ? { onCell } : {})}
          />
        </>
      ) : null}
    </>
  );
};

const useComputed = (form: CompiledForm, { values, context, submission: { period } }: Sheet) =>
  useMemo(() => {
    const computed = compute(form, values, { ...context, period });
    return { computed, outcomes: check(form, computed, values) };
  }, [form, values, context, period]);

const Heading = ({ submission }: Pick<Sheet, 'submission'>) => {
  const { subject, approved, excusedReason, submittedAt, revision } = submission;
  const state = approved ? 'approved' : excusedReason ? 'excused' : submission.state;
  return (
    <div>
      <h2>{subject.name}</h2>
      <p className="soft">
        <StateBadge state={state} />{' '}
        {submittedAt ? messages.review.submittedAs(revision, submittedAt) : (excusedReason ?? messages.review.notSent)}
      </p>
    </div>
  );
};

const FEW = 2;

/** Before the figures, so that nobody accepts without having met them; many of them stand folded under their number. */
const Kept = ({ warnings }: { readonly warnings: ReturnType<typeof keptWarnings> }) =>
  warnings.length === 0 ? null : (
    <details className="review-kept" open={warnings.length <= FEW}>
      <summary>
        <Icon name="info" /> {messages.review.kept(warnings.length)}
      </summary>
      <ul>
        {warnings.map(({ key, sentence, how, text }) => (
          <li key={key}>
            {messages.kept(sentence, text)}
            <HowFound how={how} />
          </li>
        ))}
      </ul>
    </details>
  );

const differencesOf = (
  beside: Beside,
  form: CompiledForm,
  computed: Computed,
  earlier: Revision | undefined,
): Differences => {
  if (beside === 'revision' && earlier) return againstRevision(form, computed, earlier);
  return beside === 'period' ? againstPeriod(computed) : noDifferences;
};

const wordsOf = (beside: Beside, changed: number): string => {
  if (beside === 'nothing') return '';
  return beside === 'revision' ? messages.review.changedCells(changed) : messages.review.changedMuch(changed);
};

const choicesOf = (sheet: Sheet, hasEarlier: boolean): { value: Beside; label: string }[] => [
  ...(hasEarlier ? [{ value: 'revision' as const, label: messages.review.withRevision }] : []),
  ...(sheet.previousPeriodName
    ? [{ value: 'period' as const, label: messages.review.withPeriod(sheet.previousPeriodName) }]
    : []),
  { value: 'nothing' as const, label: messages.review.withNothing },
];

/** The comparison stands in the address; a sheet sent again is first set beside what was sent before. */
const useBeside = (sheet: Sheet, hasEarlier: boolean): [Beside, (value: string) => void] => {
  const search = useSearch();
  const setSearch = useSetSearch();
  const choices = choicesOf(sheet, hasEarlier);
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
