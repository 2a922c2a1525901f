import { digestOf } from '../../platform/digest/digest.ts';
import { notAsSeen } from '../../platform/problems/not-as-seen.ts';
import { type Line, sinceLine } from '../rules/thread.ts';

type Shown = { readonly id: string; readonly lastLine: string | null };
type Sources = { readonly firstSource: string; readonly secondSource: string };

/**
 * What one decides on at a case. Whatever happens to it leaves a line in its thread in the same transaction (a figure that moved, an answer,
 * what somebody wrote), and no line is ever changed: so the last one stands for both figures, the answer and all that was said.
 */
export const seenOfCase = ({ id, lastLine }: Shown): string => digestOf({ discrepancy: id, lastLine });

/** Refuses a decision on a case that is not as the person saw it, with what happened since; it is held by the transaction. */
export const demandCaseSeen = async (
  discrepancy: Shown & Sources,
  seen: string,
  readThread: () => Promise<readonly Line[]>,
): Promise<void> => {
  const { id, firstSource, secondSource } = discrepancy;
  if (seen === seenOfCase(discrepancy)) return;
  const thread = await readThread();
  const last = thread.find((line) => seen === seenOfCase({ id, lastLine: line.id }));
  throw notAsSeen(sinceLine(thread, last?.id, [firstSource, secondSource]));
};
