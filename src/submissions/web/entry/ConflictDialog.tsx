import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import type { CompiledForm } from '../../../forms/rules/compiled.ts';
import { fieldAt, placeName } from '../../../forms/rules/entry/places.ts';
import { formatValue } from '../../../forms/rules/format.ts';
import type { FormValues } from '../../../forms/rules/values.ts';
import { formatTime } from '../../../platform/text/vietnamese.ts';
import { ConfirmDialog } from '../../../platform/ui/ConfirmDialog.tsx';
import { Effects } from '../../../platform/ui/Effects.tsx';
import type { NotTaken } from '../../rules/take.ts';
import { messages } from '../messages.ts';

type ConflictDialogProps = {
  /** Whose sheet it is, where several are on the page. */
  readonly unit?: string;
  readonly form: CompiledForm;
  /** The values shown, which know the row of a list. */
  readonly values: FormValues;
  readonly conflicts: readonly NotTaken[];
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onChoose: (theirs: readonly NotTaken[]) => void;
};

/** Cell by cell: mine or theirs. Nothing is overwritten silently, and nothing typed is dropped silently. */
export const ConflictDialog = ({ unit, form, values, conflicts, opened, onClose, onChoose }: ConflictDialogProps) => {
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const choose = (cell: string, choice: string): void =>
    setTheirs((now) => new Set(choice === 'theirs' ? [...now, cell] : [...now].filter((one) => one !== cell)));
  const shown = (cell: string, value: string | null): string => {
    const field = fieldAt(form, cell);
    return value === null || value === '' ? messages.conflict.blank : field ? formatValue(field, value) : value;
  };
  return (
    <ConfirmDialog
      opened={opened}
      title={messages.conflict.title}
      confirm={messages.conflict.confirm}
      onClose={onClose}
      onConfirm={() => onChoose(conflicts.filter(({ cell }) => theirs.has(cell)))}
    >
      <Stack gap="md">
        <Lead unit={unit} />
        {conflicts.map((conflict) => (
          <Radio.Group
            key={conflict.cell}
            label={placeName(form, conflict.cell, values)}
            value={theirs.has(conflict.cell) ? 'theirs' : 'mine'}
            onChange={(choice) => choose(conflict.cell, choice)}
          >
            <Stack gap={4} mt={4}>
              <Radio value="mine" label={`${messages.conflict.mine}: ${shown(conflict.cell, conflict.yours)}`} />
              <Radio
                value="theirs"
                label={`${messages.conflict.theirs}: ${shown(conflict.cell, conflict.theirs)}`}
                description={
                  conflict.by === ''
                    ? conflict.message
                    : messages.conflict.by(conflict.by, conflict.at === '' ? '' : formatTime(conflict.at))
                }
              />
            </Stack>
          </Radio.Group>
        ))}
        <Effect mine={conflicts.length - theirs.size} theirs={theirs.size} />
      </Stack>
    </ConfirmDialog>
  );
};

const Effect = ({ mine, theirs }: { readonly mine: number; readonly theirs: number }) => (
  <Effects>
    <p>{messages.conflict.effect(mine, theirs)}</p>
    <p>{messages.conflict.history}</p>
  </Effects>
);

const Lead = ({ unit }: { readonly unit: string | undefined }) => (
  <>
    {unit === undefined ? null : (
      <p>
        <strong>{unit}</strong>
      </p>
    )}
    <p>{messages.conflict.explain}</p>
  </>
);
