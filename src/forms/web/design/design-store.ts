import type { Scheme } from '../../../classifications/rules/scheme.ts';
import type { EthnicGroup, FormDefinition, Section } from '../../rules/definition.ts';
import { type DesignGrid, keptRows, sectionGrid } from '../../rules/design/design-grid.ts';
import { type DesignIndex, designIndex, relabelled } from '../../rules/design/design-index.ts';
import { apply } from '../../rules/edit/apply.ts';
import { invert } from '../../rules/edit/invert.ts';
import { type EditOperation, EditRefused } from '../../rules/edit/operation.ts';

/** Edits that are undone together, and how they are made again. */
type Step = { readonly back: readonly EditOperation[]; readonly joining: string | null };

export type DesignState = {
  readonly definition: FormDefinition;
  /** What its names mean now. */
  readonly index: DesignIndex;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
};

/** The form being designed: one state; every edit is a few operations that are kept on the server too. */
export type DesignStore = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => DesignState;
  /** A section as its designer sees it; the same object while it looks the same. */
  readonly grid: (section: Section) => DesignGrid;
  /** Keystrokes in one field (`joining`) are undone together. What cannot be done is said, and nothing is changed. */
  readonly edit: (ops: readonly EditOperation[], joining?: string) => boolean;
  readonly undo: () => boolean;
  readonly redo: () => boolean;
  /** The form as it stands after others' edits: not an edit of one's own. */
  readonly absorb: (definition: FormDefinition) => void;
  readonly groups: readonly EthnicGroup[];
  readonly schemes: readonly Scheme[];
};

type Start = {
  readonly definition: FormDefinition;
  readonly groups: readonly EthnicGroup[];
  readonly schemes: readonly Scheme[];
  readonly onEdit: (ops: readonly EditOperation[]) => void;
  readonly onRefused: (why: string) => void;
};

const MOST_STEPS = 500;

/** Grids by section, each row the same object while it looks the same. */
const gridsOnce = (groups: readonly EthnicGroup[]) => {
  const grids = new Map<
    string,
    { readonly section: Section; readonly index: DesignIndex; readonly grid: DesignGrid }
  >();
  return (section: Section, index: DesignIndex): DesignGrid => {
    const known = grids.get(section.code);
    if (known && known.section === section && known.index === index) return known.grid;
    const made = sectionGrid(section, index, groups);
    const grid = known ? { ...made, rows: keptRows(known.grid.rows, made.rows) } : made;
    grids.set(section.code, { section, index, grid });
    return grid;
  };
};

/** Words and guidance of a row or column change nothing of what names and formulas mean. */
const isWordsAlone = (op: EditOperation): boolean =>
  op.op === 'set-node' && Object.keys(op.values).every((name) => name === 'label' || name === 'guidance');

/** The form after these edits, and the edits that take them back, the last one first. */
const made = (before: FormDefinition, ops: readonly EditOperation[]) => {
  let next = before;
  let back: readonly EditOperation[] = [];
  for (const op of ops) {
    back = [...invert(next, op), ...back];
    next = apply(next, op);
  }
  return { back, next };
};

/** Undo and redo as lists of steps; a step of others' making in between may make one impossible, which is said. */
export const createDesignStore = ({ definition: first, groups, schemes, onEdit, onRefused }: Start): DesignStore => {
  const catalogue = { ethnicGroups: groups, schemes };
  let definition = first;
  let index = designIndex(first, catalogue);
  let undone: readonly Step[] = [];
  let done: readonly Step[] = [];
  let state: DesignState = { definition, index, canUndo: false, canRedo: false };
  const listeners = new Set<() => void>();
  const gridOf = gridsOnce(groups);

  const settle = (next: FormDefinition): void => {
    if (next !== definition) index = designIndex(next, catalogue);
    definition = next;
    state = { definition, index, canUndo: done.length > 0, canRedo: undone.length > 0 };
    for (const listener of listeners) listener();
  };
  /** Makes them; answers how they are taken back, or nothing where they cannot be made. */
  const make = (ops: readonly EditOperation[]): readonly EditOperation[] | undefined => {
    try {
      const { back, next } = made(definition, ops);
      onEdit(ops);
      definition = next;
      const laid = ops.every(isWordsAlone) ? relabelled : undefined;
      index = laid ? laid(index, next, catalogue) : designIndex(next, catalogue);
      return back;
    } catch (error) {
      if (!(error instanceof EditRefused)) throw error;
      onRefused(error.message);
      return undefined;
    }
  };
  const move = (
    from: readonly Step[],
    to: readonly Step[],
  ): readonly [readonly Step[], readonly Step[]] | undefined => {
    const step = from.at(-1);
    if (!step) return undefined;
    const back = make(step.back);
    const rest = from.slice(0, -1);
    return back ? [rest, [...to, { back, joining: null }]] : [rest, to];
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    grid: (section) => gridOf(section, index),
    edit: (ops, joining) => {
      if (ops.length === 0) return false;
      const back = make(ops);
      if (!back) return false;
      const last = done.at(-1);
      const joins = joining !== undefined && last?.joining === joining;
      done =
        joins && last
          ? [...done.slice(0, -1), { back: [...back, ...last.back], joining }]
          : [...done.slice(1 - MOST_STEPS), { back, joining: joining ?? null }];
      undone = [];
      settle(definition);
      return true;
    },
    undo: () => {
      const moved = move(done, undone);
      if (!moved) return false;
      [done, undone] = moved;
      settle(definition);
      return true;
    },
    redo: () => {
      const moved = move(undone, done);
      if (!moved) return false;
      [undone, done] = moved;
      settle(definition);
      return true;
    },
    absorb: settle,
    groups,
    schemes,
  };
};
