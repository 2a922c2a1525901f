import { Button } from '@mantine/core';
import { formatTime } from '../../platform/text/vietnamese.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import type { SessionRow } from '../contract/session.ts';
import { words } from './sign-in-words.ts';

type SessionListProps = {
  readonly sessions: readonly SessionRow[];
  readonly label: string;
  readonly busy: boolean;
  readonly end: (session: SessionRow) => void;
};

/** Places where an account is signed in, each with a way to end it. */
export const SessionList = ({ sessions, label, busy, end }: SessionListProps) =>
  sessions.length === 0 ? (
    <p className="soft">{words.noSessions}</p>
  ) : (
    <RecordTable
      label={words.tableOf(label)}
      rows={sessions}
      keyOf={({ id }) => id}
      columns={[
        {
          words: words.device,
          as: 'name',
          of: ({ device, current }) => (
            <>
              {device} {current ? <Tag tone="info">{words.thisOne}</Tag> : null}
            </>
          ),
        },
        { words: words.address, className: 'figures', of: ({ address }) => address },
        { words: words.since, className: 'figures nowrap', of: ({ since }) => formatTime(since) },
        { words: words.seen, className: 'figures nowrap', of: ({ seenAt }) => formatTime(seenAt) },
        {
          words: words.end,
          as: 'action',
          of: (session) =>
            session.current ? null : (
              <Button
                variant="default"
                size="compact-sm"
                disabled={busy}
                onClick={() => end(session)}
                aria-label={words.endOf(session.device)}
              >
                {words.end}
              </Button>
            ),
        },
      ]}
    />
  );
