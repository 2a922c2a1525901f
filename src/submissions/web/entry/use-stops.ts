import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Place } from '../../../forms/rules/entry/places.ts';
import { placeIn } from '../../../forms/web/grid/index.ts';
import { say } from '../../../platform/ui/say.tsx';
import { messages } from '../messages.ts';
import { NOWHERE, nextStop, type Problem, stopsOf, type Visited } from './problems.ts';

type Wanted = {
  readonly problems: readonly Problem[];
  readonly missing: readonly Place[];
  readonly list: RefObject<HTMLElement | null>;
  readonly onGo: (place: Place) => void;
  readonly setListOpen: (on: boolean) => void;
};

/** Brings the line of the list into sight by scrolling the list alone: the table stays where it is. */
const scrollList = (list: HTMLElement | null): void => {
  const line = list?.querySelector('[data-current]');
  if (!list || !(line instanceof HTMLElement)) return;
  const { top, bottom } = line.getBoundingClientRect();
  const frame = list.getBoundingClientRect();
  if (top < frame.top || bottom > frame.bottom) list.scrollTop += top - frame.top - 40;
};

/** The place at which one is, as the page's problems name it: with its sheet where several stand on the page. */
const placeAt = (target: EventTarget | null): Place => {
  if (!(target instanceof HTMLElement)) return '';
  const { place = '' } = target.dataset;
  const sheet = target.closest('[data-sheet]');
  return sheet instanceof HTMLElement ? placeIn(sheet.dataset.sheet ?? '', place) : place;
};

/** F8 goes to the next problem or empty cell, Shift F8 to the one before; answers the problem at which one is. */
export const useStops = (wanted: Wanted): string => {
  const now = useRef(wanted);
  useLayoutEffect(() => {
    now.current = wanted;
  });
  const visited = useRef<Visited>(NOWHERE);
  const [current, setCurrent] = useState('');
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const inDialog = event.target instanceof Element && event.target.closest('[role="dialog"]') !== null;
      if (event.key !== 'F8' || inDialog) return;
      event.preventDefault();
      const { problems, missing, onGo, setListOpen } = now.current;
      const stop = nextStop(
        stopsOf(problems, missing),
        visited.current,
        placeAt(event.target),
        event.shiftKey ? -1 : 1,
      );
      if (!stop) {
        say(messages.problems.none);
        return;
      }
      visited.current = stop;
      setCurrent(stop.id);
      setListOpen(true);
      onGo(stop.place);
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another line is current
  useEffect(() => scrollList(now.current.list.current), [current]);
  return current;
};
