import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import { type Completeness, completeness } from '../../../forms/rules/completeness.ts';
import type { EntryState } from '../../../forms/rules/entry/entry-state.ts';
import { say } from '../../../platform/ui/say.tsx';
import type { Explanation } from '../../contract.ts';
import { messages } from '../messages.ts';
import type { Entry } from './open-entry.ts';
import { type Problem, problemsOf, unexplained, withExplanation } from './problems.ts';

/** What stands between the sheet and its being sent, and the two buttons at the foot. */
export type Declaration = {
  readonly problems: readonly Problem[];
  readonly filling: Completeness;
  readonly explanations: readonly Explanation[];
  readonly explain: (problem: Problem, text: string) => void;
  readonly listOpen: boolean;
  readonly setListOpen: (on: boolean) => void;
  readonly closeList: () => void;
  readonly list: RefObject<HTMLElement | null>;
  /** Why the last press of a button did not lead on; empty once that is no longer so. */
  readonly refusal: string;
  /** Kiểm tra or Nộp was pressed: what only lacks something counts too. */
  readonly asked: boolean;
  readonly submitting: boolean;
  readonly setSubmitting: (on: boolean) => void;
  readonly check: () => void;
  readonly submit: () => void;
};

/** What is wrong, what is empty, and which warnings nobody has explained yet. */
const useFaults = (state: EntryState, explanations: readonly Explanation[], asked: boolean) => {
  const problems = useMemo(() => problemsOf(state, asked), [state, asked]);
  const filling = useMemo(() => completeness(state.form, state.values), [state.form, state.values]);
  return {
    problems,
    filling,
    errors: problems.filter((problem) => problem.severity === 'error').length,
    empties: filling.missing.length,
    open: unexplained(problems, explanations).length,
  };
};

/** What is written about warnings, kept with the draft until the sheet is sent. */
const useExplanations = (keeper: Kept['keeper'], first: readonly Explanation[]) => {
  const [explanations, setExplanations] = useState(first);
  const explain = (problem: Problem, text: string): void => {
    const next = withExplanation(explanations, problem, text);
    setExplanations(next);
    keeper.explain(next);
  };
  return { explanations, explain };
};

/** A sheet being filled, and what keeps the explanations that are written meanwhile. */
type Kept = Pick<Entry, 'store' | 'explanations'> & { readonly keeper: Pick<Entry['keeper'], 'explain'> };

/** `because` says why the sheet cannot go on as it is. */
export const useDeclaration = (
  { store, keeper, explanations: first }: Kept,
  state: EntryState,
  because: (reasons: string) => string = messages.submit.because,
): Declaration => {
  const { explanations, explain } = useExplanations(keeper, first);
  const [listOpen, setListOpen] = useState(false);
  const [refused, setRefused] = useState({ words: '', reasons: '' });
  const [submitting, setSubmitting] = useState(false);
  const list = useRef<HTMLElement>(null);
  const asked = store.missingMarked();
  const { problems, filling, errors, empties, open } = useFaults(state, explanations, asked);
  const blocked = errors + empties + open > 0;
  // With nothing left in it the list is closed, and does not come back by itself at the next slip.
  if (listOpen && problems.length + empties === 0) setListOpen(false);

  const reasons = messages.submit.reasons(errors, empties, open);
  const showList = (words: string): void => {
    store.leave();
    store.markMissing(true);
    setRefused({ words, reasons });
    setListOpen(true);
    setTimeout(() => list.current?.focus(), 0);
  };
  const check = (): void => {
    if (blocked) showList(messages.problems.checked(reasons));
    else {
      store.leave();
      setListOpen(false);
      say(messages.problems.checkedFine);
    }
  };
  const submit = (): void => (blocked ? showList(because(reasons)) : setSubmitting(true));
  return {
    problems,
    filling,
    explanations,
    explain,
    listOpen,
    setListOpen,
    closeList: useCallback(() => setListOpen(false), []),
    list,
    refusal: refused.reasons === reasons ? refused.words : '',
    asked,
    submitting,
    setSubmitting,
    check,
    submit,
  };
};
