import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Standing } from '../../rules/design/chosen.ts';
import type { SpotKey } from '../../rules/design/design-moves.ts';
import type { ChosenStore } from './chosen-store.ts';

/** What the places of the designer's table share. */
export type DesignTools = {
  readonly chosen: ChosenStore;
  /** Writes the words of a row, column or heading. */
  readonly onWords: (axis: 'rows' | 'columns', node: string, words: string) => void;
  readonly isNew: (axis: 'rows' | 'columns', node: string) => boolean;
  /** A cell or row where something is wrong. */
  readonly isWrong: (key: SpotKey) => boolean;
  readonly isRetyped: (cell: string) => boolean;
};

export const DesignContext = createContext<DesignTools | null>(null);

export const useDesignTools = (): DesignTools => {
  const tools = useContext(DesignContext);
  if (!tools) throw new Error('a place outside of the designer');
  return tools;
};

export const useStanding = ({ chosen }: DesignTools, key: SpotKey): Standing =>
  useSyncExternalStore(chosen.subscribe, () => chosen.standing(key));

export const useTyping = ({ chosen }: DesignTools, key: SpotKey): boolean =>
  useSyncExternalStore(chosen.subscribe, () => chosen.typing() === key);

/** Attributes of a place: one tab stop in the table, the rest reached with the arrows. */
export const placeAttributes = (key: SpotKey, standing: Standing) => ({
  'data-key': key,
  'data-active': standing === 'active' ? 'yes' : undefined,
  'data-chosen': standing === 'chosen' ? 'yes' : undefined,
  'aria-selected': standing !== 'none',
  tabIndex: standing === 'active' ? 0 : -1,
});
