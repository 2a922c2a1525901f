import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink, useGo } from '../../platform/ui/address.tsx';
import { DayInput } from '../../platform/ui/DayInput.tsx';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { Form } from '../../platform/ui/Form.tsx';
import { Icon } from '../../platform/ui/Icon.tsx';
import { useMe } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { SideBySide } from '../../platform/ui/SideBySide.tsx';
import { handOver, listHandovers } from '../contract/handover.ts';
import { type AccountDetail, getAccount } from '../contract/life.ts';
import { listAccounts } from '../contract.ts';
import { daysLate } from '../rules/handover-days.ts';
import { ActEffects } from './ActEffects.tsx';
import type { Issued } from './accounts-view.ts';
import { CustodianFields } from './CustodianFields.tsx';
import { custodianErrors, trimmed } from './custodian.ts';
import { blankHandover, type HandoverDraft, handoverErrors } from './handover-draft.ts';
import { IssuedSheet } from './IssuedSheet.tsx';
import { words } from './messages-life.ts';
import { PaperFields } from './PaperFields.tsx';
import { paperErrors, paperWish } from './paper.ts';
import './Accounts.css';
import './Life.css';

const Steps = ({ step }: { readonly step: number }) => (
  <ol className="life-steps">
    {words.steps.map((name, place) => (
      <li key={name} {...(place + 1 === step ? { 'aria-current': 'step' as const } : {})}>
        <span className="step-mark figures">{place + 1 < step ? <Icon name="check" size={14} /> : place + 1}</span>
        <span>{name}</span>
        {place + 1 < step ? <span className="visually-hidden">{words.stepDone}</span> : null}
      </li>
    ))}
  </ol>
);

type StepProps = {
  readonly draft: HandoverDraft;
  readonly change: (part: Partial<HandoverDraft>) => void;
  readonly tried: boolean;
  readonly today: string;
  readonly current: string | null;
  readonly accountId: string;
};

const PaperStep = ({ draft, change, tried, today }: StepProps) => (
  <PaperFields
    value={draft.paper}
    onChange={(paper) => change({ paper })}
    errors={tried ? paperErrors(draft.paper, today) : {}}
  />
);

const CustodianStep = ({ draft, change, tried, today, current }: StepProps) => {
  const { reportDays } = useMe().deadlines;
  const errors = tried ? handoverErrors(draft, today, current) : {};
  const person = tried ? custodianErrors(draft.custodian) : {};
  return (
    <>
      <CustodianFields
        value={draft.custodian}
        onChange={(custodian) => change({ custodian })}
        errors={errors.samePerson ? { ...person, fullName: errors.samePerson } : person}
      />
      <SideBySide>
        <DayInput
          label={words.changedOn}
          description={words.changedOnWhy(reportDays)}
          required
          value={draft.changedOn}
          error={errors.changedOn}
          onChange={(changedOn) => change({ changedOn })}
        />
        <DayInput
          label={words.reportedOn}
          required
          value={draft.reportedOn}
          error={errors.reportedOn}
          onChange={(reportedOn) => change({ reportedOn })}
        />
      </SideBySide>
    </>
  );
};

const ReviewStep = ({ draft, current, accountId }: StepProps) => {
  const { reportDays, issuedHours } = useMe().deadlines;
  const late = daysLate(draft.changedOn, draft.reportedOn, reportDays);
  return (
    <>
      <p>{words.letterLine(draft.paper.number, formatDay(draft.paper.day))}</p>
      <p style={{ marginTop: 12 }}>{words.effects}</p>
      <ul className="life-effects">
        <li>{current === null ? words.effectNobody : words.effectOld(current)}</li>
        <li>{words.effectNew(draft.custodian.fullName.trim())}</li>
        <li>{words.effectPassword(issuedHours)}</li>
        <li>{words.effectFactor}</li>
        <li>{words.effectSessions}</li>
        <li>{late > 0 ? words.late(late, reportDays) : words.inTime(reportDays)}</li>
      </ul>
      <ActEffects accountId={accountId} act={{ kind: 'handover' }} />
    </>
  );
};

