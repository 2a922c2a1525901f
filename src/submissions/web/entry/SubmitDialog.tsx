import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CompiledForm } from '../../../forms/rules/compiled.ts';
import { isBlank } from '../../../forms/rules/completeness.ts';
import type { EntryState } from '../../../forms/rules/entry/entry-state.ts';
import { NOT_APPLICABLE, rowsOf } from '../../../forms/rules/values.ts';
import { HowFound } from '../../../forms/web/index.ts';
import { ConfirmDialog } from '../../../platform/ui/ConfirmDialog.tsx';
import { call, ProblemError } from '../../../platform/ui/call.ts';
import { Effects } from '../../../platform/ui/Effects.tsx';
import { say } from '../../../platform/ui/say.tsx';
import { type Explanation, type Sheet, submitSheet } from '../../contract.ts';
import type { DraftKeeper } from '../draft/draft-keeper.ts';
import { messages } from '../messages.ts';
import { explanationOf, type Problem } from './problems.ts';

type SubmitDialogProps = {
  readonly sheet: Sheet;
  readonly form: CompiledForm;
  readonly state: EntryState;
  readonly problems: readonly Problem[];
  readonly explanations: readonly Explanation[];
  readonly keeper: DraftKeeper;
  readonly onClose: () => void;
  readonly onSent: () => void;
};

/** Warnings that stay, each with what was written about it. */
const keptOf = (problems: readonly Problem[], explanations: readonly Explanation[]) =>
  problems.flatMap((problem) =>
    problem.warning
      ? [
          {
            ...problem.warning,
            id: problem.id,
            sentence: problem.sentence,
            how: problem.how,
            text: explanationOf(explanations, problem),
          },
        ]
      : [],
  );

/** Says what is being declared, and asks once. */
export const SubmitDialog = (props: SubmitDialogProps) => {
  const { sheet, form, state, problems, explanations, keeper, onClose, onSent } = props;
  const { submission } = sheet;
  const kept = keptOf(problems, explanations);
  const { send, busy, error, unsaved, movedOn } = useSubmission(sheet, keeper, () => {
    say(messages.submit.sent(submission.form));
    onClose();
    onSent();
  });
  const blank = isBlank(form, state.values);
  return (
    <ConfirmDialog
      opened
      title={messages.submit.title}
      confirm={messages.submit.confirm}
      cancel={messages.submit.lookAgain}
      busy={busy}
      disabled={blank || movedOn}
      error={error}
      onClose={() => {
        onClose();
        // Sent, returned or locked elsewhere meanwhile: the page goes on with the sheet as it is now.
        if (movedOn) onSent();
      }}
      onConfirm={() => void send(kept.map(({ check, at, text }) => ({ check, at, text })))}
    >
      {blank || unsaved ? (
        <p className="entry-note" role="alert">
          {blank ? messages.submit.blank : unsaved}
        </p>
      ) : null}
      <p>
        {messages.submit.declares(
          `${submission.form} · ${submission.formTitle}`,
          submission.periodName,
          submission.subject.path,
        )}
      </p>
      <Declared form={form} state={state} />
      <Kept kept={kept} />
      <Effects>
        <p>{sheet.checkerName ? messages.submit.afterwards(sheet.checkerName) : messages.submit.afterwardsAlone}</p>
        <p>{messages.submit.onlyReturned}</p>
      </Effects>
    </ConfirmDialog>
  );
};

const Kept = ({ kept }: { readonly kept: ReturnType<typeof keptOf> }) =>
  kept.length === 0 ? null : (
    <>
      <p>
        <strong>{messages.submit.kept(kept.length)}:</strong>
      </p>
      <ul>
        {kept.map(({ id, sentence, how, text }) => (
          <li key={id}>
            {messages.kept(sentence, text)}
            <HowFound how={how} />
          </li>
        ))}
      </ul>
    </>
  );

const Declared = ({ form, state }: { readonly form: CompiledForm; readonly state: EntryState }) => {
  const values = form.cells.filter((cell) => cell.input).flatMap((cell) => state.values.cells[cell.code] ?? []);
  return (
    <ul>
      {values.length > 0 ? (
        <li>{messages.submit.filled(values.length, values.filter((value) => value === NOT_APPLICABLE).length)}</li>
      ) : null}
      {form.sections
        .filter((section) => section.shape === 'list')
        .map((section) => (
          <li key={section.code}>
            {messages.submit.rows(rowsOf(state.values, section.code)?.length ?? 0, section.title)}
          </li>
        ))}
    </ul>
  );
};

/** The true cause why not everything typed is on the server. */
const whyUnsaved = (keeper: DraftKeeper): string => {
  const { notSaved } = messages.submit;
  const standing = keeper.standing();
  if (standing.kind === 'refused') return notSaved.keptHere(standing.message);
  if (keeper.draft().contested.length > 0) return notSaved.conflict;
  if (keeper.draft().offered.length > 0) return notSaved.offered;
  return standing.kind === 'waiting' && standing.why !== null ? notSaved.refused(standing.why) : notSaved.waiting;
};

/** The sheet is not where this page has it: somebody else, or another tab, was first. Asking again changes nothing. */
const isMovedOn = (failure: unknown): boolean =>
  failure instanceof ProblemError && failure.status === 409 && failure.code !== 'another-session';

/** Everything typed goes first; then the sheet. A lost answer is asked for again under the same key. */
const useSubmission = (sheet: Sheet, keeper: DraftKeeper, onSent: () => void) => {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const [unsaved, setUnsaved] = useState<string | null>(null);
  const [movedOn, setMovedOn] = useState(false);
  const attempt = useRef<{ readonly key: string; readonly baseVersion: number } | null>(null);
  const send = async (explanations: Explanation[]): Promise<void> => {
    setBusy(true);
    setError(null);
    const saved = await keeper.flush();
    setUnsaved(saved ? null : whyUnsaved(keeper));
    if (!saved) {
      setMovedOn(keeper.standing().kind === 'refused');
      return setBusy(false);
    }
    try {
      attempt.current ??= { key: crypto.randomUUID(), baseVersion: keeper.draft().baseVersion };
      const { key, baseVersion } = attempt.current;
      await call(submitSheet, { params: { id: sheet.submission.id }, body: { baseVersion, explanations } }, { key });
      keeper.explain(null);
      await client.invalidateQueries();
      onSent();
    } catch (failure) {
      if (failure instanceof ProblemError) attempt.current = null;
      setMovedOn(isMovedOn(failure));
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    } finally {
      setBusy(false);
    }
  };
  return { send, busy, error, unsaved, movedOn };
};
