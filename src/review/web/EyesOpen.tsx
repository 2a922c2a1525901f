import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { PageLink } from '../../platform/ui/address.tsx';
import { Icon } from '../../platform/ui/Icon.tsx';
import type { BesideTotal } from '../contract/beside.ts';
import { KeyTotals } from './KeyTotals.tsx';
import { messages } from './messages.ts';

const words = messages.beside;

type ShownTotal = {
  readonly periodName: string;
  readonly totals: Readonly<Record<string, string | null>>;
  readonly ranges: Readonly<Record<string, readonly string[]>>;
  readonly members: readonly Member[];
};
type Member = {
  readonly submission: string;
  readonly unit: string;
  readonly state: string;
  readonly excusedReason: string | null;
};

type EyesOpenProps = { readonly shown: ShownTotal; readonly form: CompiledForm; readonly beside: BesideTotal };

/** What one who signs, verifies or approves has met before the button: key figures beside a year ago, what is incomplete, kept warnings. */
export const EyesOpen = ({ shown, form, beside }: EyesOpenProps) => {
  const counted = shown.members.filter(({ state, excusedReason }) => state === 'accepted' && excusedReason === null);
  return (
    <>
      <KeyTotals form={form} totals={shown.totals} ranges={shown.ranges} beside={beside} now={shown.periodName} />
      <PreviousNote previous={beside.previous} sheets={counted.length} />
      <Incomplete members={shown.members} />
      <Kept kept={beside.kept} />
    </>
  );
};

/** Totals of unequal sets of units are told apart from a change. */
const PreviousNote = ({
  previous,
  sheets,
}: {
  readonly previous: BesideTotal['previous'];
  readonly sheets: number;
}) => {
  if (previous === null) return <p className="soft small">{words.noPrevious}</p>;
  return previous.sheets === sheets ? null : (
    <p className="eyes-note">
      <Icon name="alert" size={14} /> {words.unequal(sheets, previous.sheets, previous.periodName)}
    </p>
  );
};

/** Every unit that is not in the total, by name, with why. */
export const Incomplete = ({ members }: Pick<ShownTotal, 'members'>) => {
  const out = members.filter(({ state, excusedReason }) => state !== 'accepted' || excusedReason !== null);
  if (out.length === 0) return <p className="small">{words.complete(members.length)}</p>;
  return (
    <details className="eyes-note" open={out.length <= 5}>
      <summary>{words.incomplete(out.length, members.length)}</summary>
      <ul>
        {out.map((member) => (
          <li key={member.submission}>{`${member.unit}: ${whyOut(member)}`}</li>
        ))}
      </ul>
    </details>
  );
};

const whyOut = ({ state, excusedReason }: Member): string => {
  if (excusedReason !== null) return words.excused(excusedReason);
  return state === 'withdrawn' ? words.withdrawn : words.missing;
};

const MANY = 3;

export const Kept = ({ kept }: Pick<BesideTotal, 'kept'>) =>
  kept.length === 0 ? (
    <p className="small">{words.noKept}</p>
  ) : (
    <details className="review-kept" open={kept.length <= MANY}>
      <summary>
        <Icon name="alert" size={14} /> {words.kept(kept.length)}
      </summary>
      <ul>
        {kept.map(({ submission, unit, sentence, text }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one sheet keeps several warnings with the same words
          <li key={`${submission} ${at}`}>
            <PageLink href={`/phieu/${submission}`}>{unit}</PageLink>: {messages.kept(sentence, text)}
          </li>
        ))}
      </ul>
    </details>
  );
