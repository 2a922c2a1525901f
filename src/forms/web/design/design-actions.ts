import type { RefObject } from 'react';
import { flushSync } from 'react-dom';
import { say } from '../../../platform/ui/say.tsx';
import type { FormDefinition, Section } from '../../rules/definition.ts';
import {
  addHeadingOps,
  addOps,
  intoOps,
  type NewHandle,
  type Nodes,
  outOps,
  removeOps,
  shiftOps,
  unwrapOps,
  type Wanted,
  wrapOps,
} from '../../rules/design/arrange.ts';
import { chooseAt, targetOf } from '../../rules/design/chosen.ts';
import { columnCode } from '../../rules/design/codes.ts';
import type { DesignGrid } from '../../rules/design/design-grid.ts';
import {
  columnSpot,
  firstSpot,
  hasSpot,
  readSpot,
  rowSpot,
  type SpotKey,
  stepIn,
  type Toward,
} from '../../rules/design/design-moves.ts';
import { renameOps } from '../../rules/design/rename.ts';
import type { AxisName, EditOperation } from '../../rules/edit/operation.ts';
import { EditRefused } from '../../rules/edit/operation.ts';
import type { ChosenStore } from './chosen-store.ts';
import type { DesignCommand } from './design-keys.ts';
import type { DesignStore } from './design-store.ts';
import { words } from './messages.ts';

/** What can be done in the table of one section, by key, by mouse and by the buttons below it. */
export type DesignActions = {
  /** True: the key is used up. */
  readonly run: (command: DesignCommand) => boolean;
  readonly choose: (key: SpotKey, extend: boolean) => void;
  readonly leaveWords: (toward: Toward | undefined) => boolean;
  readonly add: (axis: AxisName, wanted?: readonly Wanted[]) => void;
  readonly addHeading: (axis: AxisName) => void;
  readonly attach: (table: RefObject<HTMLTableElement | null>) => void;
};

type Wiring = {
  readonly store: DesignStore;
  readonly chosen: ChosenStore;
  readonly section: () => Section;
  readonly onPanel: () => void;
  readonly onFormula: () => void;
};

/** Letters that no paper and no other person has: two people may add a heading at the same moment. */
export const newHandle: NewHandle = () => `_${crypto.randomUUID().slice(0, 8)}`;

/** Draws what has changed before anything else happens. */
export const drawNow = (): void => flushSync(() => undefined);

/** The code of a column whose words were not there yet when it was added. */
const PROPOSED = /^COT\d*$/;

