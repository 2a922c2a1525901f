import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CompiledForm, CompiledSection } from '../../../forms/rules/compiled.ts';
import { flowOn } from '../../../forms/rules/entry/flow.ts';
import { type Place, parseListPlace, sectionOf } from '../../../forms/rules/entry/places.ts';
import type { EntryStore, SectionTools } from '../../../forms/web/grid/index.ts';
import { useSearch, useSetSearch } from '../../../platform/ui/address.tsx';
import type { Sheet } from '../../contract.ts';
import { messages } from '../messages.ts';
import { useFormerList } from './use-former-list.ts';

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

/** Brings the cell out from under heads and foot (scroll-margin in grid.css), in the table's own frame and on the page. */
const focusPlace = (place: Place): void => {
  const field = document.querySelector(`[data-place="${CSS.escape(place)}"]`);
  if (!(field instanceof HTMLElement)) return;
  field.focus({ preventScroll: true });
  field.scrollIntoView({ block: 'nearest', inline: 'nearest' });
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

/** A list with so many columns needs the whole width. */
const WIDE_LIST = 6;
const isWide = ({ shape, fields }: CompiledSection): boolean => shape === 'list' && fields.length > WIDE_LIST;

/** The panel folds by itself where the section is wide; what the person says holds for the rest of the visit. */
const useFolding = (section: CompiledSection): [boolean, (on: boolean) => void] => {
  const [said, setSaid] = useState<boolean | null>(null);
  return [said ?? isWide(section), setSaid];
};

/** The first button behind the sheet. */
const focusEnd = (): boolean => {
  const end = document.querySelector('[data-flow="end"]');
  if (end instanceof HTMLElement) end.focus();
  return end !== null;
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
  const [target, setTarget] = useState<{ readonly place: Place } | null>(null);
  const [chosen, setChosen] = useState<readonly Place[]>([]);
  const [showBefore, setShowBefore] = useState(sheet.previousPeriodName !== null);
  const panel = useRef<HTMLElement>(null);
  const section = form.section(search.get('phan') ?? '') ?? form.sections[0];
  if (!section) throw new Error('a form without sections');
  useEffect(() => {
    if (target && sectionOf(form, target.place) === section.code) focusPlace(target.place);
  }, [target, section.code, form]);
  const { isOpen, reasons } = useMemo(
    () => ({ isOpen: opensPlace(sheet, form), reasons: reasonsOf(sheet) }),
    [sheet, form],
  );
  const { code } = section;
  const [folded, setFolded] = useFolding(section);
  const formerList = useFormerList(sheet, section);
  const go = useCallback(
    (place: Place): void => {
      setSearch({ phan: sectionOf(form, place) });
      setTarget({ place });
    },
    [form, setSearch],
  );
  const tools = useMemo<SectionTools>(
    () => ({
      store,
      isOpen,
      remark: (place) => messages.panel.returned(reasons.get(place)),
      showBefore,
      formerList,
      onActive: setActive,
      onPanel: () => {
        closeList();
        setFolded(false);
        setTimeout(() => panel.current?.focus(), 0);
      },
      onSelection: setChosen,
      onPast: (by, leaving) => {
        const next = flowOn(form, store.state().values, code, by, isOpen);
        if (next !== undefined) go(next);
        return next !== undefined || (leaving && by === 1 && focusEnd());
      },
      onGo: go,
    }),
    [store, isOpen, reasons, showBefore, formerList, form, code, go, setFolded, closeList],
  );
  const leaveFor = (code: string): void => {
    setActive('');
    setSearch({ phan: code });
  };
  // The back button changes the section too: the panel never speaks of a cell that is not on the page.
  const here = active !== '' && sectionOf(form, active) === section.code ? active : '';
  return {
    tools,
    active: here,
    section,
    setSection: leaveFor,
    panel,
    chosen,
    showBefore,
    setShowBefore,
    folded,
    setFolded,
  };
};
