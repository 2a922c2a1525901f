import { actionWords } from '../../audit/web/index.ts';
import { formatTime } from '../../platform/text/vietnamese.ts';
import { ScrollX } from '../../platform/ui/ScrollX.tsx';
import type { AccountDetail } from '../contract/life.ts';
import { words } from './messages-life.ts';

/** The latest lines of the trail about one account. */
export const AccountEvents = ({ events }: { readonly events: AccountDetail['events'] }) => (
  <ScrollX label={words.events}>
    <table className="data">
      <caption className="visually-hidden">{words.events}</caption>
      <thead>
        <tr>
          <th scope="col">{words.when}</th>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.who}</th>
          <th scope="col">{words.why}</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of the trail are only added on top, and the whole list is replaced
          <tr key={place}>
            <td className="figures nowrap">{formatTime(event.at)}</td>
            <th scope="row">
              {actionWords[event.action] ?? event.action}
              {event.result === 'refused' ? <span className="soft"> {words.refusedMark}</span> : null}
            </th>
            <td>
              {event.custodian ?? event.by ?? ''}
              {event.custodian !== null && event.by !== null ? (
                <span className="small soft account-second">{event.by}</span>
              ) : null}
            </td>
            {/* A refusal's reason is a code for the trail; what people wrote is a sentence. */}
            <td>{event.result === 'refused' ? '' : (event.reason ?? '')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </ScrollX>
);
