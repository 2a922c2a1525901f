import { Radio, Stack } from '@mantine/core';
import { DayInput } from '../../../platform/ui/DayInput.tsx';
import { SideBySide } from '../../../platform/ui/SideBySide.tsx';
import { words } from '../messages.ts';
import { CommunePicker } from './CommunePicker.tsx';
import { GroupPicker } from './GroupPicker.tsx';
import type { StepProps } from './step-props.ts';

const dues = ['opensOn', 'dueCommune', 'dueDistrict', 'dueDepartment', 'dueBoard'] as const;

/** All communes, some of them, or those of a group. */
const wayOf = ({ communes, group }: StepProps['draft']): 'all' | 'some' | 'group' => {
  if (group !== null) return 'group';
  return communes === null ? 'all' : 'some';
};

/** Which communes, and by when each level has to be ready. */
export const DatesStep = ({ draft, change, errors }: StepProps) => (
  <Stack gap="lg">
    <Radio.Group
      label={words.whichUnits}
      description={words.someHint}
      value={wayOf(draft)}
      onChange={(value) => change({ communes: value === 'some' ? [] : null, group: value === 'group' ? '' : null })}
    >
      <Stack gap="xs" mt="xs">
        <Radio value="all" label={words.allCommunes} />
        <Radio value="some" label={words.someCommunes} />
        <Radio value="group" label={words.communesByGroup} />
      </Stack>
    </Radio.Group>
    {draft.communes === null ? null : (
      <CommunePicker picked={draft.communes} onChange={(communes) => change({ communes })} error={errors.communes} />
    )}
    {draft.group === null ? null : (
      <GroupPicker group={draft.group} error={errors.group} onChange={(group) => change({ group })} />
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
