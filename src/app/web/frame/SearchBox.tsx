import { lazy, Suspense, useEffect, useState } from 'react';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { words } from '../messages.ts';
import './SearchBox.css';

const SearchDialog = lazy(async () => ({ default: (await import('./SearchDialog.tsx')).SearchDialog }));

/** Until the dialog has taken the focus, the cell or field of the page has it still; what is typed by then is for the search. */
const isInDialog = (): boolean => document.activeElement?.closest('[role="dialog"]') != null;

/** The search's words: what is typed after Ctrl K while its field is still on its way stands in it too. */
const useSearchKeys = () => {
  const [typed, setTyped] = useState<string>();
  const opened = typed !== undefined;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const commanded = event.ctrlKey || event.metaKey;
      if (commanded && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setTyped((before) => before ?? '');
      } else if (opened && !commanded && event.key.length === 1 && !isInDialog()) {
        event.preventDefault();
        event.stopPropagation();
        setTyped((before) => `${before ?? ''}${event.key}`);
      }
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [opened]);
  return { typed, setTyped };
};

/** Opens the search from everywhere: by its place in the bar, or Ctrl K. */
export const SearchBox = () => {
  const { typed, setTyped } = useSearchKeys();
  return (
    <>
      <button type="button" className="bar-search no-print" onClick={() => setTyped('')}>
        <Icon name="search" />
        <span className="bar-search-words">{words.searchAll}</span>
        <kbd>Ctrl K</kbd>
      </button>
      {typed === undefined ? null : (
        <Suspense fallback={null}>
          <SearchDialog typed={typed} onType={setTyped} close={() => setTyped(undefined)} />
        </Suspense>
      )}
    </>
  );
};
