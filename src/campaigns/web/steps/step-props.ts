import type { Kept } from '../../../platform/ui/kept/use-kept.ts';
import type { Draft, DraftErrors } from '../plan.ts';

/** What every step gets: the draft, how to change it, and what is wrong with it once one tried to go on. */
export type StepProps = {
  readonly draft: Draft;
  readonly kept: Kept<Draft>;
  readonly change: (changes: Partial<Draft>) => void;
  readonly errors: DraftErrors;
};
