import { useForm } from '../../forms/web/index.ts';
import type { Reply } from '../../platform/contract/route.ts';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink } from '../../platform/ui/address.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { StateBadge } from '../../platform/ui/StateBadge.tsx';
import { getWithdrawal } from '../contract/around.ts';
import type { WithdrawalRow } from '../contract.ts';
import { ofWithdrawal } from './consequences.ts';
import { Consequences, EffectTable } from './EffectTable.tsx';
import { LetterLines } from './GroundsFields.tsx';
import { words } from './messages.ts';
import { WithdrawalDecision } from './WithdrawalDecision.tsx';
import './corrections.css';

/** `/rut-so-lieu/$id`: what leaves the totals or comes back, why, by which document, and who decided. */
export const WithdrawalPage = ({ id }: { readonly id: string }) => {
  const found = useAsk(getWithdrawal, { params: { id } }, { staleTime: 0 });
  return (
    <Answer of={found} titleOfError={words.withdraw.titleOne}>
      {(shown) => <Shown shown={shown} />}
    </Answer>
  );
};

type ShownProps = { readonly shown: Reply<typeof getWithdrawal> };

const Shown = ({ shown }: ShownProps) => {
  const { withdrawal } = shown;
  const { form, subject, periodName, state, askedUnit, askedBy, askedAt, submission } = withdrawal;
  const about = words.about(form, subject === null ? null : sentenceStart(subject.name), periodName);
  return (
    <>
      <PageHeader
        above={<PageLink href="/dieu-chinh?muc=rut">{words.one.above}</PageLink>}
        title={`${words.withdraw.titleOne}: ${about}`}
        subtitle={
          <span className="request-line">
            <StateBadge state={state} /> {words.one.asked(askedUnit.name, askedBy, askedAt)}
          </span>
        }
        actions={submission ? <PageLink href={`/phieu/${submission}`}>{words.one.openSheet}</PageLink> : null}
      />
      <div className="request">
        <div className="request-main">{state === 'asked' || state === 'granted' ? <Effect shown={shown} /> : null}</div>
        <aside className="request-side">
          <section className="sheet request-part">
            <h2>{words.one.reason}</h2>
            <p className="request-text">{withdrawal.reason}</p>
            <LetterLines letter={shown.letter} />
          </section>
          <Outcome withdrawal={withdrawal} />
          <WithdrawalDecision withdrawal={withdrawal} />
        </aside>
      </div>
    </>
  );
};

const Effect = ({ shown }: ShownProps) => {
  const { withdrawal, onTotals, sheets, version } = shown;
  const back = withdrawal.state === 'granted';
  const form = useForm(withdrawal.form, version);
  const whole = withdrawal.submission === null;
  return (
    <section className="sheet request-part">
      <h2>{back ? words.withdraw.effectBack : words.withdraw.effect}</h2>
      {onTotals.length > 0 ? (
        <Answer of={form}>
          {(compiled) => (
            <EffectTable
              form={compiled}
              subject={withdrawal.subject?.name ?? ''}
              cells={[]}
              onSheet={[]}
              onTotals={onTotals}
            />
          )}
        </Answer>
      ) : null}
      <Consequences
        of={
          whole
            ? [{ icon: 'info', text: back ? words.effect.wholeReturns(sheets) : words.effect.whole(sheets) }]
            : ofWithdrawal(shown, back)
        }
      />
    </section>
  );
};

const Outcome = ({ withdrawal }: { readonly withdrawal: WithdrawalRow }) => {
  const { state, decidedBy, decidedAt, decisionReason, putBackBy, putBackAt, putBackReason } = withdrawal;
  if (decidedAt === null) return null;
  const by = decidedBy ?? '';
  return (
    <section className="sheet request-part">
      <h2>{words.one.decided}</h2>
      <p className="request-text">
        {state === 'granted' || state === 'put-back' ? words.withdraw.granted(by, decidedAt) : null}
        {state === 'refused' ? words.one.refused(by, decidedAt, decisionReason ?? '') : null}
        {state === 'taken-back' ? words.one.takenBack(by, decidedAt) : null}
      </p>
      {putBackAt ? (
        <p className="request-text">{words.withdraw.wasPutBack(putBackBy ?? '', putBackAt, putBackReason ?? '')}</p>
      ) : null}
    </section>
  );
};
