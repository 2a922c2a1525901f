import { Radio, Stack } from '@mantine/core';
import { DayInput } from '../../../platform/ui/DayInput.tsx';
import { SideBySide } from '../../../platform/ui/SideBySide.tsx';
import { words } from '../messages.ts';
import { CommunePicker } from './CommunePicker.tsx';
import type { StepProps } from './step-props.ts';

const dues = ['opensOn', 'dueCommune', 'dueDistrict', 'dueDepartment', 'dueBoard'] as const;

/** Which communes, and by when each level has to be ready. */
export const DatesStep = ({ draft, change, errors }: StepProps) => (
  <Stack gap="lg">
    <Radio.Group
      label={words.whichUnits}
      description={words.someHint}
      value={draft.communes === null ? 'all' : 'some'}
      onChange={(value) => change({ communes: value === 'all' ? null : [] })}
    >
      <Stack gap="xs" mt="xs">
        <Radio value="all" label={words.allCommunes} />
        <Radio value="some" label={words.someCommunes} />
      </Stack>
    </Radio.Group>
    {draft.communes === null ? null : (
      <CommunePicker picked={draft.communes} onChange={(communes) => change({ communes })} error={errors.communes} />
    )}
    <fieldset className="plain-fieldset">
      <legend>{words.dues}</legend>
      <p className="small soft">{words.duesHint}</p>
      <SideBySide>
        {dues.map((due) => (
          <DayInput
            key={due}
            label={words[due]}
            required
            value={draft[due]}
            error={errors[due]}
            onChange={(day) => change({ [due]: day })}
          />
        ))}
      </SideBySide>
    </fieldset>
  </Stack>
);
