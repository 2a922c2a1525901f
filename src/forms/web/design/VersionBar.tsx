import { ActionIcon } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../../platform/ui/Dialog.tsx';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { Tag } from '../../../platform/ui/Tag.tsx';
import { words } from './messages.ts';
import { SaveMark } from './SaveMark.tsx';
import type { Design } from './use-design.ts';

type VersionBarProps = {
  readonly design: Design;
  /** The version that the draft follows. */
  readonly base: number | null;
  /** How it differs, change by change; undefined for a form that follows none. */
  readonly changes: readonly string[] | undefined;
  readonly onSettings: () => void;
  readonly onResolve: () => void;
};

/** Which version this is going to be and how it differs from the one in force; what stands on the server; undo and redo. */
export const VersionBar = ({ design, base, changes, onSettings, onResolve }: VersionBarProps) => {
  const { state, store, save, keeper } = design;
  const [listed, setListed] = useState(false);
  const discard = (): void => {
    keeper.discard();
    location.reload();
  };
  return (
    <div className="design-version">
      <Tag icon="pencil">{words.draftOf((base ?? 0) + 1)}</Tag>
      {changes === undefined || base === null ? (
        <span className="soft">{words.firstVersion}</span>
      ) : (
        <span>
          {words.comparedTo(base)}{' '}
          {changes.length === 0 ? (
            words.noChanges
          ) : (
            <button type="button" className="design-link" onClick={() => setListed(true)}>
              {words.changes(changes.length)}
            </button>
          )}
        </span>
      )}
      <button type="button" className="design-link" onClick={onSettings}>
        {words.formSettings}
      </button>
      <span className="design-space" />
      <SaveMark save={save} onResolve={onResolve} onDiscard={discard} />
      <ActionIcon variant="subtle" aria-label={words.undo} disabled={!state.canUndo} onClick={() => store.undo()}>
        <Icon name="back" />
      </ActionIcon>
      <ActionIcon variant="subtle" aria-label={words.redo} disabled={!state.canRedo} onClick={() => store.redo()}>
        <span className="design-mirrored">
          <Icon name="back" />
        </span>
      </ActionIcon>
      {listed && changes ? (
        <Dialog title={words.changesTitle(base ?? 0)} onClose={() => setListed(false)}>
          <ol className="design-changes">
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ol>
        </Dialog>
      ) : null}
    </div>
  );
};
