import { Button, Group } from '@mantine/core';
import { cellName } from '../../forms/rules/cell-name.ts';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { openedBy } from '../../forms/rules/opened-by.ts';
import { KeptTextarea } from '../../platform/ui/kept/KeptTextarea.tsx';
import { FigureHistory } from '../../submissions/web/index.ts';
import { lacksReason } from '../rules/return-reason.ts';
import { messages } from './messages.ts';
import type { Picks } from './use-picks.ts';

const SHOWN = 6;

const openedBeside = (form: CompiledForm, cell: string): string => {
  const others = openedBy(form, [cell]).filter((code) => code !== cell);
  return (
    others
      .slice(0, SHOWN)
      .map((code) => cellName(form, code))
      .join(', ') + (others.length > SHOWN ? '…' : '')
  );
};

type PickedCellsProps = {
  /** None where the figures are a total. */
  readonly submission?: string;
  readonly form: CompiledForm;
  readonly picks: Picks;
  /** After a first try, what is still empty says so. */
  readonly tried?: boolean;
};

/** Each chosen cell with its reason, with what will be open beside it, and with its history. */
export const PickedCells = ({ submission, form, picks, tried = false }: PickedCellsProps) =>
  picks.cells.map((named) => {
    const { cell, reason } = named;
    const beside = openedBeside(form, cell);
    const field = form.cell(cell);
    return (
      <div className="review-pick" key={cell}>
        <KeptTextarea
          kept={picks.of(cell)}
          label={messages.returning.cellReason(cellName(form, cell))}
          description={beside === '' ? undefined : messages.returning.opens(beside)}
          error={
            tried && lacksReason({ reason: picks.reason.value }, named) ? messages.returning.missingCell : undefined
          }
        />
        <Group gap="xs">
          <Button size="compact-xs" variant="subtle" onClick={() => picks.toggle(cell)}>
            {messages.returning.remove}
          </Button>
          {reason.trim() !== '' && picks.cells.some((other) => other.reason !== reason) ? (
            <Button size="compact-xs" variant="subtle" onClick={() => picks.copyToAll(cell)}>
              {messages.returning.copyToAll(picks.cells.length)}
            </Button>
          ) : null}
        </Group>
        {field && submission ? (
          <FigureHistory submission={submission} cell={cell} field={field} name={cellName(form, cell)} />
        ) : null}
      </div>
    );
  });
