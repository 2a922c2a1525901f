import { formatTime } from '../../text/vietnamese.ts';
import type { Kept } from './use-kept.ts';
import { words } from './words.ts';
import './kept.css';

type FoundAgainProps = { readonly kept: Pick<Kept<unknown>, 'foundFrom' | 'unkept' | 'forget'> };

/** Says that what stands here was typed earlier, and lets go of it; or that this browser does not keep it. */
export const FoundAgain = ({ kept: { foundFrom, unkept, forget } }: FoundAgainProps) => {
  if (unkept)
    return (
      <p role="alert" className="kept-note small wrong">
        {words.unkept}
      </p>
    );
  return foundFrom === undefined ? null : (
    <p className="kept-note small soft no-print">
      {words.found(formatTime(new Date(foundFrom)))}{' '}
      <button type="button" onClick={forget}>
        {words.letGo}
      </button>
    </p>
  );
};
