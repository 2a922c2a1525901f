import { PageLink } from '../../platform/ui/address.tsx';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import type { WaitingSheet } from '../contract/together.ts';
import type { Apart } from '../rules/together.ts';
import { apartWords } from '../rules/together-words.ts';
import { messages } from './messages.ts';
import { sheetAddress } from './sheet-address.ts';

const words = messages.together;

type ApartListProps = {
  readonly rest: readonly { readonly sheet: WaitingSheet; readonly apart: Apart }[];
  readonly period: string;
};

/** What is looked at one by one, each with why and the way to it. */
export const ApartList = ({ rest, period }: ApartListProps) =>
  rest.length === 0 ? null : (
    <section aria-labelledby="together-apart">
      <h2 id="together-apart">{words.apart(rest.length)}</h2>
      <RecordTable
        label={words.apart(rest.length)}
        rows={rest}
        keyOf={({ sheet }) => sheet.submission}
        sheet
        columns={[
          {
            words: words.unit,
            as: 'name',
            of: ({ sheet }) => <PageLink href={sheetAddress(sheet, period)}>{sheet.unit.name}</PageLink>,
          },
          { words: words.form, of: ({ sheet }) => sheet.form },
          { words: words.why, of: ({ apart }) => apartWords(apart) },
        ]}
      />
    </section>
  );
