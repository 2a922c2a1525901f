import type { Place } from '../../rules/entry/places.ts';
import type { PreviousList } from '../../rules/entry/previous-list.ts';
import type { EntryStore } from './entry-store.ts';

/** What a section to fill needs of the page around it. */
export type SectionTools = {
  readonly store: EntryStore;
  readonly isOpen: (place: Place) => boolean;
  /** What is said at the place, such as why it was returned; empty when nothing is. */
  readonly remark: (place: Place) => string;
  readonly showBefore: boolean;
  /** Where other figures are proposed: what stands at the place, undefined where that stays; absent while one simply enters. */
  readonly previous?: ((place: Place) => string | undefined) | undefined;
  /** The list of the period before, where there is one and it is known by now. */
  readonly previousList: (section: string) => PreviousList | undefined;
  readonly onActive: (place: Place) => void;
  readonly onPanel: () => void;
  readonly onGo: (place: Place) => void;
  readonly onPast: (by: 1 | -1, leaving: boolean) => boolean;
  /** The cells that are chosen, where there are several. */
  readonly onSelection: (places: readonly Place[]) => void;
};
