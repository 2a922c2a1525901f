import { formatDay, formatTime } from '../../platform/text/vietnamese.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import type { CustodianPast } from '../contract/custodians.ts';
import { words } from './messages-life.ts';

/** Everybody who held the account, the latest first (Đ7.4). */
export const CustodianHistory = ({ custodians }: { readonly custodians: readonly CustodianPast[] }) =>
  custodians.length === 0 ? (
    <p className="soft">{words.historyNone}</p>
  ) : (
    <RecordTable
      label={words.history}
      rows={custodians}
      keyOf={({ id }) => id}
      columns={[
        { words: words.name, as: 'name', of: ({ fullName }) => fullName },
        {
          words: words.position,
          of: ({ position, section }) => (
            <>
              {position}
              <span className="second">{section}</span>
            </>
          ),
        },
        {
          words: words.phone,
          of: ({ phone, email }) => (
            <>
              <span className="figures">{phone}</span>
              <span className="second">{email}</span>
            </>
          ),
        },
        { words: words.from, className: 'figures', of: ({ from }) => formatTime(from) },
        {
          words: words.to,
          className: 'figures',
          of: ({ to, leftOn }) => (
            <>
              {to === null ? words.now : formatTime(to)}
              {to === null && leftOn !== null ? (
                <span className="second">
                  <Tag tone="look" icon="alert">
                    {words.leftOn(formatDay(leftOn))}
                  </Tag>
                </span>
              ) : null}
            </>
          ),
        },
      ]}
    />
  );
