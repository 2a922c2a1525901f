import { Textarea } from '@mantine/core';
import type { Setting } from '../../../rules/design/settings.ts';
import { words } from '../messages.ts';

type GuidanceFieldProps = {
  readonly label: string;
  readonly setting: Setting<string | undefined>;
  readonly onChange: (text: string) => void;
};

/** What the person who fills the form reads beside it; kept with the draft as every other edit. */
export const GuidanceField = ({ label, setting, onChange }: GuidanceFieldProps) => (
  <Textarea
    size="xs"
    autosize
    minRows={2}
    maxRows={8}
    label={label}
    value={setting.value ?? ''}
    maxLength={2_000}
    placeholder={setting.mixed ? words.severalValues : words.guidanceHint}
    onChange={(event) => onChange(event.currentTarget.value)}
  />
);
