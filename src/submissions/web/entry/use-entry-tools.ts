import { type RefObject, useMemo, useState } from 'react';
import type { CompiledForm, CompiledSection } from '../../../forms/rules/compiled.ts';
import { type Place, parseListPlace, sectionOf } from '../../../forms/rules/entry/places.ts';
import type { EntryStore, SectionTools } from '../../../forms/web/grid/index.ts';
import { useSearch, useSetSearch } from '../../../platform/ui/address.tsx';
import type { Sheet } from '../../contract.ts';
import { messages } from '../messages.ts';
import { isWide, useGoing, usePanel } from './use-going.ts';
import { usePreviousList } from './use-previous-list.ts';

/** A returned sheet opens named cells only; a list opens whole when it is named. */
export const opensPlace = (sheet: Sheet, form: CompiledForm) => {
  const opened = sheet.openedCells === null ? null : new Set(sheet.openedCells);
  return (place: Place): boolean => {
    if (!sheet.actions.includes('enter')) return false;
    const list = parseListPlace(place);
    if (list) return opened === null || opened.has(list.section) || opened.has(place);
    return form.cell(place)?.input === true && (opened === null || opened.has(place));
  };
};

/** Why each cell that a return names was returned. */
export const reasonsOf = (sheet: Sheet): ReadonlyMap<Place, string> => {
  const open = sheet.returns.find((note) => !note.answered);
  return new Map(open?.cells.map(({ cell, reason }) => [cell, reason]));
};

export type EntryTools = {
  readonly tools: SectionTools;
  readonly active: Place;
  readonly section: CompiledSection;
  readonly setSection: (code: string) => void;
  readonly panel: RefObject<HTMLElement | null>;
  /** Several chosen cells. */
  readonly chosen: readonly Place[];
  readonly showBefore: boolean;
  readonly setShowBefore: (on: boolean) => void;
  /** The panel of the cell is away. */
  readonly folded: boolean;
  readonly setFolded: (on: boolean) => void;
};

/** Which section and cell one is at, and how to get to another. The section stands in the address. */
export const useEntryTools = (
  sheet: Sheet,
  form: CompiledForm,
  store: EntryStore,
  closeList: () => void,
): EntryTools => {
  const search = useSearch();
  const setSearch = useSetSearch();
  const [active, setActive] = useState('');
  const [chosen, setChosen] = useState<readonly Place[]>([]);
  const [showBefore, setShowBefore] = useState(sheet.previousPeriodName !== null);
  const section = form.section(search.get('phan') ?? '') ?? form.sections[0];
  if (!section) throw new Error('a form without sections');
  const { isOpen, reasons } = useMemo(
    () => ({ isOpen: opensPlace(sheet, form), reasons: reasonsOf(sheet) }),
    [sheet, form],
  );
  const { onPanel, ...panel } = usePanel(isWide(section), closeList);
  const previousList = usePreviousList(sheet, section);
  const { go, past } = useGoing(form, section, store, isOpen);
  const tools = useMemo<SectionTools>(
    () => ({
      store,
      isOpen,
      remark: (place) => messages.panel.returned(reasons.get(place)),
      showBefore,
      previousList,
      onActive: setActive,
      onPanel,
      onSelection: setChosen,
      onPast: past,
      onGo: go,
    }),
    [store, isOpen, reasons, showBefore, previousList, go, past, onPanel],
  );
  const leaveFor = (code: string): void => {
    setActive('');
    setSearch({ phan: code });
  };
  // The back button changes the section too: the panel never speaks of a cell that is not on the page.
  const here = active !== '' && sectionOf(form, active) === section.code ? active : '';
  return { tools, active: here, section, setSection: leaveFor, ...panel, chosen, showBefore, setShowBefore };
};
