import { useState } from 'react';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import type { Context, FormValues } from '../../forms/rules/values.ts';
import type { Reply } from '../../platform/contract/route.ts';
import { type Kept, useKept } from '../../platform/ui/kept/use-kept.ts';
import type { getRevision, Sheet } from '../../submissions/contract.ts';
import { type CellChange, changesOf, type Patch } from '../../submissions/rules/patch.ts';
import type { Proposed } from '../../submissions/web/index.ts';
import { type Grounds, noGrounds, readGrounds } from './letter.ts';

/** The figures that stand, by the version that they were filled with, and what their formulas read. */
export type Standing = { readonly form: CompiledForm; readonly values: FormValues; readonly context: Context };

/** Computed cells follow what is proposed, so what they were when it was sent (`fixed`) is left out. */
export const standingOf = (
  { context: now, submission }: Sheet,
  { values, context }: Reply<typeof getRevision>,
  form: CompiledForm,
): Standing => {
  const { fixed: _, ...frozen } = context;
  const shown = form.references.previous || !now.previous ? {} : { previous: now.previous };
  return { form, values, context: { ...frozen, ...shown, period: submission.period } };
};

export const changesIn = ({ values }: Standing, patch: Patch): CellChange[] => changesOf(values, patch);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isProposed = (value: unknown): value is Proposed =>
  isRecord(value) && isRecord(value.patch) && Array.isArray(value.explanations);
const readProposed = (kept: unknown): Proposed | undefined => (isProposed(kept) ? kept : undefined);

export type Proposal = {
  readonly value: Proposed;
  readonly change: (proposed: Proposed) => void;
  readonly foundFrom: number | undefined;
  readonly grounds: Kept<Grounds>;
  /** Which beginning this is: another one is drawn anew. */
  readonly round: number;
  readonly startOver: () => void;
  /** It was sent: nothing stays on the machine. */
  readonly sent: () => void;
};

/** What is proposed and why, kept on this machine for this sheet at this revision until it is sent. */
export const useProposal = ({ submission, explanations }: Sheet, { values }: Standing): Proposal => {
  const place = ['correction', submission.id, submission.revision];
  const cells = useKept<Proposed>([...place, 'cells'], { patch: {}, explanations }, readProposed);
  const grounds = useKept<Grounds>([...place, 'grounds'], noGrounds, readGrounds);
  const [round, setRound] = useState(0);
  const isSame = ({ patch }: Proposed): boolean => changesOf(values, patch).length === 0;
  return {
    value: cells.value,
    change: (proposed) => cells.change(() => proposed),
    foundFrom: isSame(cells.value) ? undefined : cells.foundFrom,
    grounds,
    round,
    startOver: () => {
      cells.forget();
      setRound((now) => now + 1);
    },
    sent: () => {
      cells.sent();
      grounds.sent();
    },
  };
};
