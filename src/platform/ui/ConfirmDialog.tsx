import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog } from './Dialog.tsx';
import { InlineError } from './ErrorPanel.tsx';
import { words } from './panel-words.ts';

type ConfirmDialogProps = {
  readonly opened: boolean;
  readonly title: string;
  /** The effect, before it is made. */
  readonly children: ReactNode;
  /** A verb: "Nộp phiếu", "Chốt số liệu". */
  readonly confirm: string;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  /** Red button, for what takes something away. */
  readonly grave?: boolean;
  readonly error?: Error | null;
  readonly size?: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Asks once before something that others see or that cannot be undone. Escape and "Hủy" leave everything as it was. */
export const ConfirmDialog = ({
  opened,
  title,
  children,
  confirm,
  busy,
  disabled,
  grave,
  error,
  size,
  onConfirm,
  onClose,
}: ConfirmDialogProps) =>
  opened ? (
    <Dialog title={title} size={size ?? 'lg'} {...(busy ? {} : { onClose })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && !disabled) onConfirm();
        }}
      >
        <Stack gap="md">
          <div>{children}</div>
          <InlineError error={error} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose} disabled={busy ?? false}>
              {words.cancel}
            </Button>
            <Button
              type="submit"
              loading={busy ?? false}
              disabled={disabled ?? false}
              {...(grave ? { color: 'brocade.6' } : {})}
            >
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  ) : null;
