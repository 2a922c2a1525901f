import { PageLink } from '../../platform/ui/address.tsx';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { StateBadge } from '../../platform/ui/StateBadge.tsx';
import type { Consolidated } from './consolidated.ts';
import { messages } from './messages.ts';

/** The submissions that the total is made of, each at its revision. */
export const Members = ({ members }: { readonly members: Consolidated['members'] }) => (
  <details className="review-members" open={members.some((member) => member.moved)}>
    <summary>
      {messages.consolidation.members} ({members.length})
    </summary>
    <RecordTable
      label={messages.consolidation.membersCaption}
      rows={members}
      keyOf={({ submission }) => submission}
      sheet
      columns={[
        {
          words: messages.consolidation.unit,
          as: 'name',
          of: ({ submission, unit }) => <PageLink href={`/phieu/${submission}`}>{unit}</PageLink>,
        },
        {
          words: messages.consolidation.state,
          as: 'state',
          of: (member) => (
            <>
              <StateBadge state={member.excusedReason ? 'excused' : member.state} />{' '}
              {member.excusedReason ? messages.consolidation.excused(member.excusedReason) : null}
              {member.moved ? <StateBadge state="stale">{messages.consolidation.movedMark}</StateBadge> : null}
            </>
          ),
        },
        {
          words: messages.consolidation.revision,
          as: 'number',
          of: ({ revision }) => (revision === 0 ? null : revision),
        },
        { words: messages.consolidation.signedRevision, as: 'number', of: ({ signedRevision }) => signedRevision },
      ]}
    />
  </details>
);
