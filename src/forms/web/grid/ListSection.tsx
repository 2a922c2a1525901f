import { Button, Group } from '@mantine/core';
import { type ReactNode, useMemo, useState, useSyncExternalStore } from 'react';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { say } from '../../../platform/ui/say.tsx';
import type { Grid } from '../../../platform/ui/table/movement.ts';
import type { CompiledSection, Field } from '../../rules/compiled.ts';
import { NO_CHANGE } from '../../rules/entry/entry-state.ts';
import { listPlace } from '../../rules/entry/places.ts';
import { type ListChanges, listChanges } from '../../rules/entry/previous-list.ts';
import { formatValue } from '../../rules/format.ts';
import { type ListRow, NOT_APPLICABLE } from '../../rules/values.ts';
import { EntryGrid } from './EntryGrid.tsx';
import type { EntryStore } from './entry-store.ts';
import { GridCell } from './GridCell.tsx';
import { rowsNeeds } from './grid-needs.ts';
import { messages } from './messages.ts';
import { CopyPrevious, SincePrevious } from './PreviousList.tsx';
import type { SectionTools } from './section-tools.ts';
import { createSelection } from './selection.ts';

type ListSectionProps = { readonly section: CompiledSection; readonly tools: SectionTools };
const NO_ROWS: readonly ListRow[] = [];

export const emptyRows = (count: number): ListRow[] =>
  Array.from({ length: count }, () => ({ id: crypto.randomUUID().slice(0, 13), values: {} }));

export const removeRow = (store: EntryStore, section: string, id: string): void => {
  const rows = store.state().values.lists[section] ?? NO_ROWS;
  store.change({ ...NO_CHANGE, lists: { [section]: rows.filter((row) => row.id !== id) } });
  say(messages.rowRemoved);
};

const gridOf = (section: CompiledSection, rows: readonly ListRow[]): Grid =>
  rows.map((row) => section.fields.map((field) => listPlace(section.code, row.id, field.code)));

/** The rows as they stand, and how one adds to them or says that there are none. */
const useRows = (section: CompiledSection, { store, isOpen, onGo }: SectionTools) => {
  const rows = useSyncExternalStore(store.subscribe, () => store.state().values.lists[section.code] ?? NO_ROWS);
  const saidNone = useSyncExternalStore(store.subscribe, () => store.view(section.code).notApplicable);
  const missing = useSyncExternalStore(store.subscribe, () => store.view(section.code).mark === 'missing');
  const grid = useMemo(() => gridOf(section, rows), [section, rows]);
  const grow = (count: number) => {
    const all = [...rows, ...emptyRows(count)];
    return { grid: gridOf(section, all), lists: { [section.code]: all } };
  };
  return {
    rows,
    grid,
    saidNone,
    missing,
    grow,
    open: isOpen(listPlace(section.code, '', section.fields[0]?.code ?? '')),
    sayNone: (none: boolean): void =>
      store.change({ ...NO_CHANGE, cells: { [section.code]: none ? NOT_APPLICABLE : null } }),
    addRow: (): void => {
      const { grid: grown, lists } = grow(1);
      store.change({ ...NO_CHANGE, cells: saidNone ? { [section.code]: null } : {}, lists });
      onGo(grown.at(-1)?.[0] ?? '');
    },
  };
};

/** A list to which the filler adds rows; where its condition does not hold, why it is not asked. */
export const ListSection = ({ section, tools }: ListSectionProps) => {
  const { store } = tools;
  const asked = useSyncExternalStore(store.subscribe, () => store.state().computed.listApplies(section.code));
  const when = store.state().form.listConditions.get(section.code)?.words ?? '';
  return asked ? (
    <AskedList section={section} tools={tools} />
  ) : (
    <p className="soft entry-hint">{messages.listOnlyWhen(when)}</p>
  );
};

