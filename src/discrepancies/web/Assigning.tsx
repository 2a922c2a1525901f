import { NativeSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import type { Reply } from '../../platform/contract/route.ts';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { DayInput } from '../../platform/ui/DayInput.tsx';
import { lacking } from '../../platform/ui/Form.tsx';
import { KeptTextarea } from '../../platform/ui/kept/KeptTextarea.tsx';
import { useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { useReadAnew, useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { assignCase } from '../contract/owner.ts';
import type { CaseRow, getCase } from '../contract.ts';
import { AFTER, isShort } from './CaseWork.tsx';
import { words } from './messages.ts';

type AssigningProps = { readonly discrepancy: CaseRow; readonly owners: Reply<typeof getCase>['owners'] };

/** Hands a case on to another unit that acts on its figures, with another day. */
export const Assigning = (props: AssigningProps) => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="case-link" onClick={() => setOpen(true)}>
        {words.assign.ask}
      </button>
      {open ? <Asking {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
};

const Asking = ({ discrepancy, owners, onClose }: AssigningProps & { readonly onClose: () => void }) => {
  const { id, dueOn } = discrepancy;
  // What was shown when the question was asked: where it has changed, it is looked at before it is decided.
  const [seen] = useState(discrepancy.seen);
  const [owner, setOwner] = useState(0);
  const [day, setDay] = useState(dueOn);
  const reason = useKeptText(['case owner', id]);
  const readAnew = useReadAnew(AFTER);
  const assigning = useSend(assignCase, AFTER);
  const confirm = (): void =>
    assigning.mutate(
      { params: { id }, body: { seen, owner, dueOn: day, reason: reason.value.trim() } },
      {
        onError: readAnew,
        onSuccess: () => {
          reason.sent();
          onClose();
          say(words.assign.done);
        },
      },
    );
  return (
    <ConfirmDialog
      opened
      title={words.assign.title}
      confirm={words.assign.confirm}
      busy={assigning.isPending}
      error={assigning.error}
      missing={lacking(
        [owner === 0, words.assign.owner],
        [day === '', words.due],
        [isShort(reason.value), words.assign.reason],
      )}
      onClose={onClose}
      onConfirm={confirm}
    >
      <Stack gap="md">
        <OwnerChoice owners={owners} owner={owner} onChange={setOwner} />
        <DayInput label={words.due} required value={day} onChange={setDay} />
        <KeptTextarea kept={reason} label={words.assign.reason} withAsterisk maxLength={4000} />
        <p className="soft small">{words.assign.effect}</p>
      </Stack>
    </ConfirmDialog>
  );
};

type OwnerChoiceProps = Pick<AssigningProps, 'owners'> & {
  readonly owner: number;
  readonly onChange: (owner: number) => void;
};

const OwnerChoice = ({ owners, owner, onChange }: OwnerChoiceProps) => (
  <NativeSelect
    label={words.assign.owner}
    withAsterisk
    value={`${owner || ''}`}
    data={[
      { value: '', label: words.assign.choose },
      ...owners.map((one) => ({ value: `${one.id}`, label: one.name })),
    ]}
    onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
  />
);
