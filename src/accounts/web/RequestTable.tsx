import { Button } from '@mantine/core';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { formatTime } from '../../platform/text/vietnamese.ts';
import type { IconName } from '../../platform/ui/Icon.tsx';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
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

type Act = { readonly words: string; readonly on: (request: RequestRow) => void; readonly waitingOnly?: boolean };

const ActButton = ({ act, request }: { readonly act: Act; readonly request: RequestRow }) =>
  act.waitingOnly && request.state !== 'waiting' ? null : (
    <Button
      variant="subtle"
      size="compact-sm"
      aria-label={`${act.words}: ${requestKindNames[request.kind]}, ${request.unitPath}`}
      onClick={() => act.on(request)}
    >
      {act.words}
    </Button>
  );

type RequestTableProps = {
  readonly requests: readonly RequestRow[];
  readonly label: string;
  /** Requests of many units; where all are of one, the page says which. */
  readonly ofUnits?: boolean;
  /** A button for each line that may be dealt with. */
  readonly act?: Act;
};

/** Requests with their paper and what became of them. */
export const RequestTable = ({ requests, label, ofUnits = false, act }: RequestTableProps) => (
  <RecordTable
    label={label}
    rows={requests}
    keyOf={({ id }) => id}
    columns={[
      ofUnits ? { words: words.unit, as: 'name', of: ({ unitPath }) => sentenceStart(unitPath) } : null,
      {
        words: words.request,
        ...(ofUnits ? {} : { as: 'name' as const }),
        of: ({ kind, reason }) => (
          <>
            {requestKindNames[kind]}
            <span className="second">{reason}</span>
          </>
        ),
      },
      { words: words.paper, of: ({ letter }) => <LetterLine letter={letter} /> },
      {
        words: words.asked,
        of: ({ askedAt, askedBy }) => (
          <>
            <span className="figures nowrap">{formatTime(askedAt)}</span>
            <span className="second">{askedBy}</span>
          </>
        ),
      },
      {
        words: words.state,
        as: 'state',
        of: ({ state, decisionReason }) => (
          <>
            <RequestStateTag state={state} />
            {decisionReason ? <span className="second">{decisionReason}</span> : null}
          </>
        ),
      },
      act
        ? {
            words: act.words,
            as: 'action',
            of: (request) => <ActButton act={act} request={request} />,
          }
        : null,
    ]}
  />
);
