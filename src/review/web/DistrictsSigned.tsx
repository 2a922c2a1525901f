import { formatTime } from '../../platform/text/vietnamese.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { StateBadge } from '../../platform/ui/StateBadge.tsx';
import type { DistrictState } from '../contract.ts';
import { messages } from './messages.ts';

const words = messages.approvals;

const actWords = (act: DistrictState['signed']): string => (act ? `${act.by}, ${formatTime(act.at)}` : '');

/** Who signed and who verified each district's total, and when. */
export const DistrictsSigned = ({ districts }: { readonly districts: readonly DistrictState[] }) =>
  districts.length === 0 ? null : (
    <details className="approve-whole">
      <summary>{words.signatures(districts.length)}</summary>
      <RecordTable
        label={words.signatures(districts.length)}
        rows={districts}
        keyOf={({ consolidation }) => consolidation}
        columns={[
          { words: words.district, as: 'name', of: ({ unit }) => unit },
          { words: words.state, as: 'state', of: ({ state }) => <StateBadge state={state} /> },
          { words: words.signedBy, of: ({ signed }) => actWords(signed) },
          { words: words.verifiedBy, of: ({ verified }) => actWords(verified) },
        ]}
      />
    </details>
  );
