import { NativeSelect } from '@mantine/core';
import { listClassifications } from '../../../classifications/contract.ts';
import { groupKey } from '../../../classifications/rules/scheme.ts';
import { Answer } from '../../../platform/ui/Answer.tsx';
import { useAsk } from '../../../platform/ui/query.ts';
import { words } from '../messages.ts';

type GroupPickerProps = {
  readonly group: string;
  readonly error: string | undefined;
  readonly onChange: (group: string) => void;
};

/** The communes of a group of a classification, as it stands on the last day of the period. */
export const GroupPicker = ({ group, error, onChange }: GroupPickerProps) => {
  const schemes = useAsk(listClassifications, {}, { staleTime: 60_000 });
  return (
    <Answer of={schemes}>
      {({ classifications }) =>
        classifications.length === 0 ? (
          <p className="soft">{words.noGroups}</p>
        ) : (
          <NativeSelect
            label={words.group}
            description={words.groupHint}
            withAsterisk
            error={error}
            value={group}
            data={[
              { value: '', label: '' },
              ...classifications.map(({ code, title, groups }) => ({
                group: title,
                items: groups.map((one) => ({ value: groupKey(code, one.code), label: one.label })),
              })),
            ]}
            onChange={({ currentTarget }) => onChange(currentTarget.value)}
          />
        )
      }
    </Answer>
  );
};
