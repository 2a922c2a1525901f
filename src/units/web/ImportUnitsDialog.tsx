import { Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { DayInput } from '../../platform/ui/DayInput.tsx';
import { placesOf } from '../../platform/ui/ErrorPanel.tsx';
import { lacking } from '../../platform/ui/Form.tsx';
import { JsonFileField } from '../../platform/ui/JsonFileField.tsx';
import { useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { ProblemPlaces } from '../../platform/ui/ProblemPlaces.tsx';
import { useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { importUnits, listUnits } from '../contract.ts';
import { words } from './messages.ts';
import { readUnits } from './read-units.ts';

type BasisFieldProps = { readonly value: string; readonly onChange: (value: string) => void };

const BasisField = ({ value, onChange }: BasisFieldProps) => (
  <TextInput
    label={words.basis}
    description={words.basisHint}
    withAsterisk
    maxLength={500}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
  />
);

const Counted = ({ units }: { readonly units: number }) => (
  <p className="small" role="status">
    {words.counted(units)}
  </p>
);

/** Brings a catalogue of units in from JSON; every place that is wrong is named. */
export const ImportUnitsDialog = ({ close }: { readonly close: () => void }) => {
  const kept = useKeptText(['import-units']);
  const [from, setFrom] = useState('');
  const [basis, setBasis] = useState('');
  const send = useSend(importUnits, [listUnits]);
  const read = kept.value.trim() === '' ? undefined : readUnits(kept.value);
  const units = read && 'units' in read ? read.units : [];
  const confirm = (): void =>
    send.mutate(
      { body: { from, legalBasis: basis.trim(), units } },
      {
        onSuccess: ({ added, unchanged }) => {
          say(words.imported(added, unchanged));
          kept.sent();
          close();
        },
      },
    );
  return (
    <ConfirmDialog
      opened
      size="xl"
      title={words.importTitle}
      confirm={words.importConfirm}
      busy={send.isPending}
      missing={lacking(
        [from === '', words.importFrom],
        [basis.trim() === '', words.basis],
        [units.length === 0, words.json],
      )}
      error={send.error && placesOf(send.error).length === 0 ? send.error : null}
      onConfirm={confirm}
      onClose={close}
    >
      <Stack gap="sm">
        <p className="soft">{words.importEffect}</p>
        <DayInput label={words.importFrom} required value={from} onChange={setFrom} />
        <BasisField value={basis} onChange={setBasis} />
        <JsonFileField
          label={words.json}
          description={words.jsonHint}
          kept={kept}
          error={read && 'problem' in read ? read.problem : undefined}
        />
        {units.length > 0 ? <Counted units={units.length} /> : null}
        <ProblemPlaces title={words.places} places={send.error ? placesOf(send.error) : []} />
      </Stack>
    </ConfirmDialog>
  );
};
