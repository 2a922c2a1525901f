import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { CompiledForm, CompiledSection } from '../../../forms/rules/compiled.ts';
import { type Place, parseListPlace, sectionOf } from '../../../forms/rules/entry/places.ts';
import type { EntryStore, SectionTools } from '../../../forms/web/grid/index.ts';
import { useSearch, useSetSearch } from '../../../platform/ui/address.tsx';
import type { Sheet } from '../../contract.ts';
import { messages } from '../messages.ts';

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

const reasonsOf = (sheet: Sheet): ReadonlyMap<Place, string> => {
  const open = sheet.returns.find((note) => !note.answered);
  return new Map(open?.cells.map(({ cell, reason }) => [cell, reason]));
};

const focusPlace = (place: Place): void => {
  const field = document.querySelector(`[data-place="${CSS.escape(place)}"]`);
  if (!(field instanceof HTMLElement)) return;
  field.focus();
  field.scrollIntoView({ block: 'nearest', inline: 'nearest' });
};

export type EntryTools = {
  readonly tools: SectionTools;
  readonly active: Place;
  readonly section: CompiledSection;
  readonly setSection: (code: string) => void;
  readonly panel: RefObject<HTMLElement | null>;
  readonly showBefore: boolean;
  readonly setShowBefore: (on: boolean) => void;
};

/** Which section and cell one is at, and how to get to another. The section stands in the address. */
export const useEntryTools = (sheet: Sheet, form: CompiledForm, store: EntryStore): EntryTools => {
  const search = useSearch();
  const setSearch = useSetSearch();
  const [active, setActive] = useState('');
  const [target, setTarget] = useState<{ readonly place: Place } | null>(null);
  const [showBefore, setShowBefore] = useState(sheet.previousPeriodName !== null);
  const panel = useRef<HTMLElement>(null);
  const chosen = search.get('phan') ?? '';
  const section = form.section(chosen) ?? form.sections[0];
  if (!section) throw new Error('a form without sections');
  useEffect(() => {
    if (target && sectionOf(form, target.place) === section.code) focusPlace(target.place);
  }, [target, section.code, form]);
  const { isOpen, reasons } = useMemo(
    () => ({ isOpen: opensPlace(sheet, form), reasons: reasonsOf(sheet) }),
    [sheet, form],
  );
  const tools = useMemo<SectionTools>(
    () => ({
      store,
      isOpen,
      remark: (place) => messages.panel.returned(reasons.get(place)),
      showBefore,
      onActive: setActive,
      onPanel: () => panel.current?.focus(),
      onGo: (place) => {
        setSearch({ phan: sectionOf(form, place) });
        setTarget({ place });
      },
    }),
    [store, isOpen, reasons, showBefore, form, setSearch],
  );
  const leaveFor = (code: string): void => {
    setActive('');
    setSearch({ phan: code });
  };
  // The back button changes the section too: the panel never speaks of a cell that is not on the page.
  const here = active !== '' && sectionOf(form, active) === section.code ? active : '';
  return { tools, active: here, section, setSection: leaveFor, panel, showBefore, setShowBefore };
};
