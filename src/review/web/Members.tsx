import { PageLink } from '../../platform/ui/address.tsx';
import { StateBadge } from '../../platform/ui/StateBadge.tsx';
import type { Consolidated } from './consolidated.ts';
import { messages } from './messages.ts';

/** The submissions that the total is made of, each at its revision. */
export const Members = ({ members }: { readonly members: Consolidated['members'] }) => (
  <details className="review-members" open={members.some((member) => member.moved)}>
    <summary>
      {messages.consolidation.members} ({members.length})
    </summary>
    <div className="scroll-x sheet">
      <table className="data">
        <caption className="visually-hidden">{messages.consolidation.membersCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{messages.consolidation.unit}</th>
            <th scope="col">{messages.consolidation.state}</th>
            <th scope="col" className="number">
              {messages.consolidation.revision}
            </th>
            <th scope="col" className="number">
              {messages.consolidation.signedRevision}
            </th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.submission}>
              <th scope="row">
                <PageLink href={`/phieu/${member.submission}`}>{member.unit}</PageLink>
              </th>
              <td>
                <StateBadge state={member.excusedReason ? 'excused' : member.state} />{' '}
                {member.excusedReason ? messages.consolidation.excused(member.excusedReason) : null}
                {member.moved ? <StateBadge state="stale">{messages.consolidation.movedMark}</StateBadge> : null}
              </td>
              <td className="number">{member.revision === 0 ? '' : member.revision}</td>
              <td className="number">{member.signedRevision ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </details>
);
