import { Button } from '@mantine/core';
import { PageLink } from '../../platform/ui/address.tsx';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import type { WaitingSheet } from '../contract/together.ts';
import { moveWords } from '../rules/together-words.ts';
import { messages } from './messages.ts';
import { sheetAddress } from './sheet-address.ts';
import type { Accepting } from './use-accept-together.ts';

const words = messages.together;

type TakenListProps = {
  readonly sheets: readonly WaitingSheet[];
  readonly period: string;
  readonly accepting: Accepting;
};

const largest = ({ compared, greatest }: WaitingSheet): string => {
  const [move] = greatest;
  if (!compared) return words.nothingBefore;
  return move ? moveWords(move) : words.unchanged;
};

/** What one batch would accept, each with its largest change, and the acceptance itself. */
export const TakenList = ({ sheets, period, accepting }: TakenListProps) => (
  <section aria-labelledby="together-taken">
    <div className="together-batch">
      <div>
        <h2 id="together-taken">{words.taken(sheets.length)}</h2>
        <p className="soft">{sheets.length > 0 ? words.effect(sheets.length) : words.noneTaken}</p>
      </div>
      {sheets.length > 0 ? (
        <Button loading={accepting.busy} onClick={() => accepting.accept(sheets)}>
          {words.accept(sheets.length)}
        </Button>
      ) : null}
    </div>
    <InlineError error={accepting.error} />
    {sheets.length > 0 ? (
      <RecordTable
        label={words.taken(sheets.length)}
        rows={sheets}
        keyOf={({ submission }) => submission}
        sheet
        columns={[
          {
            words: words.unit,
            as: 'name',
            of: (sheet) => <PageLink href={sheetAddress(sheet, period)}>{sheet.unit.name}</PageLink>,
          },
          { words: words.form, of: ({ form }) => form },
          { words: words.largest, of: largest },
        ]}
      />
    ) : null}
  </section>
);
