import { Button } from '@mantine/core';
import { formatTime } from '../../platform/text/vietnamese.ts';
import { ScrollX } from '../../platform/ui/ScrollX.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import type { LostPasswordRow } from '../contract/lost-password.ts';
import { stateNames, words } from './messages-life.ts';

/** What was left by those who cannot sign in. */
export const LostPasswordTable = ({
  requests,
  show,
}: {
  readonly requests: readonly LostPasswordRow[];
  readonly show: (request: LostPasswordRow) => void;
}) => (
  <ScrollX label={words.lostTitle} className="sheet">
    <table className="data">
      <caption className="visually-hidden">{words.lostTitle}</caption>
      <thead>
        <tr>
          <th scope="col">{words.unit}</th>
          <th scope="col">{words.lostWho}</th>
          <th scope="col">{words.lostAccount}</th>
          <th scope="col">{words.asked}</th>
          <th scope="col">{words.state}</th>
          <th scope="col">
            <span className="visually-hidden">{words.open}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {requests.map((request) => (
          <tr key={request.id}>
            <th scope="row">{request.unit}</th>
            <td>
              {request.fullName}
              <span className="small soft account-second figures">{request.phone}</span>
            </td>
            <td>{request.account?.username ?? <span className="soft">{words.lostUnknown}</span>}</td>
            <td className="figures nowrap">{formatTime(request.askedAt)}</td>
            <td>
              {request.state === 'waiting' ? (
                <Tag tone="look" icon="clock">
                  {stateNames.waiting}
                </Tag>
              ) : (
                <span className="small soft">{request.note}</span>
              )}
            </td>
            <td>
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={words.openOf(request.unit)}
                onClick={() => show(request)}
              >
                {words.open}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </ScrollX>
);
