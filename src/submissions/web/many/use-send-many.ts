import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Body, Reply } from '../../../platform/contract/route.ts';
import { call, ProblemError } from '../../../platform/ui/call.ts';
import { MOST_SHEETS, submitSheets } from '../../contract/many.ts';
import { wavesOf } from '../../rules/many/waves.ts';
import { explanationOf } from '../entry/problems.ts';
import type { Row } from './rows.ts';
import type { Looked } from './use-declarations.ts';

type Outcome = Reply<typeof submitSheets>['sheets'][number];
/** What became of each row that was sent. */
export type Sent = { readonly row: Row; readonly outcome: Outcome };

type Attempt = { readonly key: string; readonly body: Body<typeof submitSheets>; readonly rows: readonly Row[] };

const sheetOf = ({ row, look }: Looked): Body<typeof submitSheets>['sheets'][number] => ({
  id: row.sheet.submission.id,
  baseVersion: row.entry.keeper.draft().baseVersion,
  explanations: look.problems.flatMap((problem) =>
    problem.warning ? [{ ...problem.warning, text: explanationOf(look.explanations, problem) }] : [],
  ),
});

/** Sheets that others among them read go in a request before these. */
const attemptsOf = (looked: readonly Looked[]): Attempt[] =>
  wavesOf(
    looked.map((one) => ({
      ...one,
      form: one.row.sheet.submission.form,
      reads: one.row.form.references.forms.map(({ form }) => form),
    })),
  ).flatMap((wave) =>
    Array.from({ length: Math.ceil(wave.length / MOST_SHEETS) }, (_, at) => {
      const some = wave.slice(at * MOST_SHEETS, (at + 1) * MOST_SHEETS);
      return { key: crypto.randomUUID(), body: { sheets: some.map(sheetOf) }, rows: some.map(({ row }) => row) };
    }),
  );

const sentOf = ({ rows }: Attempt, { sheets }: Reply<typeof submitSheets>): Sent[] =>
  rows.flatMap((row) => {
    const outcome = sheets.find(({ id }) => id === row.sheet.submission.id);
    return outcome ? [{ row, outcome }] : [];
  });

/**
 * Everything typed goes first; then the sheets, in one request. Where no answer came, the same goes out again under the same key, so that
 * each sheet is sent once.
 */
export const useSendMany = () => {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const [unsaved, setUnsaved] = useState<readonly Row[]>([]);
  const [sent, setSent] = useState<readonly Sent[] | null>(null);
  const unanswered = useRef<Attempt[]>([]);
  const deliver = async (): Promise<void> => {
    const outcomes: Sent[] = [];
    for (let [next] = unanswered.current; next; [next] = unanswered.current) {
      outcomes.push(...sentOf(next, await call(submitSheets, { body: next.body }, { key: next.key })));
      unanswered.current = unanswered.current.slice(1);
    }
    for (const { row, outcome } of outcomes) if (outcome.sent) row.entry.keeper.explain(null);
    setSent(outcomes);
    await client.invalidateQueries();
  };
  const send = async (looked: readonly Looked[]): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      if (unanswered.current.length === 0) {
        const saved = await Promise.all(looked.map(({ row }) => row.entry.keeper.flush()));
        const left = looked.filter((_, at) => !saved[at]);
        setUnsaved(left.map(({ row }) => row));
        if (left.length > 0) return;
        unanswered.current = attemptsOf(looked);
      }
      await deliver();
    } catch (failure) {
      if (failure instanceof ProblemError) unanswered.current = [];
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    } finally {
      setBusy(false);
    }
  };
  return { send, busy, error, unsaved, sent };
};