const STEPS = [PaperStep, CustodianStep, ReviewStep];

/** The three steps: which one stands open, what is wrong in it, and how one goes on; the last one hands over. */
const useGuided = (detail: AccountDetail, draft: HandoverDraft, done: (issued: Issued) => void) => {
  const { today } = useMe();
  const [step, setStep] = useState(1);
  const [tried, setTried] = useState(false);
  const send = useSend(handOver, [getAccount, listAccounts, listHandovers]);
  const current = detail.account.custodian?.fullName ?? null;
  const wrong =
    step === 1
      ? Object.keys(paperErrors(draft.paper, today)).length > 0
      : Object.keys({ ...custodianErrors(draft.custodian), ...handoverErrors(draft, today, current) }).length > 0;
  const go = (next: number): void => {
    setTried(false);
    setStep(next);
  };
  useEffect(() => {
    // A new step is a new screen: the focus goes to its heading.
    document.querySelector<HTMLElement>(`#step-${step}`)?.focus();
  }, [step]);
  const forward = (): void => {
    if (step < 3) {
      wrong ? setTried(true) : go(step + 1);
      return;
    }
    const { paper, custodian, changedOn, reportedOn } = draft;
    const body = { letter: paperWish(paper), custodian: trimmed(custodian), changedOn, reportedOn };
    send.mutate({ params: { id: detail.account.id }, body }, { onSuccess: done });
  };
  const back = (): void => {
    send.reset();
    go(step - 1);
  };
  return { current, step, tried, wrong, send, forward, back };
};

type GuidedProps = { readonly detail: AccountDetail; readonly done: (issued: Issued) => void };

const Guided = ({ detail, done }: GuidedProps) => {
  const { today } = useMe();
  const [draft, setDraft] = useState(() => blankHandover(today));
  const { current, step, tried, wrong, send, forward, back } = useGuided(detail, draft, done);
  const Step = STEPS[step - 1] ?? ReviewStep;
  return (
    <>
      <Steps step={step} />
      <Form className="sheet life-form" aria-labelledby={`step-${step}`} submit={forward}>
        <h2 id={`step-${step}`} tabIndex={-1}>
          {words.steps[step - 1]}
        </h2>
        <Step
          draft={draft}
          change={(part) => setDraft((now) => ({ ...now, ...part }))}
          tried={tried}
          today={today}
          current={current}
          accountId={detail.account.id}
        />
        <InlineError error={send.error} />
        <p role="alert" className="small wrong" style={{ margin: '12px 0' }}>
          {tried && wrong ? words.fixFirst : ''}
        </p>
        <div className="life-buttons">
          <Button variant="default" disabled={step === 1 || send.isPending} onClick={back}>
            {words.previous}
          </Button>
          <Button type="submit" loading={send.isPending}>
            {step < 3 ? words.next : words.handOver}
          </Button>
        </div>
      </Form>
    </>
  );
};

/** A handover in three steps: the document, the new custodian, what will happen. Nothing happens before the last (Đ7.6). */
export const HandoverPage = ({ id }: { readonly id: string }) => {
  const asked = useAsk(getAccount, { params: { id } });
  const go = useGo();
  const [issued, setIssued] = useState<Issued>();
  const up = `/quan-tri/tai-khoan/${id}`;
  if (issued) return <IssuedSheet issued={[issued]} done={() => go(up, { replace: true })} />;
  return (
    <Answer of={asked} title={words.guided}>
      {(detail) => (
        <>
          <PageHeader
            title={`${words.guided}: ${detail.account.username}`}
            subtitle={words.guidedFor(sentenceStart(detail.account.unitPath))}
            above={<PageLink href={up}>{words.account(detail.account.username)}</PageLink>}
          />
          <Guided detail={detail} done={setIssued} />
        </>
      )}
    </Answer>
  );
};
