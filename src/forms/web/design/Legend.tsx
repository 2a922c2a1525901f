import { words } from './messages.ts';

/** What the signs in the cells mean. */
export const Legend = ({ compared }: { readonly compared: boolean }) => (
  <ul className="design-legend" aria-label={words.legend}>
    {words.legendOf.map(({ sign, kind, text }) => (
      <li key={kind}>
        <span className="design-cell" data-kind={kind} aria-hidden="true">
          {sign}
        </span>{' '}
        {text}
      </li>
    ))}
    {compared ? (
      <>
        <li>
          <span className="design-cell" data-new="true" aria-hidden="true" /> {words.legendNew}
        </li>
        <li>
          <span className="design-cell" data-retyped="true" aria-hidden="true" /> {words.legendRetyped}
        </li>
      </>
    ) : null}
  </ul>
);
