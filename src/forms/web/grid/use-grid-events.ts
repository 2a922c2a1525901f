import { useEffect, useMemo, useRef } from 'react';
import { clipboardHandlers } from './grid-clipboard.ts';
import { keyHandlers } from './grid-keys.ts';
import { pointerHandlers } from './grid-pointer.ts';
import type { GridWiring } from './grid-wiring.ts';

/** Keys, mouse and clipboard of a table of fields. The handlers never change; they read what is wired now. */
export const useGridEvents = (wiring: GridWiring) => {
  const table = useRef<HTMLTableElement>(null);
  const now = useRef(wiring);
  useEffect(() => {
    now.current = wiring;
  });
  const handlers = useMemo(() => {
    const live = { table, now };
    return { ...keyHandlers(live), ...pointerHandlers(live), ...clipboardHandlers(live) };
  }, []);
  return { table, handlers };
};
