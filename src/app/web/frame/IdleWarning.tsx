import { Button, Group, Stack } from '@mantine/core';
import { Dialog } from '../../../platform/ui/Dialog.tsx';
import { words } from '../messages.ts';

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

type IdleWarningProps = {
  readonly seconds: number;
  /** Absent where the session ends in any case. */
  readonly goOn: (() => void) | undefined;
};

/** Says that the session is about to end; nothing that was typed is lost either way. */
export const IdleWarning = ({ seconds, goOn }: IdleWarningProps) => (
  <Dialog title={words.idleTitle} size="md" zIndex={900} {...(goOn ? { onClose: goOn } : {})}>
    <Stack gap="md">
      <p role="alert">{goOn ? words.idleWhy : words.absoluteWhy}</p>
      <p>
        {words.idleLeft} <strong className="figures">{clock(Math.max(0, seconds))}</strong>
      </p>
      {goOn ? (
        <Group>
          <Button onClick={goOn} data-autofocus>
            {words.idleGoOn}
          </Button>
        </Group>
      ) : null}
    </Stack>
  </Dialog>
);
