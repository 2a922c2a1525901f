import { type KeyboardEvent, type RefObject, useMemo, useState } from 'react';
import { completeFormula, type OtherForm, type Suggestion } from '../../../rules/design/complete-formula.ts';
import type { DesignIndex, FormulaPlace } from '../../../rules/design/design-index.ts';

type Source = {
  readonly index: DesignIndex;
  readonly place: FormulaPlace;
  readonly forms: readonly OtherForm[];
  readonly value: string;
  readonly onChange: (text: string) => void;
};

/** The caret goes on behind what was taken, once it stands there. */
const standAt = (field: RefObject<HTMLInputElement | null>, place: number): void => {
  requestAnimationFrame(() => {
    field.current?.focus();
    field.current?.setSelectionRange(place, place);
  });
};

/** The list of names below the field: chosen with the arrows, Enter or Tab. */
export const useSuggestions = (source: Source, field: RefObject<HTMLInputElement | null>) => {
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const [caret, setCaret] = useState(0);
  const { index, place, forms, value, onChange } = source;
  const completion = useMemo(
    () => (open ? completeFormula(value, caret, { index, place, forms }) : undefined),
    [open, value, caret, index, place, forms],
  );
  const suggestions = completion?.suggestions ?? [];
  const take = (one: Suggestion): void => {
    if (!completion) return;
    const next = completion.from + one.insert.length;
    onChange(value.slice(0, completion.from) + one.insert + value.slice(completion.to));
    setCaret(next);
    setAt(0);
    setOpen(/[.(]$/.test(one.insert));
    standAt(field, next);
  };
  const step = (by: 1 | -1): void => setAt((at + by + suggestions.length) % suggestions.length);
  /** True: the key is the list's. */
  const inList = ({ key, shiftKey }: KeyboardEvent): boolean => {
    const one = suggestions[at];
    if (!one || shiftKey) return false;
    if (key === 'ArrowDown' || key === 'ArrowUp') step(key === 'ArrowDown' ? 1 : -1);
    else if (key === 'Enter' || key === 'Tab') take(one);
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.ctrlKey && event.key === ' ') {
      event.preventDefault();
      setCaret(event.currentTarget.selectionStart ?? value.length);
      setOpen(true);
    } else if (open && event.key === 'Escape') {
      event.stopPropagation();
      setOpen(false);
    } else if (inList(event)) event.preventDefault();
  };
  const type = (text: string, place_: number): void => {
    setCaret(place_);
    setAt(0);
    setOpen(true);
    onChange(text);
  };
  return { suggestions, at, take, onKeyDown, type, close: () => setOpen(false) };
};
