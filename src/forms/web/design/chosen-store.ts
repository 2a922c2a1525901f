import { type Chosen, chooseAt, type Scope, type Standing, shownChosen } from '../../rules/design/chosen.ts';
import type { DesignGrid } from '../../rules/design/design-grid.ts';
import type { SpotKey } from '../../rules/design/design-moves.ts';

/** Where one stands in a section, what is chosen, and whose words are being typed: told to the places that it concerns. */
export type ChosenStore = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly chosen: () => Chosen;
  readonly standing: (key: SpotKey) => Standing;
  /** The place whose words are being typed in the table. */
  readonly typing: () => SpotKey | null;
  readonly choose: (grid: DesignGrid, chosen: Chosen) => void;
  readonly type: (key: SpotKey | null) => void;
  readonly setScope: (grid: DesignGrid, scope: Scope) => void;
  /** The table has changed: what is shown as chosen is reckoned anew. */
  readonly refresh: (grid: DesignGrid) => void;
};

export const createChosenStore = (first: SpotKey): ChosenStore => {
  let chosen = chooseAt(first);
  let shown: ReadonlySet<SpotKey> = new Set();
  let typing: SpotKey | null = null;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const put = (grid: DesignGrid, next: Chosen): void => {
    chosen = next;
    shown = shownChosen(grid, next);
    tell();
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    chosen: () => chosen,
    standing: (key) => (key === chosen.anchor ? 'active' : shown.has(key) ? 'chosen' : 'none'),
    typing: () => typing,
    choose: (grid, next) => {
      if (next.anchor !== chosen.anchor) typing = null;
      put(grid, next);
    },
    type: (key) => {
      typing = key;
      tell();
    },
    setScope: (grid, scope) => put(grid, { ...chosen, scope }),
    refresh: (grid) => {
      shown = shownChosen(grid, chosen);
    },
  };
};