const AskedList = ({ section, tools }: ListSectionProps) => {
  const list = useRows(section, tools);
  const { rows, grid, open } = list;
  const needs = useMemo(() => rowsNeeds(section, rows, open), [section, rows, open]);
  const [selection] = useState(() => createSelection(grid[0]?.[0] ?? ''));
  const remark = tools.remark(section.code);
  const previous = tools.previousList(section.code);
  const changes = useMemo(() => previous && listChanges(section, previous.rows, rows), [section, previous, rows]);
  return (
    <>
      {remark === '' ? null : (
        <p className="entry-note">
          <Icon name="back" size={14} /> {remark}
        </p>
      )}
      {rows.length === 0 ? (
        <NoRows saidNone={list.saidNone} open={open} missing={list.missing} />
      ) : (
        <EntryGrid
          list
          caption={messages.table(section.title)}
          needs={needs}
          grid={grid}
          selection={selection}
          {...tools}
          {...(open ? { grow: list.grow, onPastEnd: list.addRow } : {})}
        >
          <ListHead fields={section.fields} open={open} />
          <tbody>
            {rows.map((row, at) => (
              <RowCells key={row.id} section={section} row={row} number={at + 1} changes={changes}>
                {open ? (
                  <RemoveCell number={at + 1} onRemove={() => removeRow(tools.store, section.code, row.id)} />
                ) : null}
              </RowCells>
            ))}
          </tbody>
        </EntryGrid>
      )}
      {previous && changes ? <SincePrevious section={section} previous={previous} changes={changes} /> : null}
      {open ? (
        <ListButtons section={section} list={list}>
          {previous ? <CopyPrevious section={section} store={tools.store} previous={previous} /> : null}
        </ListButtons>
      ) : null}
    </>
  );
};

type RowCellsProps = {
  readonly section: CompiledSection;
  readonly row: ListRow;
  readonly number: number;
  readonly changes: ListChanges | undefined;
  readonly children: ReactNode;
};

const previous = (changes: ListChanges | undefined, row: ListRow, field: Field): string | undefined => {
  const was = changes?.changed.get(row.id)?.[field.code];
  return was === undefined ? undefined : formatValue(field, was);
};

const RowCells = ({ section, row, number, changes, children }: RowCellsProps) => (
  <tr>
    <th scope="row" className="ft-code">
      {number}
      {changes?.added.has(row.id) ? <span className="entry-new">{messages.newRow}</span> : null}
    </th>
    {section.fields.map((field) => (
      <GridCell
        key={field.code}
        place={listPlace(section.code, row.id, field.code)}
        name={messages.rowName(number, field.label)}
        changedFrom={previous(changes, row, field)}
      />
    ))}
    {children}
  </tr>
);

type ListButtonsProps = {
  readonly section: CompiledSection;
  readonly list: ReturnType<typeof useRows>;
  readonly children: ReactNode;
};

const ListButtons = ({ section, list: { rows, saidNone, addRow, sayNone }, children }: ListButtonsProps) => (
  <Group gap="sm" mt="sm">
    {rows.length === 0 && !saidNone ? children : null}
    <Button variant="default" leftSection={<Icon name="plus" />} onClick={addRow}>
      {messages.addRow}
    </Button>
    {rows.length === 0 ? (
      <Button variant="default" data-place={section.code} aria-pressed={saidNone} onClick={() => sayNone(!saidNone)}>
        {saidNone ? messages.takeBackNone : messages.sayNone}
      </Button>
    ) : null}
  </Group>
);

type NoRowsProps = { readonly saidNone: boolean; readonly open: boolean; readonly missing: boolean };

/** An untouched list lacks something; one that is said to have nothing to list is filled. */
const NoRows = ({ saidNone, open, missing }: NoRowsProps) => {
  if (saidNone) return <p className="entry-hint">{messages.saidNone}</p>;
  if (!open) return <p className="soft entry-hint">{messages.noRowsRead}</p>;
  return (
    <p className={missing ? 'entry-note' : 'soft entry-hint'} data-tone={missing ? 'look' : undefined}>
      {messages.noRows}
    </p>
  );
};

const RemoveCell = ({ number, onRemove }: { readonly number: number; readonly onRemove: () => void }) => (
  <td className="entry-remove">
    <button
      type="button"
      tabIndex={-1}
      aria-label={messages.removeRow(number)}
      title={messages.removeRow(number)}
      onClick={onRemove}
    >
      <Icon name="cross" />
    </button>
  </td>
);

type ListHeadProps = {
  readonly fields: readonly Field[];
  readonly open: boolean;
};

const ListHead = ({ fields, open }: ListHeadProps) => (
  <thead>
    <tr>
      <th scope="col" className="ft-code">
        {messages.rowNumber}
      </th>
      {fields.map((field) => (
        <th scope="col" key={field.code}>
          {field.label}
          {field.unit === '' ? null : <span className="ft-unit">{field.unit}</span>}
        </th>
      ))}
      {open ? <td className="entry-remove" /> : null}
    </tr>
  </thead>
);
