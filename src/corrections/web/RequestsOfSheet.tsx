import { Button } from '@mantine/core';
import type { Reply } from '../../platform/contract/route.ts';
import { formatDay, formatTime } from '../../platform/text/vietnamese.ts';
import { PageLink } from '../../platform/ui/address.tsx';
import { Disclosure } from '../../platform/ui/Disclosure.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { StateBadge } from '../../platform/ui/StateBadge.tsx';
import type { SubmissionRow } from '../../submissions/contract.ts';
import { getAfterApproval } from '../contract/around.ts';
import { words } from './messages.ts';
import './corrections.css';

type After = Reply<typeof getAfterApproval>;

/** What may be asked about a sheet that was sent, and what was; asked for once a page. */
const useAfterApproval = ({ id, revision }: Pick<SubmissionRow, 'id' | 'revision'>): After | undefined =>
  useAsk(getAfterApproval, { params: { id } }, { enabled: revision > 0, staleTime: 30_000 }).data;

/** Asking for a correction, and the requests about this sheet with their outcome. */
export const RequestsOfSheet = ({ submission }: { readonly submission: SubmissionRow }) => {
  const after = useAfterApproval(submission);
  if (!after) return null;
  const { mayCorrect, mayWithdraw, corrections, withdrawals } = after;
  const asked = corrections.length + withdrawals.length;
  return (
    <>
      {asked > 0 || mayWithdraw ? (
        <Disclosure label={asked > 0 ? words.after.requests(asked) : words.after.more}>
          {() => <Requests submission={submission.id} after={after} />}
        </Disclosure>
      ) : null}
      {mayCorrect ? (
        <Button
          variant="default"
          renderRoot={(props) => <PageLink {...props} href={`/dieu-chinh/moi/${submission.id}`} />}
        >
          {words.after.correct}
        </Button>
      ) : null}
    </>
  );
};

type RequestsOfCellProps = { readonly submission: SubmissionRow; readonly cell: string };

/** From the cell one stands on to a proposal of another figure for it. */
export const RequestsOfCell = ({ submission, cell }: RequestsOfCellProps) => {
  const after = useAfterApproval(submission);
  if (!after) return null;
  const at = `${submission.id}?o=${encodeURIComponent(cell)}`;
  return (
    <>
      {after.mayCorrect ? <PageLink href={`/dieu-chinh/moi/${at}`}>{words.after.correctCell}</PageLink> : null}
      {after.asks && submission.state !== 'draft' ? (
        <PageLink href={`/chenh-lech/moi/${at}`}>{words.after.openCase}</PageLink>
      ) : null}
    </>
  );
};

const Requests = ({ submission, after }: { readonly submission: string; readonly after: After }) => (
  <div className="after-requests">
    <ul>
      {after.corrections.map((one) => (
        <li key={one.id}>
          <PageLink href={`/dieu-chinh/${one.id}`}>{words.after.correction(one.cells.length)}</PageLink>{' '}
          <StateBadge state={one.state} />
          <Facts {...one} />
          {one.dueOn ? <p className="soft small">{words.after.due(formatDay(one.dueOn))}</p> : null}
        </li>
      ))}
      {after.withdrawals.map((one) => (
        <li key={one.id}>
          <PageLink href={`/rut-so-lieu/${one.id}`}>{words.after.withdrawal}</PageLink> <StateBadge state={one.state} />
          <Facts {...one} />
        </li>
      ))}
    </ul>
    {after.mayWithdraw ? <PageLink href={`/rut-so-lieu/moi/${submission}`}>{words.after.withdraw}</PageLink> : null}
  </div>
);

type FactsProps = Pick<After['withdrawals'][number], 'askedUnit' | 'askedAt' | 'letter' | 'reason'>;

const Facts = ({ askedUnit, askedAt, letter, reason }: FactsProps) => (
  <>
    <p className="soft small">{words.after.asked(askedUnit, formatTime(askedAt), letter)}</p>
    <p className="small">{reason}</p>
  </>
);
