import { joinedWords } from '../../audit/rules/trail-words.ts';
import { formatTime } from '../../platform/text/vietnamese.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { signInTrail } from '../../sign-in/contract/events.ts';
import { accountTrail } from '../contract/events.ts';
import type { AccountDetail } from '../contract/life.ts';
import { words } from './messages-life.ts';

const { actions: actionWords } = joinedWords([signInTrail, accountTrail]);

/** The latest lines of the trail about one account. */
export const AccountEvents = ({ events }: { readonly events: AccountDetail['events'] }) => (
  <RecordTable
    label={words.events}
    // Lines of the trail are only added on top, and the whole list is replaced: the place is as good as a name.
    rows={events.map((event, place) => ({ ...event, place }))}
    keyOf={({ place }) => place}
    columns={[
      { words: words.when, className: 'figures nowrap', of: ({ at }) => formatTime(at) },
      {
        words: words.what,
        as: 'name',
        of: ({ action, result }) => (
          <>
            {actionWords[action] ?? action}
            {result === 'refused' ? <span className="soft"> {words.refusedMark}</span> : null}
          </>
        ),
      },
      {
        words: words.who,
        of: ({ custodian, by }) => (
          <>
            {custodian ?? by ?? ''}
            {custodian !== null && by !== null ? <span className="second">{by}</span> : null}
          </>
        ),
      },
      // A refusal's reason is a code for the trail; what people wrote is a sentence.
      { words: words.why, of: ({ result, reason }) => (result === 'refused' ? null : reason) },
    ]}
  />
);
