import { formatTime } from '../../platform/text/vietnamese.ts';
import { Dialog } from '../../platform/ui/Dialog.tsx';
import type { AuditRow } from '../contract.ts';
import { actionWords, words } from './messages.ts';

const linesOf = (event: AuditRow): readonly (readonly [string, string | null])[] => [
  [words.number, String(event.id)],
  [words.time, formatTime(event.at)],
  [words.account, event.account],
  [words.custodian, event.custodian],
  [words.unit, event.unit],
  [words.object, [event.objectType, event.objectId].filter((part) => part !== null).join(' ')],
  [words.result, event.result === 'done' ? words.ok : words.refused],
  [words.reason, event.reason],
  [words.address, event.address],
  [words.digest, event.digest],
];

/** One line of the trail with all that was recorded. */
export const AuditDetail = ({ event, close }: { readonly event: AuditRow; readonly close: () => void }) => (
  <Dialog onClose={close} closeOutside title={actionWords[event.action] ?? event.action}>
    <dl className="audit-facts">
      {linesOf(event)
        .filter(([, value]) => value !== null && value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
    {Object.keys(event.detail).length > 0 ? (
      <>
        <h3 className="audit-heading">{words.facts}</h3>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <pre className="audit-json" tabIndex={0}>
          {JSON.stringify(event.detail, null, 2)}
        </pre>
      </>
    ) : null}
  </Dialog>
);
