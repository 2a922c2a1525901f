import { Textarea } from '@mantine/core';
import { words } from '../messages.ts';
import type { StepProps } from './step-props.ts';

/** What the units should know while they fill. */
export const GuidanceStep = ({ draft, change }: StepProps) => (
  <Textarea
    label={words.guidance}
    description={words.guidanceHint}
    autosize
    minRows={8}
    maxLength={10_000}
    value={draft.guidance}
    onChange={(event) => change({ guidance: event.currentTarget.value })}
  />
);
