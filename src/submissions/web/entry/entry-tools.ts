import type { EntryStore } from './entry-store.ts';
import type { Place } from './places.ts';

/** What a section of the page needs of the sheet around it. */
export type SectionTools = {
  readonly store: EntryStore;
  readonly isOpen: (place: Place) => boolean;
  readonly returnReason: (place: Place) => string;
  readonly showBefore: boolean;
  readonly onActive: (place: Place) => void;
  readonly onPanel: () => void;
  readonly onGo: (place: Place) => void;
};
