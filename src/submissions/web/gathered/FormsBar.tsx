import { useSyncExternalStore } from 'react';
import { words } from '../many/messages.ts';
import { StandingTag } from '../many/RowHead.tsx';
import type { Row, Rows } from '../many/rows.ts';
import { focusSheet } from './focus-sheet.ts';

/** The forms of the page in one line, each with how it stands; it leads to the form. */
export const FormsBar = ({ rows }: { readonly rows: Rows }) => (
  <nav className="gathered-forms no-print" aria-label={words.gathered.forms}>
    {rows.all.map((row) => (
      <Form key={row.key} rows={rows} row={row} />
    ))}
  </nav>
);

const Form = ({ rows, row }: { readonly rows: Rows; readonly row: Row }) => {
  const { standing } = useSyncExternalStore(rows.subscribeTo(row.key), () => rows.look(row));
  return (
    <button type="button" title={row.sheet.submission.formTitle} onClick={() => focusSheet(row.key)}>
      {row.unit.name} <StandingTag standing={standing} />
    </button>
  );
};
