import { lazy, Suspense, useEffect, useState } from 'react';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { words } from '../messages.ts';
import './SearchBox.css';

const SearchDialog = lazy(async () => ({ default: (await import('./SearchDialog.tsx')).SearchDialog }));

/** Opens the search from everywhere: by its place in the bar, or Ctrl K. */
export const SearchBox = () => {
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    const open = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setOpened(true);
    };
    window.addEventListener('keydown', open);
    return () => window.removeEventListener('keydown', open);
  }, []);
  return (
    <>
      <button type="button" className="bar-search no-print" onClick={() => setOpened(true)}>
        <Icon name="search" />
        <span className="bar-search-words">{words.searchAll}</span>
        <kbd>Ctrl K</kbd>
      </button>
      {opened ? (
        <Suspense fallback={null}>
          <SearchDialog close={() => setOpened(false)} />
        </Suspense>
      ) : null}
    </>
  );
};
