import { useState } from 'react';
import type { Field } from '../../forms/rules/compiled.ts';
import { CellHistory } from './entry/CellHistory.tsx';
import { messages } from './messages.ts';

type FigureHistoryProps = {
  readonly submission: string;
  readonly cell: string;
  readonly field: Field;
  readonly name: string;
};

/** Who changed a figure, when, from what to what (R26), folded; asked only when it is opened, since reading may be recorded. */
export const FigureHistory = (figure: FigureHistoryProps) => {
  const [opened, setOpened] = useState(false);
  return (
    <details className="figure-history" onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary aria-label={messages.panel.historyOf(figure.name)}>{messages.panel.history}</summary>
      {opened ? <CellHistory {...figure} /> : null}
    </details>
  );
};
