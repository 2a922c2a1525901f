import { PageLink } from '../../platform/ui/address.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { Tag } from '../../platform/ui/Tag.tsx';
import { listHandovers } from '../contract/handover.ts';
import { listLostPasswords } from '../contract/lost-password.ts';
import { listRequests } from '../contract/requests.ts';
import { words } from './messages-life.ts';

/** What waits for whoever manages accounts: requests, lost passwords, units late with reporting a change. Nothing where nothing waits. */
export const AccountsAttention = () => {
  const query = { state: 'waiting' as const, limit: 1 };
  const requests = useAsk(listRequests, { query }).data?.waiting ?? 0;
  const lost = useAsk(listLostPasswords, { query }).data?.waiting ?? 0;
  const late = useAsk(listHandovers, { query: { limit: 1 } }).data?.late.length ?? 0;
  const lines = [
    [requests, words.waitingRequests(requests), '/quan-tri/de-nghi'],
    [lost, words.waitingLost(lost), '/quan-tri/de-nghi?muc=mat-mat-khau'],
    [late, words.waitingLate(late), '/quan-tri/cong-chuc'],
  ] as const;
  const shown = lines.filter(([count]) => count > 0);
  if (shown.length === 0) return null;
  return (
    <p className="life-buttons life-attention no-print">
      {shown.map(([, text, href]) => (
        <PageLink key={href} href={href}>
          <Tag tone="look" icon="alert">
            {text}
          </Tag>
        </PageLink>
      ))}
    </p>
  );
};
