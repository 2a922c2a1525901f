import { sentenceStart } from '../../platform/text/sentence.ts';
import { formatTime } from '../../platform/text/vietnamese.ts';
import { PageLink } from '../../platform/ui/address.tsx';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import type { Account } from './accounts-view.ts';
import { dutiesInWords } from './duty-words.ts';
import { words } from './messages.ts';

const lasts = (until: string | null): until is string => until !== null && new Date(until) > new Date();
const lockLines = ({ lockedUntil, deviceLockedUntil }: Account): string[] => [
  ...(lasts(lockedUntil) ? [words.lockedUntil(formatTime(lockedUntil))] : []),
  ...(lasts(deviceLockedUntil) ? [words.deviceLockedUntil(formatTime(deviceLockedUntil))] : []),
];

/** Whether an account works, and what keeps it from working. A lock that has run out is none. */
export const AccountState = ({ account }: { readonly account: Account }) => {
  if (account.state === 'closed') return <Tag icon="cross">{words.closedState}</Tag>;
  const locks = lockLines(account);
  if (locks.length > 0)
    return locks.map((line) => (
      <Tag key={line} tone="wrong" icon="lock">
        {line}
      </Tag>
    ));
  return account.mustChangePassword ? (
    <Tag tone="look" icon="clock">
      {words.mustChange}
    </Tag>
  ) : (
    <Tag tone="done" icon="check">
      {words.active}
    </Tag>
  );
};

/** Accounts, each with the way to its own page. */
export const AccountTable = ({ accounts }: { readonly accounts: readonly Account[] }) => (
  <RecordTable
    label={words.accounts}
    rows={accounts}
    keyOf={({ id }) => id}
    sheet
    columns={[
      {
        words: words.username,
        as: 'name',
        of: ({ id, username }) => <PageLink href={`/quan-tri/tai-khoan/${id}`}>{username}</PageLink>,
      },
      {
        words: words.unit,
        of: ({ unitPath, duties }) => (
          <>
            {sentenceStart(unitPath)}
            {duties.length > 0 ? <span className="second">{dutiesInWords(duties)}</span> : null}
          </>
        ),
      },
      {
        words: words.custodian,
        of: ({ custodian }) => custodian?.fullName ?? <span className="soft">{words.custodianNone}</span>,
      },
      { words: words.state, as: 'state', of: (account) => <AccountState account={account} /> },
      {
        words: words.lastActed,
        className: 'figures nowrap',
        of: ({ actedAt }) => (actedAt === null ? <span className="soft">{words.never}</span> : formatTime(actedAt)),
      },
    ]}
  />
);
