import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';

/** Long enough that a word is typed, short enough that nobody waits. */
const PAUSE_MS = 250;

type SearchFieldProps = {
  readonly label: string;
  readonly value: string;
  /** Called without spaces at the ends when typing rests: the server is asked then. */
  readonly onSearch: (text: string) => void;
};

/** Words that the server looks for; the box keeps what is being typed while the page follows a moment later. */
export const SearchField = ({ label, value, onSearch }: SearchFieldProps) => {
  const [typed, setTyped] = useState(value);
  const [told, setTold] = useState(value);
  const tell = useDebouncedCallback((text: string) => {
    setTold(text.trim());
    onSearch(text.trim());
  }, PAUSE_MS);
  // Changed elsewhere: by the back button, or a link.
  if (value !== told) {
    setTold(value);
    setTyped(value);
  }
  return (
    <TextInput
      label={label}
      type="search"
      value={typed}
      maxLength={100}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        tell(currentTarget.value);
      }}
    />
  );
};
