import { Button } from '@mantine/core';
import { Icon } from '../../../platform/ui/Icon.tsx';
import type { DesignSave } from './design-keeper.ts';
import { words } from './messages.ts';

const clock = (at: Date): string => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(11, 16);

type SaveMarkProps = { readonly save: DesignSave; readonly onResolve: () => void; readonly onDiscard: () => void };

/** Where what was edited stands: said as well as shown. */
export const SaveMark = ({ save, onResolve, onDiscard }: SaveMarkProps) => {
  switch (save.kind) {
    case 'saved':
      return (
        <span className="design-save" role="status">
          <Icon name="check" size={14} /> {save.at ? words.savedAt(clock(save.at)) : words.savedNow}
        </span>
      );
    case 'saving':
      return (
        <span className="design-save" data-tone="look" role="status">
          <Icon name="refresh" size={14} /> {words.saving}
        </span>
      );
    case 'waiting':
      return (
        <span className="design-save" data-tone="look" role="status">
          <Icon name={save.why === null ? 'offline' : 'clock'} size={14} /> {save.why ?? words.offline}
        </span>
      );
    case 'conflict':
      return (
        <span className="design-save" data-tone="wrong" role="alert">
          <Icon name="alert" size={14} /> {words.conflict}
          <Button size="compact-sm" onClick={onResolve}>
            {words.resolve}
          </Button>
        </span>
      );
    case 'refused':
      return (
        <span className="design-save" data-tone="wrong" role="alert">
          <Icon name="alert" size={14} /> {save.message} {words.keptHere}
          <Button size="compact-sm" variant="default" onClick={onDiscard}>
            {words.discard}
          </Button>
        </span>
      );
  }
};
