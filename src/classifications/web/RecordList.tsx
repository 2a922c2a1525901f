import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { DayInput } from '../../platform/ui/DayInput.tsx';
import { lacking } from '../../platform/ui/Form.tsx';
import { KeptTextarea } from '../../platform/ui/kept/KeptTextarea.tsx';
import { useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { getMembers, listClassifications, recordList, type SchemeRow } from '../contract.ts';
import { pastedSheet, type ReadMember, type ReadMembers, readMembers } from '../rules/read-members.ts';
import { type Choice, settled } from '../rules/settle.ts';
import { words } from './messages.ts';
import { ReviewLines } from './ReviewLines.tsx';
import { useUnits } from './use-units.ts';
import { WorkbookButton } from './WorkbookButton.tsx';

type Fields = {
  readonly from: string;
  readonly to: string;
  readonly basis: string;
  readonly complete: boolean;
  readonly illustrative: boolean;
  readonly note: string;
};
const fresh: Fields = { from: '', to: '', basis: '', complete: false, illustrative: false, note: '' };

type RecordListProps = { readonly scheme: SchemeRow; readonly onClose: () => void };

/** What was read of a pasted text or of a file, and what the person says of the lines that did not match. */
const useReading = (scheme: SchemeRow, from: string) => {
  const units = useUnits(scheme.level, from);
  const kept = useKeptText(['classification-list', scheme.code]);
  const pasted = kept.value;
  const [ofFile, setOfFile] = useState<ReadMembers>();
  const [choices, setChoices] = useState<ReadonlyMap<number, Choice>>(new Map());
  const ofText = useMemo(
    () =>
      units.ready && pasted.trim() !== '' ? readMembers(units.named, scheme.groups, pastedSheet(pasted)) : undefined,
    [units.ready, units.named, scheme.groups, pasted],
  );
  const reading = ofFile ?? ofText;
  const paste = (text: string): void => {
    kept.change(() => text);
    setOfFile(undefined);
    setChoices(new Map());
  };
  return {
    units,
    kept: { ...kept, change: (next: (now: string) => string) => paste(next(kept.value)) },
    reading,
    choices,
    take: (file: ReadMembers): void => {
      setOfFile(file);
      setChoices(new Map());
    },
    choose: (line: number, choice: Choice): void => setChoices(new Map([...choices, [line, choice]])),
    outcome: reading ? settled(reading, choices) : undefined,
  };
};

const bodyOf = (
  { version }: SchemeRow,
  { basis, from, to, complete, illustrative, note }: Fields,
  members: readonly ReadMember[],
) => ({
  version,
  legalBasis: basis.trim(),
  from,
  to: to === '' ? null : to,
  complete,
  illustrative,
  note: note.trim(),
  members: members.map(({ unit, group }) => ({ unit: Number(unit), group })),
});

/** A list typed, pasted or from a file; what did not match is settled here, and nothing is written before. */
export const RecordList = ({ scheme, onClose }: RecordListProps) => {
  const [fields, setFields] = useState(fresh);
  const change = (part: Partial<Fields>): void => setFields((now) => ({ ...now, ...part }));
  const read = useReading(scheme, fields.from);
  const send = useSend(recordList, [listClassifications, getMembers]);
  const members = read.outcome?.members ?? [];
  const confirm = (): void =>
    send.mutate(
      {
        params: { code: scheme.code },
        body: bodyOf(scheme, fields, members),
      },
      {
        onSuccess: ({ members: count, ended }) => {
          read.kept.sent();
          say(words.recorded(count, ended));
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      opened
      size="xl"
      title={words.record}
      confirm={words.recordConfirm(members.length)}
      busy={send.isPending}
      error={send.error ?? read.units.error}
      missing={lacking(
        [fields.from === '', words.start],
        [fields.basis.trim().length < 3, words.basis],
        [members.length === 0, words.list],
        [(read.outcome?.open ?? 0) > 0, words.unsettled],
      )}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Stack gap="sm">
        <p className="soft">{words.recordEffect}</p>
        <ListFields fields={fields} change={change} />
        {fields.from === '' ? null : <Reading scheme={scheme} from={fields.from} read={read} />}
      </Stack>
    </ConfirmDialog>
  );
};

type ListFieldsProps = { readonly fields: Fields; readonly change: (part: Partial<Fields>) => void };

const ListFields = ({ fields, change }: ListFieldsProps) => (
  <>
    <TextInput
      label={words.basis}
      description={words.basisHint}
      withAsterisk
      maxLength={500}
      value={fields.basis}
      onChange={({ currentTarget }) => change({ basis: currentTarget.value })}
    />
    <DayInput label={words.start} required value={fields.from} onChange={(from) => change({ from })} />
    <DayInput label={words.end} value={fields.to} onChange={(to) => change({ to })} />
    <Checkbox
      label={words.complete}
      checked={fields.complete}
      onChange={({ currentTarget }) => change({ complete: currentTarget.checked })}
    />
    <Checkbox
      label={words.illustrativeField}
      checked={fields.illustrative}
      onChange={({ currentTarget }) => change({ illustrative: currentTarget.checked })}
    />
    <TextInput
      label={words.note}
      maxLength={2000}
      value={fields.note}
      onChange={({ currentTarget }) => change({ note: currentTarget.value })}
    />
  </>
);

type ReadingProps = {
  readonly scheme: SchemeRow;
  readonly from: string;
  readonly read: ReturnType<typeof useReading>;
};

const Reading = ({ scheme, from, read }: ReadingProps) => (
  <>
    <KeptTextarea kept={read.kept} label={words.paste} description={words.pasteHint} minRows={4} maxRows={12} />
    <WorkbookButton scheme={scheme.code} from={from} onRead={read.take} />
    {read.reading ? (
      <>
        <p role="status">
          {words.read(read.reading.members.length)}{' '}
          {read.reading.skipped > 0 ? words.skipped(read.reading.skipped) : ''}
        </p>
        <ReviewLines
          problems={read.reading.problems}
          groups={scheme.groups}
          units={read.units.choices}
          choices={read.choices}
          onChoose={read.choose}
        />
      </>
    ) : null}
  </>
);
