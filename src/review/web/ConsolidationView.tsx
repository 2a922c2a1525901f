import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { Cell, CompiledForm } from '../../forms/rules/compiled.ts';
import { totalText } from '../../forms/rules/total-text.ts';
import { useForm } from '../../forms/web/index.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { Icon } from '../../platform/ui/Icon.tsx';
import { Loading } from '../../platform/ui/Loading.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { StateBadge } from '../../platform/ui/StateBadge.tsx';
import { getConsolidation } from '../contract.ts';
import { ConsolidationReturn } from './ConsolidationReturn.tsx';
import type { Consolidated } from './consolidated.ts';
import { FormView } from './FormView.tsx';
import { Members } from './Members.tsx';
import { messages } from './messages.ts';
import { SignDialog } from './SignDialog.tsx';
import { usePicks } from './use-picks.ts';

/** The consolidated form: coverage, what moved since it was signed, the totals, the members, and what one may do. */
export const ConsolidationView = ({ id }: { readonly id: string }) => {
  const found = useAsk(getConsolidation, { params: { id } });
  const row = found.data?.consolidation;
  const form = useForm(row?.form ?? '', row?.version ?? 0, row !== undefined);
  return (
    <Answer of={found}>
      {(data) =>
        form.data ? (
          <Content key={data.consolidation.dataVersion} data={data} form={form.data} />
        ) : (
          <Answer of={form}>{() => <Loading />}</Answer>
        )
      }
    </Answer>
  );
};

type Action = Consolidated['consolidation']['actions'][number];

/** A decision is about what stood on the screen when it was asked for, whatever comes in behind the dialog. */
const useAsked = (data: Consolidated) => {
  const [asked, setAsked] = useState<{ readonly action: Action; readonly shown: Consolidated } | null>(null);
  return {
    asked,
    asking: asked?.action,
    ask: (action: Action): void => setAsked({ action, shown: data }),
    close: (): void => setAsked(null),
  };
};

const Content = ({ data, form }: { readonly data: Consolidated; readonly form: CompiledForm }) => {
  const { consolidation, totals, ranges } = data;
  const picks = usePicks('consolidation', consolidation.id);
  const { asked, asking, ask, close } = useAsked(data);
  const mayReturn = consolidation.actions.includes('return');
  const look = (cell: Cell) => ({
    text: totalText(cell, totals[cell.code], ranges[cell.code]),
    before: '',
    changed: false,
    picked: picks.has(cell.code),
  });
  const signWord = consolidation.signature ? messages.consolidation.signAgain : messages.consolidation.sign;
  return (
    <div className="review-main">
      <Standing data={data} />
      {mayReturn ? <p className="soft small no-print">{messages.returning.hint}</p> : null}
      <FormView
        form={form}
        look={look}
        struck={false}
        isPicked={picks.has}
        {...(mayReturn ? { onCell: picks.toggle } : {})}
      />
      {data.partial.length > 0 ? (
        <p className="soft small">{messages.consolidation.partial(data.partial.length)}</p>
      ) : null}
      {mayReturn ? (
        <ConsolidationReturn
          data={asked?.shown ?? data}
          form={form}
          picks={picks}
          asking={asking === 'return'}
          onClose={close}
        />
      ) : null}
      <Members members={data.members} />
      <Foot data={data} returned={picks.cells.length} signWord={signWord} ask={ask} />
      {asked && (asking === 'sign' || asking === 'verify') ? (
        <SignDialog
          data={asked.shown}
          action={asking}
          word={asking === 'sign' ? signWord : messages.consolidation.verify}
          onClose={close}
        />
      ) : null}
    </div>
  );
};

type FootProps = {
  readonly data: Consolidated;
  /** Cells that were chosen to be returned. */
  readonly returned: number;
  readonly signWord: string;
  readonly ask: (action: Action) => void;
};

/** The digest of what is seen, and what one may do with it. */
const Foot = ({ data: { consolidation, digest }, returned, signWord, ask }: FootProps) => {
  const may = (action: Action): boolean => consolidation.actions.includes(action);
  return (
    <div className="review-foot no-print">
      <span className="soft small">{messages.consolidation.digest(digest)}</span>
      <Group gap="sm">
        {may('return') ? (
          <Button variant="default" onClick={() => ask('return')}>
            {messages.consolidation.return(returned)}
          </Button>
        ) : null}
        {may('verify') ? <Button onClick={() => ask('verify')}>{messages.consolidation.verify}</Button> : null}
        {may('sign') ? <Button onClick={() => ask('sign')}>{signWord}</Button> : null}
      </Group>
    </div>
  );
};

type Verification = Consolidated['verifications'][number];

const verificationWords = ({ unit, dueOn, verified, next }: Verification): string => {
  if (verified) return messages.consolidation.verifiedBy(unit, verified.custodian ?? verified.by, verified.at);
  return next ? messages.consolidation.verifyNext(unit, dueOn) : messages.consolidation.verifyLater(unit);
};

/** Who has verified, and whose turn it is. */
const Verifications = ({ of: all }: { readonly of: readonly Verification[] }) =>
  all.length === 0 ? null : (
    <ul className="verifications small" aria-label={messages.consolidation.verifications}>
      {all.map((one) => (
        <li key={one.unit} className={one.verified ? '' : 'soft'}>
          {one.verified ? <Icon name="check" size={14} /> : null} {verificationWords(one)}
        </li>
      ))}
    </ul>
  );

const Standing = ({ data: { consolidation, members, verifications } }: { readonly data: Consolidated }) => {
  const { accepted, expected, excused, signature, returnReason, state } = consolidation;
  const moved = members.filter((member) => member.moved);
  const open = expected - accepted - excused;
  return (
    <div>
      <p>
        <StateBadge state={state} />{' '}
        <span className="figures">{messages.consolidation.coverage(accepted, expected, excused)}</span>
      </p>
      {open > 0 ? <p className="soft">{messages.consolidation.incomplete(open)}</p> : null}
      {moved.length > 0 ? (
        <p className="review-kept">{messages.consolidation.moved(moved.map(({ unit }) => unit).join(', '))}</p>
      ) : null}
      {state === 'returned' && returnReason ? (
        <p className="review-kept">{messages.consolidation.returned(returnReason)}</p>
      ) : null}
      {signature ? (
        <p className="soft small">
          {messages.consolidation.signature(
            signature.number,
            signature.custodian ?? signature.by,
            signature.unit,
            signature.at,
          )}{' '}
          · {messages.consolidation.digest(signature.digest)}
        </p>
      ) : null}
      {signature ? <Verifications of={verifications} /> : null}
    </div>
  );
};
