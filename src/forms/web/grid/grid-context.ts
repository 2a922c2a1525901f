import { createContext, useContext } from 'react';
import type { Place } from '../../rules/entry/places.ts';
import type { CellStore } from './cell-store.ts';
import type { Selection } from './selection.ts';

/** What every cell of a table shares. */
export type GridTools = {
  readonly store: CellStore;
  readonly selection: Selection;
  readonly isOpen: (place: Place) => boolean;
  /** What is said at the place, such as why it was returned; empty when nothing is. */
  readonly remark: (place: Place) => string;
  readonly showBefore: boolean;
  /** What stands at the place where something else is proposed (`SectionTools`). */
  readonly previous?: ((place: Place) => string | undefined) | undefined;
};

export const GridContext = createContext<GridTools | null>(null);

export const useGrid = (): GridTools => {
  const tools = useContext(GridContext);
  if (!tools) throw new Error('a cell outside of its table');
  return tools;
};
