import { useCallback, useEffect, useRef, useState } from 'react';
import type { CompiledForm, CompiledSection } from '../../../forms/rules/compiled.ts';
import { flowOn } from '../../../forms/rules/entry/flow.ts';
import { type Place, sectionOf } from '../../../forms/rules/entry/places.ts';
import type { EntryStore } from '../../../forms/web/grid/index.ts';
import { useSetSearch } from '../../../platform/ui/address.tsx';

/**
 * Brings the cell out from under heads and foot (scroll-margin in grid.css), in the table's own frame and on the page. `inside` says where
 * on a page of several forms, which call their cells alike.
 */
export const focusPlace = (place: Place, inside: ParentNode = document): void => {
  const field = inside.querySelector(`[data-place="${CSS.escape(place)}"]`);
  if (!(field instanceof HTMLElement)) return;
  field.focus({ preventScroll: true });
  field.scrollIntoView({ block: 'nearest', inline: 'nearest' });
};

/** A list with so many columns needs the whole width. */
const WIDE_LIST = 6;
export const isWide = ({ shape, fields }: CompiledSection): boolean => shape === 'list' && fields.length > WIDE_LIST;

/** The panel of the cell folds by itself where there is no room to spare beside the table (`narrow`); what the person says holds for the rest of the visit. */
export const usePanel = (narrow: boolean, closeList: () => void) => {
  const [said, setFolded] = useState<boolean | null>(null);
  const panel = useRef<HTMLElement>(null);
  const onPanel = useCallback((): void => {
    closeList();
    setFolded(false);
    setTimeout(() => panel.current?.focus(), 0);
  }, [closeList]);
  return { panel, onPanel, folded: said ?? narrow, setFolded };
};

/** The first button behind the sheet. */
export const focusEnd = (): boolean => {
  const end = document.querySelector('[data-flow="end"]');
  if (end instanceof HTMLElement) end.focus();
  return end !== null;
};

type Going = {
  readonly go: (place: Place) => void;
  /** Beyond the section one is in: into the next (the one before), at last to the buttons where one leaves by Tab. */
  readonly past: (by: 1 | -1, leaving: boolean) => boolean;
};

/** To a place in any section; the section stands in the address. */
export const useGoing = (
  form: CompiledForm,
  { code }: CompiledSection,
  store: EntryStore,
  isOpen: (place: Place) => boolean,
): Going => {
  const setSearch = useSetSearch();
  const [target, setTarget] = useState<{ readonly place: Place } | null>(null);
  useEffect(() => {
    if (target && sectionOf(form, target.place) === code) focusPlace(target.place);
  }, [target, code, form]);
  const go = useCallback(
    (place: Place): void => {
      setSearch({ phan: sectionOf(form, place) });
      setTarget({ place });
    },
    [form, setSearch],
  );
  const past = useCallback(
    (by: 1 | -1, leaving: boolean): boolean => {
      const next = flowOn(form, store.state().values, code, by, isOpen);
      if (next !== undefined) go(next);
      return next !== undefined || (leaving && by === 1 && focusEnd());
    },
    [form, store, code, isOpen, go],
  );
  return { go, past };
};
