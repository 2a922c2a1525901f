import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useGo } from '../../../platform/ui/address.tsx';
import { Dialog } from '../../../platform/ui/Dialog.tsx';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { StateBadge } from '../../../platform/ui/StateBadge.tsx';
import { words } from '../messages.ts';
import { type Found, type FoundGroup, useFound } from './use-found.ts';

/** Long enough that a word is typed, short enough that nobody waits. */
const PAUSE_MS = 200;

type SearchDialogProps = {
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly close: () => void;
};

/** Finds units, forms, campaigns, sheets, pages and chapters of the guide; all of it by keyboard: arrows choose, Enter goes, Escape closes. */
export const SearchDialog = ({ typed, onType, close }: SearchDialogProps) => {
  const [asked] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const { groups, waiting, failed } = useFound(asked);
  const all = groups.flatMap(({ hits }) => hits);
  const [chosen, choose] = useState(0);
  const at = Math.min(chosen, Math.max(0, all.length - 1));
  const id = useId();
  const go = useGo();
  const open = (hit: Found): void => {
    close();
    go(hit.link);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && all.length > 0) {
      event.preventDefault();
      choose((at + step + all.length) % all.length);
    }
    const hit = all[at];
    // What stands there may still answer the words before these.
    if (event.key === 'Enter' && hit && asked === typed.trim()) {
      event.preventDefault();
      open(hit);
    }
  };
  return (
    <Dialog title={words.searchTitle} onClose={close} closeOutside size="46rem">
      <div className="search-all">
        <Typed
          id={id}
          at={all.length > 0 ? at : undefined}
          typed={typed}
          type={(text) => {
            onType(text);
            choose(0);
          }}
          onKeyDown={onKeyDown}
        />
        <p className="search-said small soft" role="status">
          {saidOf(asked, all.length, waiting, failed)}
        </p>
        <Groups groups={groups} id={id} at={at} choose={choose} open={open} />
        <p className="search-keys small soft wide-only">{words.searchKeys}</p>
      </div>
    </Dialog>
  );
};

type TypedProps = {
  readonly id: string;
  /** Which of the choices is chosen; undefined: there is none. */
  readonly at: number | undefined;
  readonly typed: string;
  readonly type: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

const Typed = ({ id, at, typed, type, onKeyDown }: TypedProps) => (
  <div className="search-typed">
    <Icon name="search" size={18} />
    <input
      data-autofocus
      type="search"
      role="combobox"
      aria-label={words.searchAll}
      aria-expanded={at !== undefined}
      aria-controls={`${id}-found`}
      aria-autocomplete="list"
      {...(at === undefined ? {} : { 'aria-activedescendant': `${id}-${at}` })}
      placeholder={words.searchHow}
      value={typed}
      maxLength={100}
      onChange={({ currentTarget }) => type(currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  </div>
);

const saidOf = (asked: string, count: number, waiting: boolean, failed: boolean): string => {
  if (asked === '') return words.searchBegin;
  if (failed) return words.searchFailed;
  if (waiting && count === 0) return words.searching;
  return count === 0 ? words.searchNone : words.searchFound(count);
};

type GroupsProps = {
  readonly groups: readonly FoundGroup[];
  readonly id: string;
  readonly at: number;
  readonly choose: (place: number) => void;
  readonly open: (hit: Found) => void;
};

const Groups = ({ groups, id, at, choose, open }: GroupsProps) => {
  let place = -1;
  return (
    <div className="search-found" role="listbox" id={`${id}-found`} aria-label={words.searchTitle}>
      {groups.map(({ kind, hits }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of a listbox; a fieldset is none
        <div key={kind} role="group" aria-labelledby={`${id}-${kind}`}>
          <div className="search-kind small" id={`${id}-${kind}`}>
            {words.searchKinds[kind]}
          </div>
          {hits.map((hit) => {
            place += 1;
            return (
              <Choice
                key={`${hit.link} ${hit.title}`}
                hit={hit}
                id={`${id}-${place}`}
                chosen={place === at}
                over={choose.bind(null, place)}
                open={() => open(hit)}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
};

type ChoiceProps = {
  readonly hit: Found;
  readonly id: string;
  readonly chosen: boolean;
  readonly over: () => void;
  readonly open: () => void;
};

const Choice = ({ hit, id, chosen, over, open }: ChoiceProps) => {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the box, whose choices these are
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box, which names the chosen one
    <div
      ref={line}
      role="option"
      id={id}
      aria-selected={chosen}
      className="search-hit"
      onMouseMove={chosen ? undefined : over}
      onClick={open}
    >
      <span className="search-title">{hit.title}</span>
      {hit.state === null ? null : <StateBadge state={hit.state} />}
      {hit.detail === '' ? null : <span className="search-detail small soft">{hit.detail}</span>}
    </div>
  );
};
