import { formatTime } from '../../platform/text/vietnamese.ts';
import { PageLink } from '../../platform/ui/address.tsx';
import { ScrollX } from '../../platform/ui/ScrollX.tsx';
import { sentenceStart } from '../../platform/ui/sentence.ts';
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
  <ScrollX label={words.accounts} className="sheet">
    <table className="data">
      <caption className="visually-hidden">{words.accounts}</caption>
      <thead>
        <tr>
          <th scope="col">{words.username}</th>
          <th scope="col">{words.unit}</th>
          <th scope="col">{words.custodian}</th>
          <th scope="col">{words.state}</th>
          <th scope="col">{words.lastActed}</th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.id}>
            <th scope="row">
              <PageLink href={`/quan-tri/tai-khoan/${account.id}`}>{account.username}</PageLink>
            </th>
            <td>
              {sentenceStart(account.unitPath)}
              {account.duties.length > 0 ? (
                <span className="small soft account-second">{dutiesInWords(account.duties)}</span>
              ) : null}
            </td>
            <td>{account.custodian?.fullName ?? <span className="soft">{words.custodianNone}</span>}</td>
            <td>
              <AccountState account={account} />
            </td>
            <td className="figures">
              {account.actedAt === null ? <span className="soft">{words.never}</span> : formatTime(account.actedAt)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </ScrollX>
);
