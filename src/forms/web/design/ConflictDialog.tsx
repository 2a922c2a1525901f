import { Button, Group, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../../platform/ui/Dialog.tsx';
import { Effects } from '../../../platform/ui/Effects.tsx';
import type { DraftConflict } from '../../contract/drafts.ts';
import { words } from './messages.ts';

type ConflictDialogProps = {
  readonly conflicts: readonly DraftConflict[];
  readonly onSettle: (theirs: readonly string[]) => void;
  readonly onClose: () => void;
};

const shown = (value: unknown): string => {
  if (value === null || value === undefined) return words.nothingThere;
  if (typeof value === 'string') return value === '' ? words.nothingThere : value;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  return typeof value === 'object' && 'label' in value && typeof value.label === 'string'
    ? value.label
    : JSON.stringify(value);
};

const clock = (at: string): string => new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(11, 16);

/** Places that somebody else changed meanwhile: both values side by side, and who and when; one chooses place by place. */
export const ConflictDialog = ({ conflicts, onSettle, onClose }: ConflictDialogProps) => {
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const choose = (place: string, taken: boolean): void => {
    const next = new Set(theirs);
    if (taken) next.add(place);
    else next.delete(place);
    setTheirs(next);
  };
  return (
    <Dialog title={words.conflictTitle(conflicts.length)} size="xl" onClose={onClose}>
      <p className="soft">{words.conflictWhat}</p>
      <ul className="design-conflicts">
        {conflicts.map((one) => (
          <li key={one.place}>
            <strong>{one.where}</strong>
            <dl>
              <div data-taken={!theirs.has(one.place) || undefined}>
                <dt>{words.mine}</dt>
                <dd>{shown(one.yours)}</dd>
              </div>
              <div data-taken={theirs.has(one.place) || undefined}>
                <dt>{words.byAt(one.by, clock(one.at))}</dt>
                <dd>{shown(one.theirs)}</dd>
              </div>
            </dl>
            <SegmentedControl
              size="xs"
              aria-label={words.keepWhich(one.where)}
              value={theirs.has(one.place) ? 'theirs' : 'mine'}
              onChange={(value) => choose(one.place, value === 'theirs')}
              data={[
                { value: 'mine', label: words.keepMine },
                { value: 'theirs', label: words.keepTheirs },
              ]}
            />
          </li>
        ))}
      </ul>
      <Effects>
        <p>{words.conflictEffect(conflicts.length - theirs.size, theirs.size)}</p>
      </Effects>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {words.later}
        </Button>
        <Button onClick={() => onSettle([...theirs])}>{words.writeChosen}</Button>
      </Group>
    </Dialog>
  );
};
