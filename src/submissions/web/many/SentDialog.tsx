import { Button, Group, Stack } from '@mantine/core';
import type { Place } from '../../../forms/rules/entry/places.ts';
import { placeIn } from '../../../forms/web/grid/index.ts';
import { Dialog } from '../../../platform/ui/Dialog.tsx';
import { words } from './messages.ts';
import type { Sent } from './use-send-many.ts';

type SentDialogProps = {
  readonly sent: readonly Sent[];
  readonly onGo: (place: Place) => void;
  readonly onClose: () => void;
};

/** What became of each sheet: how many were sent, and of each other why not and where. */
export const SentDialog = ({ sent, onGo, onClose }: SentDialogProps) => {
  const refused = sent.flatMap(({ row, outcome }) => (outcome.refused ? [{ row, refused: outcome.refused }] : []));
  const done = sent.length - refused.length;
  return (
    <Dialog title={done === 0 ? words.send.noneSent : words.send.sent(done)} onClose={onClose}>
      <Stack gap="md">
        {refused.length === 0 ? null : <p role="alert">{words.send.refused(refused.length)}</p>}
        {refused.length === 0 ? <p>{words.send.allSent}</p> : null}
        <ul className="many-left" hidden={refused.length === 0}>
          {refused.map(({ row, refused: { status, message, cells } }) => (
            <li key={row.key}>
              {words.send.why(row.unit.name, status === 409 ? words.send.changed : message)}
              {cells.map(({ cell, message: why }) => (
                <button
                  key={cell + why}
                  type="button"
                  className="entry-link"
                  onClick={() => {
                    onClose();
                    onGo(placeIn(row.key, cell));
                  }}
                >
                  {why}
                </button>
              ))}
            </li>
          ))}
        </ul>
        <Group justify="flex-end">
          <Button onClick={onClose}>{words.send.close}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
};
