import { Button } from '@mantine/core';
import { formatTime } from '../../platform/text/vietnamese.ts';
import { ScrollX } from '../../platform/ui/ScrollX.tsx';
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
    <ScrollX label={words.tableOf(label)}>
      <table className="data">
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{words.device}</th>
            <th scope="col">{words.address}</th>
            <th scope="col">{words.since}</th>
            <th scope="col">{words.seen}</th>
            <th scope="col">
              <span className="visually-hidden">{words.end}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.id}>
              <th scope="row">
                {session.device} {session.current ? <Tag tone="info">{words.thisOne}</Tag> : null}
              </th>
              <td className="figures">{session.address}</td>
              <td className="figures nowrap">{formatTime(session.since)}</td>
              <td className="figures nowrap">{formatTime(session.seenAt)}</td>
              <td>
                {session.current ? null : (
                  <Button
                    variant="default"
                    size="compact-sm"
                    disabled={busy}
                    onClick={() => end(session)}
                    aria-label={words.endOf(session.device)}
                  >
                    {words.end}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
