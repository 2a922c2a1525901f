import { NativeSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '../../../platform/ui/ConfirmDialog.tsx';
import type { MatchedLine } from '../../rules/many/match-units.ts';
import { words } from './messages.ts';
import type { Row } from './rows.ts';
import { type Answers, type PlacedLine, placedLines, rowsTwice } from './take-block.ts';

/** A pasted block with lines that are asked about, and how it is laid down in the end. */
export type UnitsQuestion = {
  readonly lines: readonly MatchedLine[];
  readonly lay: (lines: readonly PlacedLine[]) => void;
};

type UnitsDialogProps = {
  readonly question: UnitsQuestion;
  readonly rows: readonly Row[];
  readonly onClose: () => void;
};

const nameOf = ({ unit }: Row): string => (unit.district === null ? unit.name : `${unit.name}, ${unit.district}`);

/** The likely ones first, then all others. */
const choicesFor = (rows: readonly Row[], likely: readonly string[]) => {
  const first = rows.filter(({ key }) => likely.includes(key));
  const others = rows.filter(({ key }) => !likely.includes(key));
  return [
    { value: '', label: words.paste.skip },
    ...[...first, ...others].map((row) => ({ value: row.key, label: nameOf(row) })),
  ];
};

/** Where one unit only is likely, and no other line has it, it stands there already, for the person to see. */
const likelyAnswers = (lines: readonly MatchedLine[]): Answers => {
  const taken = new Set(lines.flatMap(({ unit }) => (unit.kind === 'certain' ? [unit.unit] : [])));
  return new Map(
    lines.flatMap(({ unit }, at) => {
      const [only, ...others] = unit.kind === 'doubtful' ? unit.units : [];
      return only !== undefined && others.length === 0 && !taken.has(only) ? [[at, only] as const] : [];
    }),
  );
};

/** Asks whom the lines are about that do not say it for certain: nothing is laid down beside its unit. */
export const UnitsDialog = ({ question: { lines, lay }, rows, onClose }: UnitsDialogProps) => {
  const [answers, setAnswers] = useState<Answers>(() => likelyAnswers(lines));
  const placed = placedLines(lines, answers);
  const twice = rowsTwice(placed);
  const asked = lines.flatMap(({ unit, words: text }, at) => (unit.kind === 'certain' ? [] : [{ at, unit, text }]));
  const choose = (at: number, row: string): void => {
    const next = new Map(answers);
    if (row === '') next.delete(at);
    else next.set(at, row);
    setAnswers(next);
  };
  return (
    <ConfirmDialog
      opened
      title={words.paste.title}
      confirm={words.paste.confirm(placed.length)}
      disabled={placed.length === 0 || twice.size > 0}
      onClose={onClose}
      onConfirm={() => {
        lay(placed);
        onClose();
      }}
    >
      <Stack gap="sm">
        <p>{words.paste.explain(lines.length - asked.length, asked.length)}</p>
        {asked.map(({ at, unit, text }) => (
          <NativeSelect
            key={at}
            label={words.paste.line(text)}
            data={choicesFor(rows, unit.kind === 'doubtful' ? unit.units : [])}
            value={answers.get(at) ?? ''}
            error={twice.has(answers.get(at) ?? '') ? words.paste.twice : undefined}
            onChange={(event) => choose(at, event.currentTarget.value)}
          />
        ))}
      </Stack>
    </ConfirmDialog>
  );
};
