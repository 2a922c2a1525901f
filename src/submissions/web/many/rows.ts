import type { CompiledForm } from '../../../forms/rules/compiled.ts';
import { completeness, isBlank } from '../../../forms/rules/completeness.ts';
import type { EntryState } from '../../../forms/rules/entry/entry-state.ts';
import type { Place } from '../../../forms/rules/entry/places.ts';
import { createManyStore, type ManyStore } from '../../../forms/web/grid/index.ts';
import type { SheetOfMany } from '../../contract/many.ts';
import type { Explanation, Sheet } from '../../contract.ts';
import { type RowStanding, rowStanding } from '../../rules/many/row-standing.ts';
import type { Entry } from '../entry/open-entry.ts';
import { type Problem, problemsOf, unexplained } from '../entry/problems.ts';
import { returnedCells } from '../entry/returned-cells.ts';

/** One sheet among many on the page. */
export type Row = {
  readonly key: string;
  readonly sheet: Sheet;
  readonly form: CompiledForm;
  /** How it is called among the others. */
  readonly unit: SheetOfMany['unit'];
  readonly entry: Entry;
  readonly isOpen: (place: Place) => boolean;
  readonly remark: (place: Place) => string;
};

/** How a row stands: the worst of it in one word, and everything that is wrong. */
export type RowLook = {
  readonly standing: RowStanding;
  readonly problems: readonly Problem[];
  readonly missing: readonly Place[];
  readonly explanations: readonly Explanation[];
};

type Seen = { readonly state: EntryState; readonly explanations: readonly Explanation[]; readonly asked: boolean };

const lookAt = ({ sheet }: Row, { state, explanations, asked }: Seen): RowLook => {
  const { form, values } = state;
  const open = sheet.actions.includes('enter');
  const blank = isBlank(form, values);
  const problems = problemsOf(state, asked);
  const { missing } = completeness(form, values);
  const standing = rowStanding({
    state: sheet.submission.state,
    excused: sheet.submission.excusedReason !== null,
    approved: sheet.submission.approved,
    open,
    blank,
    errors: problems.filter(({ severity }) => severity === 'error').length,
    empties: missing.length,
    warnings: unexplained(problems, explanations).length,
    returned: returnedCells(sheet).length,
  });
  return { standing, problems, missing: open ? missing : [], explanations };
};

const same = (a: Seen, b: Seen): boolean =>
  a.state === b.state && a.explanations === b.explanations && a.asked === b.asked;

export type Rows = {
  readonly all: readonly Row[];
  readonly row: (key: string) => Row | undefined;
  readonly store: ManyStore;
  readonly look: (row: Row) => RowLook;
  readonly explain: (row: Row, explanations: readonly Explanation[]) => void;
  /** Hears of one row: its cells, its explanations. The same function each time. */
  readonly subscribeTo: (key: string) => (listener: () => void) => () => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** Grows with each change of any row. */
  readonly version: () => number;
};

/** Explanations of each row, and who hears of them. */
const explanationsOf = (all: readonly Row[]) => {
  const texts = new Map(all.map(({ key, entry }) => [key, entry.explanations]));
  const listeners = new Set<() => void>();
  return {
    of: ({ key }: Row): readonly Explanation[] => texts.get(key) ?? [],
    set: ({ key, entry }: Row, explanations: readonly Explanation[]): void => {
      texts.set(key, explanations);
      entry.keeper.explain(explanations);
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

/** The sheets of the page as one table, and how each of them stands; looked at anew only where something of it changed. */
export const createRows = (all: readonly Row[]): Rows => {
  const byKey = new Map(all.map((row) => [row.key, row]));
  const store = createManyStore(new Map(all.map(({ key, entry }) => [key, entry.store])));
  const explanations = explanationsOf(all);
  const looks = new Map<string, { readonly seen: Seen; readonly look: RowLook }>();
  let explained = 0;
  explanations.subscribe(() => {
    explained += 1;
  });
  const subscribers = new Map(
    all.map(({ key, entry }) => [
      key,
      (listener: () => void) => {
        const stops = [entry.store.subscribe(listener), explanations.subscribe(listener)];
        return () => {
          for (const stop of stops) stop();
        };
      },
    ]),
  );
  return {
    all,
    store,
    row: (key) => byKey.get(key),
    look: (row) => {
      const { store: own } = row.entry;
      const seen = { state: own.state(), explanations: explanations.of(row), asked: own.missingMarked() };
      const kept = looks.get(row.key);
      if (kept && same(kept.seen, seen)) return kept.look;
      const look = lookAt(row, seen);
      looks.set(row.key, { seen, look });
      return look;
    },
    explain: explanations.set,
    subscribeTo: (key) => subscribers.get(key) ?? store.subscribe,
    subscribe: (listener) => {
      const stops = [store.subscribe(listener), explanations.subscribe(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    version: () => store.version() + explained,
  };
};
