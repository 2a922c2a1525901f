import { cellName } from '../../forms/rules/cell-name.ts';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import type { Sheet } from '../../submissions/contract.ts';
import { messages } from './messages.ts';

/** How often it went back, what for, and whether it was answered. */
export const EarlierReturns = ({ sheet, form }: { readonly sheet: Sheet; readonly form: CompiledForm }) =>
  sheet.returns.length === 0 ? null : (
    <section aria-labelledby="review-earlier">
      <h2 id="review-earlier">{messages.returning.earlier}</h2>
      {sheet.returns.map((note) => (
        <div key={note.at}>
          <p>
            {messages.returning.earlierLine(note.by, note.at, note.reason)}{' '}
            {note.answered ? `(${messages.returning.answered})` : ''}
          </p>
          {note.cells.map(({ cell, reason }) => (
            <p key={cell} className="soft">
              {cellName(form, cell)}: {reason}
            </p>
          ))}
        </div>
      ))}
    </section>
  );
