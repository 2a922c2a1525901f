import { Checkbox, NativeSelect, Select } from '@mantine/core';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import type { ReadProblem } from '../rules/read-members.ts';
import type { SchemeGroup } from '../rules/scheme.ts';
import { begun, type Choice } from '../rules/settle.ts';
import { words } from './messages.ts';
import type { UnitChoice } from './use-units.ts';

type ReviewLinesProps = {
  readonly problems: readonly ReadProblem[];
  readonly groups: readonly SchemeGroup[];
  readonly units: readonly UnitChoice[];
  readonly choices: ReadonlyMap<number, Choice>;
  readonly onChoose: (line: number, choice: Choice) => void;
};

/** Those who may be meant come first. */
const sorted = (units: readonly UnitChoice[], meant: readonly string[]): UnitChoice[] => [
  ...units.filter(({ value }) => meant.includes(value)),
  ...units.filter(({ value }) => !meant.includes(value)),
];

/** The lines that did not match: which unit and group each is about, or that it is left out. */
export const ReviewLines = ({ problems, groups, units, choices, onChoose }: ReviewLinesProps) => {
  if (problems.length === 0) return null;
  const of = (one: ReadProblem): Choice => choices.get(one.line) ?? begun(one);
  return (
    <>
      <p className="wrong">{words.toSettle(problems.length)}</p>
      <RecordTable
        label={words.unsettled}
        rows={problems}
        keyOf={({ line }) => line}
        columns={[
          {
            words: words.list,
            as: 'name',
            of: ({ line, words: said, why }) => (
              <>
                {words.line(line)}: {said}
                <span className="second">{words.why[why]}</span>
              </>
            ),
          },
          {
            words: words.unit,
            of: (one) => <UnitField problem={one} choice={of(one)} units={units} onChoose={onChoose} />,
          },
          {
            words: words.group,
            of: (one) => <GroupField problem={one} choice={of(one)} groups={groups} onChoose={onChoose} />,
          },
          {
            words: words.leaveOut,
            of: (one) => (
              <Checkbox
                label={words.leaveOut}
                checked={of(one).leftOut}
                onChange={({ currentTarget }) => onChoose(one.line, { ...of(one), leftOut: currentTarget.checked })}
              />
            ),
          },
        ]}
      />
    </>
  );
};

type FieldProps = {
  readonly problem: ReadProblem;
  readonly choice: Choice;
  readonly onChoose: ReviewLinesProps['onChoose'];
};

const UnitField = ({ problem, choice, units, onChoose }: FieldProps & Pick<ReviewLinesProps, 'units'>) => (
  <Select
    aria-label={`${words.line(problem.line)}: ${words.chooseUnit}`}
    searchable
    data={sorted(units, problem.units).map(({ value, label }) => ({ value, label: sentenceStart(label) }))}
    value={choice.unit || null}
    disabled={choice.leftOut}
    limit={50}
    onChange={(unit) => onChoose(problem.line, { ...choice, unit: unit ?? '' })}
  />
);

const GroupField = ({ problem, choice, groups, onChoose }: FieldProps & Pick<ReviewLinesProps, 'groups'>) => (
  <NativeSelect
    aria-label={`${words.line(problem.line)}: ${words.chooseGroup}`}
    value={choice.group}
    disabled={choice.leftOut}
    data={[{ value: '', label: '' }, ...groups.map(({ code, label }) => ({ value: code, label }))]}
    onChange={({ currentTarget }) => onChoose(problem.line, { ...choice, group: currentTarget.value })}
  />
);
