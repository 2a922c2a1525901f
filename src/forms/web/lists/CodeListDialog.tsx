import { FileInput, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Answer } from '../../../platform/ui/Answer.tsx';
import { ConfirmDialog } from '../../../platform/ui/ConfirmDialog.tsx';
import { sendFile } from '../../../platform/ui/call.ts';
import { Dialog } from '../../../platform/ui/Dialog.tsx';
import { InlineError } from '../../../platform/ui/ErrorPanel.tsx';
import { lacking } from '../../../platform/ui/Form.tsx';
import { KeptTextarea } from '../../../platform/ui/kept/KeptTextarea.tsx';
import { useKeptText } from '../../../platform/ui/kept/use-kept.ts';
import { useAsk, useSend } from '../../../platform/ui/query.ts';
import { say } from '../../../platform/ui/say.tsx';
import { getCodeList, listCodeLists, readCodeListFile, saveCodeList } from '../../contract/code-lists.ts';
import { codeListLines, readCodeListLines } from '../../rules/code-list-lines.ts';
import { words } from './messages.ts';

type Fault = { readonly line: number; readonly message: string };
type Start = {
  readonly code: string;
  readonly title: string;
  readonly lines: string;
  /** The newest version, on which the next one is written. */
  readonly after: number;
};

const NOTHING: Start = { code: '', title: '', lines: '', after: 0 };

type CodeListDialogProps = {
  /** Undefined: a new list. */
  readonly of: { readonly code: string; readonly number: number } | undefined;
  readonly close: () => void;
};

/** A code list to be read, and its next version to be written. */
export const CodeListDialog = ({ of, close }: CodeListDialogProps) => {
  const [shown, setShown] = useState(of?.number ?? 0);
  const list = useAsk(getCodeList, { params: { code: of?.code ?? '', number: shown } }, { enabled: of !== undefined });
  if (!of) return <Writing start={NOTHING} close={close} />;
  if (list.data) {
    const { code, title, items } = list.data;
    const start = { code, title, lines: codeListLines(items), after: of.number };
    return <Writing key={shown} start={start} shown={shown} onShown={setShown} close={close} />;
  }
  return (
    <Dialog title={words.editTitle(of.code)} onClose={close}>
      <Answer of={list}>{() => null}</Answer>
    </Dialog>
  );
};

type WritingProps = {
  readonly start: Start;
  readonly shown?: number | undefined;
  readonly onShown?: ((number: number) => void) | undefined;
  readonly close: () => void;
};

/** What is typed of a list, and what a file brings into it. */
const useWriting = (start: Start) => {
  const [code, setCode] = useState(start.code);
  const [title, setTitle] = useState(start.title);
  const lines = useKeptText(['code-list', start.code, String(start.after)], start.lines);
  const note = useKeptText(['code-list-note', start.code]);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [error, setError] = useState<Error | null>(null);
  const takeFile = async (file: File | null): Promise<void> => {
    if (!file) return;
    setError(null);
    try {
      const { items, problems } = await sendFile(readCodeListFile, file);
      lines.change(() => codeListLines(items));
      setFaults(problems);
      say(words.readCount(items.length));
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    }
  };
  const read = readCodeListLines(lines.value);
  return { code, setCode, title, setTitle, lines, note, faults, error, takeFile, read };
};

const Writing = ({ start, shown, onShown, close }: WritingProps) => {
  const writing = useWriting(start);
  const { code, title, lines, note, read } = writing;
  const send = useSend(saveCodeList, [listCodeLists, getCodeList]);
  const next = start.after + 1;
  const named = code.trim().toUpperCase();
  const write = (): void => {
    const body = { after: start.after, title: title.trim(), items: read.items };
    const kept = note.value.trim();
    send.mutate(
      { params: { code: named }, body: kept === '' ? body : { ...body, note: kept } },
      {
        onSuccess: ({ number }) => {
          lines.sent();
          note.sent();
          say(words.saved(named, number));
          close();
        },
      },
    );
  };
  return (
    <ConfirmDialog
      opened
      size="lg"
      title={start.after === 0 ? words.newTitle : words.editTitle(start.code)}
      confirm={words.save(next)}
      busy={send.isPending}
      missing={lacking(
        [named === '', words.code],
        [title.trim() === '', words.name],
        [read.items.length === 0 || read.problems.length > 0, words.rows],
      )}
      error={send.error}
      onConfirm={write}
      onClose={close}
    >
      <Stack gap="sm">
        <p className="soft">{words.effect(next)}</p>
        <Versions newest={start.after} shown={shown} onShown={onShown} />
        <Fields writing={writing} isNew={start.after === 0} />
        <KeptTextarea kept={note} label={words.note} maxLength={1_000} />
      </Stack>
    </ConfirmDialog>
  );
};

type VersionsProps = { readonly newest: number } & Pick<WritingProps, 'shown' | 'onShown'>;

/** An earlier version can be looked at, and written anew as the next. */
const Versions = ({ newest, shown, onShown }: VersionsProps) =>
  shown === undefined || newest < 2 ? null : (
    <NativeSelect
      label={words.older}
      value={String(shown)}
      data={Array.from({ length: newest }, (_, at) => String(newest - at))}
      onChange={(event) => onShown?.(Number(event.currentTarget.value))}
    />
  );

type FieldsProps = { readonly writing: ReturnType<typeof useWriting>; readonly isNew: boolean };

const Fields = ({ writing, isNew }: FieldsProps) => {
  const { code, setCode, title, setTitle, lines, faults, error, takeFile, read } = writing;
  return (
    <>
      {isNew ? (
        <TextInput
          label={words.code}
          description={words.codeHint}
          withAsterisk
          maxLength={20}
          autoComplete="off"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      ) : null}
      <TextInput
        label={words.name}
        withAsterisk
        maxLength={200}
        autoComplete="off"
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <KeptTextarea
        kept={lines}
        label={words.rows}
        description={words.rowsHint}
        withAsterisk
        minRows={6}
        maxRows={14}
      />
      <Faults faults={[...read.problems, ...faults]} />
      <FileInput
        label={words.fromFile}
        description={words.fromFileHint}
        accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        placeholder={words.chooseFile}
        onChange={(file) => void takeFile(file)}
      />
      <InlineError error={error} />
    </>
  );
};

const MOST = 20;

const Faults = ({ faults }: { readonly faults: readonly Fault[] }) =>
  faults.length === 0 ? null : (
    <ul className="small wrong" aria-label={words.faults}>
      {faults.slice(0, MOST).map(({ line, message }) => (
        <li key={`${line} ${message}`}>{words.lineFault(line, message)}</li>
      ))}
    </ul>
  );
