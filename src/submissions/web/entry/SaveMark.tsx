import { Button } from '@mantine/core';
import { Icon } from '../../../platform/ui/Icon.tsx';
import type { SaveState } from '../draft/draft-keeper.ts';
import { messages } from '../messages.ts';

const clock = (at: Date): string => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(11, 16);

type SaveMarkProps = {
  readonly state: SaveState;
  readonly onResolve: () => void;
  readonly onReload: () => void;
  readonly onDiscard: () => void;
};

/** Where what was typed stands: said as well as shown. */
export const SaveMark = ({ state, onResolve, onReload, onDiscard }: SaveMarkProps) => {
  switch (state.kind) {
    case 'saved':
      return (
        <span className="entry-save" role="status">
          <Icon name="check" size={14} /> {state.at ? messages.save.savedAt(clock(state.at)) : messages.save.savedNow}
        </span>
      );
    case 'saving':
      return (
        <span className="entry-save" data-tone="look" role="status">
          <Icon name="refresh" size={14} /> {messages.save.saving}
        </span>
      );
    case 'waiting':
      return (
        <span className="entry-save" data-tone="look" role="status">
          <Icon name={state.why === null ? 'offline' : 'clock'} size={14} />{' '}
          {state.why === null ? messages.save.offline : messages.save.waiting(state.why)}
        </span>
      );
    case 'conflict':
      return (
        <span className="entry-save" data-tone="wrong" role="alert">
          <Icon name="alert" size={14} /> {messages.save.conflict}
          <Button size="compact-sm" onClick={onResolve}>
            {messages.save.resolve}
          </Button>
        </span>
      );
    case 'refused':
      return (
        <span className="entry-save" data-tone="wrong" role="alert">
          <Icon name="alert" size={14} /> {messages.save.refused}: {state.message} {messages.save.keptHere}
          <Button size="compact-sm" variant="default" onClick={onReload}>
            {messages.save.reload}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onDiscard}>
            {messages.save.discard}
          </Button>
        </span>
      );
  }
};
