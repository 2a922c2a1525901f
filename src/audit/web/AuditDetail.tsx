import { Button, Group } from '@mantine/core';
import { formatTime } from '../../platform/text/vietnamese.ts';
import { Dialog } from '../../platform/ui/Dialog.tsx';
import type { AuditRow } from '../contract.ts';
import { factLines } from './fact-lines.ts';
import { words } from './messages.ts';
import { aboutWords } from './object-words.ts';
import type { Readers } from './readers.ts';

type Line = readonly [string, string | null];

const linesOf = (event: AuditRow, readers: Readers): readonly Line[] => [
  [words.number, String(event.id)],
  [words.seal, event.sealNumber === null ? words.unsealed : words.sealed(event.sealNumber)],
  [words.time, formatTime(event.at)],
  [words.recordedAt, event.recordedAt],
  [words.account, event.account],
  [words.kind, words.kinds[event.accountKind ?? ''] ?? null],
  [words.custodian, event.custodian],
  [words.actorUnit, event.actorUnit],
  [words.concernedUnit, event.unit],
  [words.object, aboutWords(event, readers)],
  [words.result, event.result === 'done' ? words.ok : words.refused],
  [words.reason, event.reason],
  [
    words.address,
    event.address === null || event.port === null
      ? event.address
      : `${event.address}, ${words.port.toLowerCase()} ${event.port}`,
  ],
  [words.userAgent, event.userAgent],
  [words.requestId, event.requestId],
  [words.before, event.before],
  [words.after, event.after],
  [words.digest, event.digest],
];

const Facts = ({ lines }: { readonly lines: readonly Line[] }) => (
  <dl className="audit-facts">
    {lines
      .filter(([, value]) => value !== null && value !== '')
      .map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);

type AuditDetailProps = {
  readonly event: AuditRow;
  readonly readers: Readers;
  /** Narrows the trail to the lines about one object, or of one account. */
  readonly only: (name: 'doi-tuong' | 'tai-khoan', value: string) => void;
  readonly close: () => void;
};

/** One line of the trail with all that was recorded. */
export const AuditDetail = ({ event, readers, only, close }: AuditDetailProps) => {
  const { objectId, account } = event;
  const facts = factLines(event.detail, readers);
  return (
    <Dialog onClose={close} closeOutside title={readers.trail.actions[event.action] ?? event.action}>
      <Facts lines={linesOf(event, readers)} />
      {facts.length > 0 ? (
        <>
          <h3 className="audit-heading">{words.facts}</h3>
          <Facts lines={facts} />
        </>
      ) : null}
      <Group gap="sm" mt="md">
        {objectId === null ? null : (
          <Button variant="default" size="compact-md" onClick={() => only('doi-tuong', objectId)}>
            {words.sameObject}
          </Button>
        )}
        {account === null ? null : (
          <Button variant="default" size="compact-md" onClick={() => only('tai-khoan', account)}>
            {words.accountHistory}
          </Button>
        )}
      </Group>
    </Dialog>
  );
};
