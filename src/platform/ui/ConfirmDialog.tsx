import { Button, Group, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Dialog } from './Dialog.tsx';
import { InlineError } from './ErrorPanel.tsx';
import { Form } from './Form.tsx';
import { words } from './panel-words.ts';

type ConfirmDialogProps = {
  readonly opened: boolean;
  readonly title: string;
  /** The effect, before it is made. */
  readonly children: ReactNode;
  /** A verb: "Nộp phiếu", "Chốt số liệu". */
  readonly confirm: string;
  /** What leaving it is called; "Hủy" unless said. */
  readonly cancel?: string;
  readonly busy?: boolean;
  /** Where the content itself says why; what is not filled in yet is `missing`. */
  readonly disabled?: boolean;
  /** Labels of the fields that are still to be filled in: said when the person confirms (`lacking`, Form.tsx). */
  readonly missing?: readonly string[];
  /** Red button, for what takes something away. */
  readonly grave?: boolean;
  readonly error?: Error | null;
  readonly size?: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

const Asking = ({
  title,
  children,
  confirm,
  cancel = words.cancel,
  busy = false,
  disabled = false,
  missing = [],
  grave,
  error,
  size,
  onConfirm,
  onClose,
}: Omit<ConfirmDialogProps, 'opened'>) => {
  const [tried, setTried] = useState(false);
  const submit = (): void => {
    if (busy || disabled) return;
    if (missing.length > 0) setTried(true);
    else onConfirm();
  };
  return (
    <Dialog title={title} size={size ?? 'lg'} {...(busy ? {} : { onClose })}>
      <Form submit={submit}>
        <Stack gap="md">
          <div>{children}</div>
          {tried && missing.length > 0 ? (
            <p role="alert" className="small wrong">
              {words.stillMissing(missing)}
            </p>
          ) : null}
          <InlineError error={error} />
          <Group className="dialog-foot" justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose} disabled={busy}>
              {cancel}
            </Button>
            <Button type="submit" loading={busy} disabled={disabled} {...(grave ? { color: 'brocade.6' } : {})}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Dialog>
  );
};

/** Asks once before something that others see or that cannot be undone. Escape and "Hủy" leave everything as it was. */
export const ConfirmDialog = ({ opened, ...asking }: ConfirmDialogProps) => (opened ? <Asking {...asking} /> : null);
