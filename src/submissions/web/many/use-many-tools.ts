import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CompiledForm, CompiledSection } from '../../../forms/rules/compiled.ts';
import { type Place, sectionOf } from '../../../forms/rules/entry/places.ts';
import { flatLayout } from '../../../forms/rules/flat-layout.ts';
import { type Paste, placeIn, placeWithin, rowAt } from '../../../forms/web/grid/index.ts';
import { useSearch, useSetSearch } from '../../../platform/ui/address.tsx';
import { say } from '../../../platform/ui/say.tsx';
import { matchUnits } from '../../rules/many/match-units.ts';
import { focusEnd, focusPlace, usePanel } from '../entry/use-going.ts';
import { words } from './messages.ts';
import type { Rows } from './rows.ts';
import { layLines } from './take-block.ts';
import type { UnitsQuestion } from './UnitsDialog.tsx';

/** Which cell of which row one is at, and how one gets to another: the section stands in the address. */
const useGoing = (form: CompiledForm, section: CompiledSection, rows: Rows) => {
  const setSearch = useSetSearch();
  const [target, setTarget] = useState<{ readonly place: Place } | null>(null);
  const reveal = useRef<(place: Place) => void>(null);
  useEffect(() => {
    if (!target || sectionOf(form, placeWithin(target.place)) !== section.code) return;
    // The row may have to be drawn first, which cannot be while the page is being drawn.
    queueMicrotask(() => {
      reveal.current?.(target.place);
      focusPlace(target.place);
    });
  }, [target, section, form]);
  const go = useCallback(
    (place: Place): void => {
      setSearch({ phan: sectionOf(form, placeWithin(place)) });
      setTarget({ place });
    },
    [form, setSearch],
  );
  /** Past the last cell of the table: the first open one of the next table, at last the buttons. */
  const past = useCallback(
    (by: 1 | -1, leaving: boolean): boolean => {
      const tables = form.sections.filter(({ shape }) => shape === 'table');
      const next = tables[tables.findIndex(({ code }) => code === section.code) + by];
      const places = next
        ? rows.all.flatMap(({ key, isOpen }) =>
            flatLayout(next).cells.flatMap(({ code }) => (isOpen(code) ? [placeIn(key, code)] : [])),
          )
        : [];
      const place = by === 1 ? places[0] : places.at(-1);
      if (place !== undefined) go(place);
      return place !== undefined || (leaving && by === 1 && focusEnd());
    },
    [form, section, rows, go],
  );
  return { go, past, reveal };
};

/** A block with names or codes in front of its figures goes by them; what is not certain is asked about. */
const useBlocks = (
  rows: Rows,
  section: CompiledSection,
  active: RefObject<Place>,
  isOpen: (place: Place) => boolean,
) => {
  const [question, setQuestion] = useState<UnitsQuestion | null>(null);
  const takeBlock = useCallback(
    (block: readonly (readonly string[])[], lay: (paste: Paste) => void): boolean => {
      const lines = matchUnits(
        rows.all.map(({ key, unit }) => ({ key, ...unit })),
        block,
      );
      if (!lines) return false;
      const columns = flatLayout(section).cells.map(({ code }) => code);
      const from = Math.max(0, columns.indexOf(placeWithin(active.current)));
      const question: UnitsQuestion = { lines, lay: (placed) => lay(layLines(placed, columns, from, isOpen)) };
      if (lines.length === 0) say(words.paste.nobody, 'look');
      else if (lines.some(({ unit }) => unit.kind !== 'certain')) setQuestion(question);
      else
        question.lay(
          lines.flatMap(({ unit, figures }) => (unit.kind === 'certain' ? [{ row: unit.unit, figures }] : [])),
        );
      return true;
    },
    [rows, section, active, isOpen],
  );
  return { question, closeQuestion: () => setQuestion(null), takeBlock };
};

/** What may be typed where, and what is said at a cell: as each row's own sheet has it. */
const useCells = (rows: Rows) => {
  const isOpen = useCallback(
    (place: Place): boolean => rows.row(rowAt(place))?.isOpen(placeWithin(place)) ?? false,
    [rows],
  );
  const remark = useCallback(
    (place: Place): string => rows.row(rowAt(place))?.remark(placeWithin(place)) ?? '',
    [rows],
  );
  return { isOpen, remark };
};

/** The part of the form that the address names, else its first table. */
const useSection = (form: CompiledForm): CompiledSection => {
  const search = useSearch();
  const section =
    form.section(search.get('phan') ?? '') ?? form.sections.find(({ shape }) => shape === 'table') ?? form.sections[0];
  if (!section) throw new Error('a form without sections');
  return section;
};

/** What the table of many sheets needs of the page around it. */
export const useManyTools = (rows: Rows, form: CompiledForm, closeList: () => void) => {
  const setSearch = useSetSearch();
  const [active, setActive] = useState<Place>('');
  const [chosen, onSelection] = useState<readonly Place[]>([]);
  const [showBefore, setShowBefore] = useState(false);
  const at = useRef<Place>('');
  const section = useSection(form);
  const { isOpen, remark } = useCells(rows);
  const onActive = useCallback((place: Place): void => {
    at.current = place;
    setActive(place);
  }, []);
  const { onPanel, ...panel } = usePanel(true, closeList);
  const { go: onGo, past: onPast, reveal: onReveal } = useGoing(form, section, rows);
  const { takeBlock, ...asked } = useBlocks(rows, section, at, isOpen);
  const tools = useMemo(
    () => ({ isOpen, remark, showBefore, onActive, onPanel, onGo, onPast, onSelection, takeBlock }),
    [isOpen, remark, showBefore, onActive, onPanel, onGo, onPast, takeBlock],
  );
  const here = active !== '' && sectionOf(form, placeWithin(active)) === section.code ? active : '';
  const choose = (code: string): void => {
    onActive('');
    setSearch({ phan: code });
  };
  return { tools, onReveal, section, choose, active: here, chosen, showBefore, setShowBefore, ...panel, ...asked };
};

export type ManyTools = ReturnType<typeof useManyTools>;