export const createDesignActions = ({ store, chosen, section, onPanel, onFormula }: Wiring): DesignActions => {
  let table: RefObject<HTMLTableElement | null> = { current: null };
  const grid = (): DesignGrid => store.grid(section());
  const definition = (): FormDefinition => store.state().definition;

  /** At once: a key that is pressed meanwhile would go to where the focus was. The place may have come with this very edit. */
  const focus = (key: SpotKey): void => {
    drawNow();
    table.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
  };
  const goTo = (key: SpotKey, extend = false): void => {
    const now = chosen.chosen();
    chosen.choose(grid(), extend ? { ...now, head: key } : chooseAt(key));
    if (!extend) focus(key);
  };
  /** Makes edits that may be refused while they are thought out, too. */
  const attempt = (make: () => readonly EditOperation[]): boolean => {
    try {
      return store.edit(make());
    } catch (error) {
      if (!(error instanceof EditRefused)) throw error;
      say(error.message, 'look');
      return false;
    }
  };
  /** The rows or columns where one stands: of a cell its row. */
  const nodes = (axis?: AxisName): Nodes => {
    const now = chosen.chosen();
    const spot = readSpot(now.anchor);
    const on = axis ?? (spot?.kind === 'column' ? 'columns' : 'rows');
    const scope = spot?.kind === 'cell' ? { ...now, scope: on } : now;
    const target = targetOf(grid(), scope);
    const codes = target.on === on ? target.codes : [];
    return { section: section().code, axis: on, codes };
  };
  const stay = (): void => {
    const { anchor } = chosen.chosen();
    const now = grid();
    goTo(hasSpot(now, anchor) ? anchor : firstSpot(now));
  };
  const typeWords = (key: SpotKey): void => {
    goTo(key);
    chosen.type(key);
    // The field of the words takes the focus as it comes.
    drawNow();
  };
  const spotOf = (axis: AxisName, node: string): SpotKey => {
    const now = grid();
    const row = now.rows.find((one) => one.node === node);
    const head = now.head.flat().find((one) => one.node === node);
    if (axis === 'rows') return row ? rowSpot(row) : firstSpot(now);
    return head ? columnSpot(head) : firstSpot(now);
  };
  const added = (axis: AxisName, ops: readonly EditOperation[]): void => {
    const [op] = ops;
    if (op?.op === 'add-node') typeWords(spotOf(axis, op.node.code ?? ''));
  };
  const add = (
    axis: AxisName,
    wanted: readonly Wanted[] = [{ label: '', type: axis === 'rows' ? 'integer' : undefined }],
  ): void => {
    let made: readonly EditOperation[] = [];
    const done = attempt(() => {
      made = addOps(definition(), section().code, axis, nodes(axis).codes.at(-1), wanted, newHandle);
      return made;
    });
    if (done) added(axis, made);
  };
  const addHeading = (axis: AxisName): void => {
    const { codes } = nodes(axis);
    const several = codes.length > 1;
    let made: readonly EditOperation[] = [];
    const done = attempt(() => {
      made = several
        ? wrapOps(definition(), { section: section().code, axis, codes }, '', newHandle)
        : addHeadingOps(definition(), section().code, axis, codes.at(-1), '', newHandle);
      return made;
    });
    if (done) added(axis, made);
  };
  const remove = (): void => {
    const spot = readSpot(chosen.chosen().anchor);
    if (spot?.kind === 'cell') return;
    const chosenNodes = nodes();
    const before = stepIn(grid(), chosen.chosen().anchor, chosenNodes.axis === 'rows' ? 'up' : 'left');
    const [only = ''] = chosenNodes.codes;
    const { axis } = chosenNodes;
    // Of a heading only the heading goes: what stands below it stays.
    const unwrapped = chosenNodes.codes.length === 1 ? unwrapOps(definition(), chosenNodes.section, axis, only) : [];
    if (!attempt(() => (unwrapped.length > 0 ? unwrapped : removeOps(chosenNodes)))) return;
    say(words.removed(chosenNodes.codes.length, words[chosenNodes.axis]));
    const now = grid();
    goTo(hasSpot(now, before) ? before : firstSpot(now));
  };
  const back = (move: () => boolean): boolean => {
    chosen.type(null);
    move();
    chosen.refresh(grid());
    stay();
    return true;
  };
  const arrange = (make: (nodes: Nodes) => readonly EditOperation[]): boolean => {
    attempt(() => make(nodes()));
    chosen.refresh(grid());
    stay();
    return true;
  };
  const beginWords = (fresh: boolean): boolean => {
    const { anchor } = chosen.chosen();
    const spot = readSpot(anchor);
    const now = grid();
    const named =
      spot?.kind === 'row'
        ? now.rows.find((row) => rowSpot(row) === anchor)
        : now.head.flat().find((head) => columnSpot(head) === anchor);
    if (!named || named.kind === 'groups') return false;
    chosen.type(anchor);
    if (fresh)
      store.edit(
        [
          {
            op: 'set-node',
            section: section().code,
            axis: spot?.kind === 'row' ? 'rows' : 'columns',
            code: named.node,
            values: { label: '' },
          },
        ],
        `words ${named.node}`,
      );
    return true;
  };
  const run = (command: DesignCommand): boolean => {
    switch (command.does) {
      case 'step': {
        const now = chosen.chosen();
        goTo(stepIn(grid(), command.extend ? now.head : now.anchor, command.toward), command.extend);
        return true;
      }
      case 'words':
        return beginWords(command.fresh);
      case 'formula':
        onFormula();
        return true;
      case 'panel':
        onPanel();
        return true;
      case 'add':
        add(readSpot(chosen.chosen().anchor)?.kind === 'column' ? 'columns' : 'rows');
        return true;
      case 'remove':
        remove();
        return true;
      case 'undo':
        return back(store.undo);
      case 'redo':
        return back(store.redo);
      case 'earlier':
        return arrange((some) => shiftOps(definition(), some, -1));
      case 'later':
        return arrange((some) => shiftOps(definition(), some, 1));
      case 'into':
        return arrange((some) => intoOps(definition(), some));
      case 'out':
        return arrange((some) => outOps(definition(), some));
    }
  };
  /** A new column has its code from its words as soon as these are there. */
  const nameByWords = (anchor: SpotKey): SpotKey => {
    const column = grid().columns.find((one) => columnSpot(one) === anchor && one.kind === 'leaf');
    if (!column || column.label === '' || !PROPOSED.test(column.code)) return anchor;
    const to = columnCode(column.label, new Set(grid().columns.map(({ code }) => code)));
    const renaming = { section: section().code, axis: 'columns' as const, from: column.code, to };
    return attempt(() => renameOps(definition(), renaming)) ? `k ${to}` : anchor;
  };
  return {
    run,
    choose: goTo,
    leaveWords: (toward) => {
      chosen.type(null);
      const anchor = nameByWords(chosen.chosen().anchor);
      goTo(toward === undefined ? anchor : stepIn(grid(), anchor, toward));
      return true;
    },
    add,
    addHeading,
    attach: (ref) => {
      table = ref;
    },
  };
};
