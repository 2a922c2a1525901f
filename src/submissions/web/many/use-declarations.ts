import { useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Place } from '../../../forms/rules/entry/places.ts';
import { placeIn, rowAt } from '../../../forms/web/grid/index.ts';
import { say } from '../../../platform/ui/say.tsx';
import { sendingOf } from '../../rules/many/row-standing.ts';
import { explanationOf, type Problem, withExplanation } from '../entry/problems.ts';
import { words } from './messages.ts';
import type { Row, RowLook, Rows } from './rows.ts';

export type Looked = { readonly row: Row; readonly look: RowLook };

/** A problem of one row, at its place on the page. */
const inRow =
  ({ key, unit }: Row) =>
  (problem: Problem): Problem => ({
    ...problem,
    id: `${key}|${problem.id}`,
    place: problem.place === undefined ? undefined : placeIn(key, problem.place),
    where: problem.where === '' ? unit.name : `${unit.name} · ${problem.where}`,
  });

const isBegun = ({ look }: Looked): boolean => look.standing.kind !== 'blank' && look.missing.length > 0;

/** How all rows stand; made anew when anything of any of them changed, from what is kept of the others. */
export const useLooks = (rows: Rows) => {
  const version = useSyncExternalStore(rows.subscribe, rows.version);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` says that a row changed
  const looked = useMemo(() => rows.all.map((row) => ({ row, look: rows.look(row) })), [rows, version]);
  const problems = useMemo(
    () => looked.flatMap(({ row, look }) => look.problems.map(inRow(row))).toSorted(errorsFirst),
    [looked],
  );
  const missing = useMemo(
    () => looked.filter(isBegun).flatMap(({ row, look }) => look.missing.map((place) => placeIn(row.key, place))),
    [looked],
  );
  return { looked, problems, missing };
};

const errorsFirst = (a: Problem, b: Problem): number =>
  Number(a.severity === 'warning') - Number(b.severity === 'warning');

/** What stands between the rows and their being sent: the list of problems, its explanations, the two buttons at the foot. */
export const useDeclarations = (rows: Rows) => {
  const { looked, problems, missing } = useLooks(rows);
  const [listOpen, setListOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const [submitting, setSubmitting] = useState(false);
  const list = useRef<HTMLElement>(null);
  const closeList = useCallback(() => setListOpen(false), []);
  if (listOpen && problems.length + missing.length === 0) setListOpen(false);
  const rowOf = (problem: Problem) => rows.row(rowAt(problem.id));
  const textOf = (problem: Problem): string => {
    const row = rowOf(problem);
    return row ? explanationOf(rows.look(row).explanations, problem) : '';
  };
  const explain = (problem: Problem, text: string): void => {
    const row = rowOf(problem);
    if (row) rows.explain(row, withExplanation(rows.look(row).explanations, problem, text));
  };
  const check = (): void => {
    rows.store.leave();
    for (const { row, look } of looked)
      if (look.standing.kind !== 'blank' && row.sheet.actions.includes('enter')) row.entry.store.markMissing(true);
    setAsked(true);
    if (problems.length + missing.length === 0) {
      say(words.checkedFine);
      return;
    }
    setListOpen(true);
    setTimeout(() => list.current?.focus(), 0);
  };
  return {
    looked,
    problems,
    missing: missing as readonly Place[],
    textOf,
    explain,
    listOpen,
    setListOpen,
    closeList,
    list,
    asked,
    check,
    submitting,
    setSubmitting,
    ready: looked.filter(({ look }) => sendingOf(look.standing) === 'as-it-is').length,
  };
};

export type Declarations = ReturnType<typeof useDeclarations>;
