import { Button } from '@mantine/core';
import { formatTime } from '../../platform/text/vietnamese.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import type { LostPasswordRow } from '../contract/lost-password.ts';
import { stateNames, words } from './messages-life.ts';

type LostPasswordTableProps = {
  readonly requests: readonly LostPasswordRow[];
  readonly show: (request: LostPasswordRow) => void;
};

const OpenButton = ({
  request,
  show,
}: Pick<LostPasswordTableProps, 'show'> & { readonly request: LostPasswordRow }) => (
  <Button variant="subtle" size="compact-sm" aria-label={words.openOf(request.unit)} onClick={() => show(request)}>
    {words.open}
  </Button>
);

/** What was left by those who cannot sign in. */
export const LostPasswordTable = ({ requests, show }: LostPasswordTableProps) => (
  <RecordTable
    label={words.lostTitle}
    rows={requests}
    keyOf={({ id }) => id}
    sheet
    columns={[
      { words: words.unit, as: 'name', of: ({ unit }) => unit },
      {
        words: words.lostWho,
        of: ({ fullName, phone }) => (
          <>
            {fullName}
            <span className="second figures">{phone}</span>
          </>
        ),
      },
      {
        words: words.lostAccount,
        of: ({ account, username }) =>
          account?.username ?? (
            <span className="soft">{username === null ? words.lostUnnamed : words.lostUnknown(username)}</span>
          ),
      },
      { words: words.asked, className: 'figures nowrap', of: ({ askedAt }) => formatTime(askedAt) },
      {
        words: words.state,
        as: 'state',
        of: ({ state, note }) =>
          state === 'waiting' ? (
            <Tag tone="look" icon="clock">
              {stateNames.waiting}
            </Tag>
          ) : (
            <span className="small soft">{note}</span>
          ),
      },
      {
        words: words.open,
        as: 'action',
        of: (request) => <OpenButton request={request} show={show} />,
      },
    ]}
  />
);
