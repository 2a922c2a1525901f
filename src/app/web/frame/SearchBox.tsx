import { useEffect, useRef } from 'react';
import { useGo } from '../../../platform/ui/address.tsx';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { words } from '../messages.ts';

/** Ctrl K from everywhere; Enter lists the sheets in whose form or unit the words are found. */
export const SearchBox = () => {
  const box = useRef<HTMLInputElement>(null);
  const go = useGo();
  useEffect(() => {
    const focus = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      box.current?.focus();
      box.current?.select();
    };
    window.addEventListener('keydown', focus);
    return () => window.removeEventListener('keydown', focus);
  }, []);
  const search = (): void => {
    const text = box.current?.value.trim() ?? '';
    if (text !== '') go(`/phieu?tim=${encodeURIComponent(text)}`);
  };
  return (
    <search className="bar-search wide-only no-print">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          search();
        }}
      >
        <Icon name="search" />
        <input ref={box} type="search" maxLength={100} aria-label={words.searchAll} placeholder={words.searchAll} />
        <kbd>Ctrl K</kbd>
      </form>
    </search>
  );
};
