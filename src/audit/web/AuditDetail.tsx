import { Button } from '@mantine/core';
import { formatTime } from '../../platform/text/vietnamese.ts';
import { Dialog } from '../../platform/ui/Dialog.tsx';
import type { AuditRow } from '../contract.ts';
import { factLines, type Readers } from './fact-lines.ts';
import { actionWords, words } from './messages.ts';
import { aboutWords } from './object-words.ts';

type Line = readonly [string, string | null];

const linesOf = (event: AuditRow, readers: Readers): readonly Line[] => [
  [words.number, String(event.id)],
  [words.time, formatTime(event.at)],
  [words.account, event.account],
  [words.custodian, event.custodian],
  [words.unit, event.unit],
  [words.object, aboutWords(event, readers.period)],
  [words.result, event.result === 'done' ? words.ok : words.refused],
  [words.reason, event.reason],
  [words.address, event.address],
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
  /** Narrows the trail to the lines about one object. */
  readonly only: (objectId: string) => void;
  readonly close: () => void;
};

/** One line of the trail with all that was recorded. */
export const AuditDetail = ({ event, readers, only, close }: AuditDetailProps) => {
  const { objectId } = event;
  const facts = factLines(event.detail, readers);
  return (
    <Dialog onClose={close} closeOutside title={actionWords[event.action] ?? event.action}>
      <Facts lines={linesOf(event, readers)} />
      {facts.length > 0 ? (
        <>
          <h3 className="audit-heading">{words.facts}</h3>
          <Facts lines={facts} />
        </>
      ) : null}
      {objectId === null ? null : (
        <Button variant="default" size="compact-md" mt="md" onClick={() => only(objectId)}>
          {words.sameObject}
        </Button>
      )}
    </Dialog>
  );
};
