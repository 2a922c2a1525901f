import { KeptTextarea } from '../../../platform/ui/kept/KeptTextarea.tsx';
import { keptPart } from '../../../platform/ui/kept/use-kept.ts';
import { words } from '../messages.ts';
import type { StepProps } from './step-props.ts';

/** What the units should know while they fill. */
export const GuidanceStep = ({ kept }: StepProps) => (
  <KeptTextarea
    kept={keptPart(kept, 'guidance')}
    label={words.guidance}
    description={words.guidanceHint}
    minRows={8}
    maxLength={10_000}
  />
);
