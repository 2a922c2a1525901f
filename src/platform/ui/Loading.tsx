import { Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { words } from './panel-words.ts';
import './Panels.css';

/** True after `ms`: what is quick shows no skeleton at all. */
const useAfter = (ms: number): boolean => {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return passed;
};

const widths = ['100%', '92%', '97%', '84%', '95%', '88%'];

/** The shape of what is coming, after 300 ms of waiting. `lines` about as many as the list will have. */
export const Loading = ({ lines = 6 }: { readonly lines?: number }) => {
  const shown = useAfter(300);
  if (!shown) return null;
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{words.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey lines have no identity
        <Skeleton key={line} height={28} width={widths[line % widths.length] ?? '100%'} />
      ))}
    </div>
  );
};
