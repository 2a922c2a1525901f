import type { CompiledSection } from '../../../forms/rules/compiled.ts';
import { PageLink } from '../../../platform/ui/address.tsx';
import { RecordTable } from '../../../platform/ui/RecordTable.tsx';
import { words } from './messages.ts';
import type { Rows } from './rows.ts';

type SheetLinksProps = { readonly rows: Rows; readonly section: CompiledSection };

/** A part that is no table is filled on each unit's own sheet. */
export const SheetLinks = ({ rows, section }: SheetLinksProps) => (
  <>
    <p className="entry-hint">{words.elsewhere}</p>
    <RecordTable
      label={section.title}
      rows={rows.all}
      keyOf={({ key }) => key}
      columns={[
        {
          words: words.unit,
          as: 'name',
          of: ({ unit, sheet }) => (
            <PageLink href={`/phieu/${sheet.submission.id}?phan=${section.code}`}>{unit.name}</PageLink>
          ),
        },
        { words: words.district, of: ({ unit }) => unit.district ?? '' },
      ]}
    />
  </>
);
