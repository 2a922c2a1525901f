import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Place } from '../../rules/entry/places.ts';
import { rowAt } from './many-store.ts';
import type { Selection } from './selection.ts';

/** A table with no more cells than this is drawn whole. */
const FEW = 1500;
/** Rows that are drawn before anything is measured, and how far beyond the edge rows are drawn ahead of scrolling. CSS pixels. */
const FIRST = 24;
const AHEAD = 500;

type Keyed = { readonly key: string };

/** Those in sight or just beyond an edge. */
const useInSight = (body: RefObject<HTMLTableSectionElement | null>, rows: readonly Keyed[], whole: boolean) => {
  const [inSight, setInSight] = useState<ReadonlySet<string>>(
    () => new Set(rows.slice(0, FIRST).map(({ key }) => key)),
  );
  const [height, setHeight] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are other elements
  useEffect(() => {
    const element = body.current;
    const frame = element?.closest('.ft-frame');
    if (whole || !element || !frame) return undefined;
    const hear = (seen: readonly IntersectionObserverEntry[]): void => {
      setInSight((before) => {
        const now = new Set(before);
        for (const { target, isIntersecting } of seen)
          if (target instanceof HTMLElement) now[isIntersecting ? 'add' : 'delete'](target.dataset.row ?? '');
        return now;
      });
      const drawn = element.querySelector('tr:has([data-place])');
      if (drawn) setHeight(drawn.getBoundingClientRect().height);
    };
    const watch = (): IntersectionObserver => {
      // A table that fits across scrolls with the page, a wider one in its own frame.
      const root = frame.hasAttribute('data-fits') ? null : frame;
      const observer = new IntersectionObserver(hear, { root, rootMargin: `${AHEAD}px 0px` });
      for (const row of element.children) observer.observe(row);
      return observer;
    };
    let observer = watch();
    const refit = new MutationObserver(() => {
      observer.disconnect();
      observer = watch();
    });
    refit.observe(frame, { attributeFilter: ['data-fits'] });
    return () => {
      refit.disconnect();
      observer.disconnect();
    };
  }, [rows, whole, body]);
  return { inSight, height };
};

/** On paper all rows stand. */
const usePrinting = (whole: boolean): boolean => {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    if (whole) return undefined;
    const before = (): void => flushSync(() => setPrinting(true));
    const after = (): void => setPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, [whole]);
  return printing;
};

/**
 * Which rows of a large table have their cells on the page: those in sight, the one that one stands on, the one that is gone to. What is
 * pasted, filled, undone or checked goes by the store and needs none of them.
 */
export const useDrawnRows = (rows: readonly Keyed[], columns: number, selection: Selection, first: Place) => {
  const whole = rows.length * columns <= FEW;
  const body = useRef<HTMLTableSectionElement>(null);
  const { inSight, height } = useInSight(body, rows, whole);
  const printing = usePrinting(whole);
  // Before one stands anywhere, the table's one tab stop is its first open cell.
  const [standing, stand] = useState(() => rowAt(first));
  useEffect(() => selection.subscribe(() => stand(rowAt(selection.active()))), [selection]);
  const [goal, setGoal] = useState('');
  const all = whole || printing;
  const isDrawn = useMemo(
    () =>
      (key: string): boolean =>
        all || inSight.has(key) || key === standing || key === goal,
    [all, inSight, standing, goal],
  );
  /** By what is on the page, not by what is about to be: a row may be on its way out. */
  const reveal = useCallback((place: Place): void => {
    if (!body.current?.querySelector(`[data-place="${CSS.escape(place)}"]`)) flushSync(() => setGoal(rowAt(place)));
  }, []);
  return { isDrawn, height, reveal, body };
};
