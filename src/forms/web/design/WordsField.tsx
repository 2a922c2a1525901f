import { useLayoutEffect, useRef } from 'react';
import type { SpotKey } from '../../rules/design/design-moves.ts';
import { useDesignTools } from './design-context.ts';

type WordsFieldProps = {
  readonly place: SpotKey;
  readonly axis: 'rows' | 'columns';
  readonly node: string;
  readonly label: string;
  readonly name: string;
};

/** The words of a row or column while they are typed, in their place in the table. */
export const WordsField = ({ place, axis, node, label, name }: WordsFieldProps) => {
  const { onWords, chosen } = useDesignTools();
  const input = useRef<HTMLInputElement>(null);
  // Before the next key: it belongs into the field.
  useLayoutEffect(() => {
    const field = input.current;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);
  return (
    <input
      ref={input}
      className="design-words"
      aria-label={name}
      data-words-of={place}
      value={label}
      maxLength={300}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onWords(axis, node, event.currentTarget.value)}
      onBlur={() => {
        if (chosen.typing() === place) chosen.type(null);
      }}
    />
  );
};
