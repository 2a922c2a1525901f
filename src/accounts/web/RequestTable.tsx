import { Button } from '@mantine/core';
import { formatTime } from '../../platform/text/vietnamese.ts';
import type { IconName } from '../../platform/ui/Icon.tsx';
import { ScrollX } from '../../platform/ui/ScrollX.tsx';
import { sentenceStart } from '../../platform/ui/sentence.ts';
import { Tag, type Tone } from '../../platform/ui/Tag.tsx';
import type { RequestRow } from '../contract/requests.ts';
import { type RequestState, requestKindNames } from '../rules/account-life.ts';
import { LetterLine } from './LetterLine.tsx';
import { stateNames, words } from './messages-life.ts';

const looks: Record<RequestState, readonly [Tone, IconName]> = {
  waiting: ['look', 'clock'],
  accepted: ['done', 'check'],
  refused: ['wrong', 'cross'],
  withdrawn: ['plain', 'dash'],
};

export const RequestStateTag = ({ state }: { readonly state: RequestState }) => {
  const [tone, icon] = looks[state];
  return (
    <Tag tone={tone} icon={icon}>
      {stateNames[state]}
    </Tag>
  );
};

type RequestTableProps = {
  readonly requests: readonly RequestRow[];
  readonly label: string;
  /** A button for each line that may be dealt with. */
  readonly act?: { readonly words: string; readonly on: (request: RequestRow) => void; readonly waitingOnly?: boolean };
};

/** Requests with their paper and what became of them. */
export const RequestTable = ({ requests, label, act }: RequestTableProps) => (
  <ScrollX label={label}>
    <table className="data">
      <caption className="visually-hidden">{label}</caption>
      <thead>
        <tr>
          <th scope="col">{words.unit}</th>
          <th scope="col">{words.request}</th>
          <th scope="col">{words.paper}</th>
          <th scope="col">{words.asked}</th>
          <th scope="col">{words.state}</th>
          {act ? (
            <th scope="col">
              <span className="visually-hidden">{act.words}</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {requests.map((request) => (
          <tr key={request.id}>
            <th scope="row">{sentenceStart(request.unitPath)}</th>
            <td>
              {requestKindNames[request.kind]}
              <span className="small soft account-second">{request.reason}</span>
            </td>
            <td>
              <LetterLine letter={request.letter} />
            </td>
            <td>
              <span className="figures nowrap">{formatTime(request.askedAt)}</span>
              <span className="small soft account-second">{request.askedBy}</span>
            </td>
            <td>
              <RequestStateTag state={request.state} />
              {request.decisionReason ? (
                <span className="small soft account-second">{request.decisionReason}</span>
              ) : null}
            </td>
            {act ? (
              <td>
                {act.waitingOnly && request.state !== 'waiting' ? null : (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={`${act.words}: ${requestKindNames[request.kind]}, ${request.unitPath}`}
                    onClick={() => act.on(request)}
                  >
                    {act.words}
                  </Button>
                )}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  </ScrollX>
);
