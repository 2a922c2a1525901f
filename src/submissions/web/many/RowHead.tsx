import { useSyncExternalStore } from 'react';
import { PageLink } from '../../../platform/ui/address.tsx';
import type { IconName } from '../../../platform/ui/Icon.tsx';
import { Tag, type Tone } from '../../../platform/ui/Tag.tsx';
import type { RowStanding } from '../../rules/many/row-standing.ts';
import { words } from './messages.ts';
import type { Row, Rows } from './rows.ts';

const looks: Readonly<Record<RowStanding['kind'], { readonly tone: Tone; readonly icon?: IconName }>> = {
  errors: { tone: 'wrong', icon: 'alert' },
  empties: { tone: 'look' },
  warnings: { tone: 'look', icon: 'alert' },
  returned: { tone: 'wrong', icon: 'back' },
  blank: { tone: 'plain' },
  complete: { tone: 'done', icon: 'check' },
  sent: { tone: 'info', icon: 'sent' },
  accepted: { tone: 'done', icon: 'check' },
  approved: { tone: 'done', icon: 'lock' },
  excused: { tone: 'plain', icon: 'dash' },
  locked: { tone: 'plain', icon: 'lock' },
};

export const standingWords = (standing: RowStanding): string =>
  'count' in standing ? words.standing[standing.kind](standing.count) : words.standing[standing.kind];

/** `Huyện Trùng Khánh` beside a commune is understood without its kind. */
const shortDistrict = (district: string | null): string => (district ?? '').replace(/^(huyện|thành phố|thị xã) /i, '');

/** How a sheet stands, in a word with its mark. */
export const StandingTag = ({ standing }: { readonly standing: RowStanding }) => (
  <Tag {...looks[standing.kind]}>{standingWords(standing)}</Tag>
);

type RowHeadProps = { readonly rows: Rows; readonly row: Row; readonly section: string };

/** The unit, which leads to its own sheet, and how that stands. */
export const RowHead = ({ rows, row, section }: RowHeadProps) => {
  const { standing } = useSyncExternalStore(rows.subscribeTo(row.key), () => rows.look(row));
  const { unit, sheet } = row;
  return (
    <span className="many-head">
      <PageLink
        href={`/phieu/${sheet.submission.id}?phan=${section}`}
        title={sheet.submission.subject.path}
        tabIndex={-1}
      >
        {unit.name}
      </PageLink>
      {unit.district === null ? null : <span className="soft small many-district">{shortDistrict(unit.district)}</span>}
      <StandingTag standing={standing} />
    </span>
  );
};
