import { useState } from 'react';
import { ProblemError } from '../../platform/ui/call.ts';
import { useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { acceptTogether, type LeftSheet, MOST_TOGETHER, type WaitingSheet } from '../contract/together.ts';
import type { Threshold } from '../rules/together.ts';
import { DECIDED_ON } from './look-again.ts';
import { messages } from './messages.ts';

const isLeft = (value: unknown): value is LeftSheet =>
  typeof value === 'object' && value !== null && 'submission' in value && 'words' in value && 'unit' in value;

/** A refusal of the whole names the same sheets as an answer that left some. */
const leftIn = (error: Error): readonly LeftSheet[] => {
  const left = error instanceof ProblemError ? error.facts.left : undefined;
  return Array.isArray(left) ? left.filter(isLeft) : [];
};

export type Accepting = {
  readonly busy: boolean;
  readonly error: Error | null;
  /** What was shown as acceptable and was not when it came to it. */
  readonly left: readonly LeftSheet[];
  readonly accept: (sheets: readonly WaitingSheet[]) => void;
};

const partsOf = (sheets: readonly WaitingSheet[]): WaitingSheet[][] =>
  Array.from({ length: Math.ceil(sheets.length / MOST_TOGETHER) }, (_, at) =>
    sheets.slice(at * MOST_TOGETHER, (at + 1) * MOST_TOGETHER),
  );

/** Accepts what the preview shows, a batch for every two hundred; what changed meanwhile comes back with its reason. */
export const useAcceptTogether = (threshold: Threshold): Accepting => {
  const sending = useSend(acceptTogether, DECIDED_ON);
  const [left, setLeft] = useState<readonly LeftSheet[]>([]);
  const accept = async (sheets: readonly WaitingSheet[]): Promise<void> => {
    const apart: LeftSheet[] = [];
    let accepted = 0;
    for (const part of partsOf(sheets)) {
      const body = { ...threshold, sheets: part.map(({ submission, seen }) => ({ submission, seen })) };
      const answer = await sending.mutateAsync({ body }).catch((error: Error) => {
        const named = leftIn(error);
        if (named.length === 0) throw error;
        sending.reset();
        return { accepted: [], left: named };
      });
      accepted += answer.accepted.length;
      apart.push(...answer.left);
    }
    setLeft(apart);
    if (accepted > 0) say(messages.together.accepted(accepted));
  };
  return {
    busy: sending.isPending,
    error: sending.error,
    left,
    // What went wrong stands in `error`.
    accept: (sheets) => void accept(sheets).catch(() => undefined),
  };
};
