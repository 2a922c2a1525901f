import { Button, NativeSelect, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { Form } from '../../platform/ui/Form.tsx';
import { KeptTextarea } from '../../platform/ui/kept/KeptTextarea.tsx';
import { useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { useReadAnew, useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { acceptAnswer, answerCase, type CaseRow, getCase, listCases, sendBackAnswer } from '../contract.ts';
import { type Cause, causes, type Outcome, outcomes } from '../rules/actions.ts';
import { words } from './messages.ts';

type CaseProps = { readonly discrepancy: CaseRow };
export const AFTER = [getCase, listCases];

export const isShort = (text: string): boolean => text.trim().length < 3;

type OutcomesProps = { readonly value: Outcome; readonly onChange: (outcome: Outcome) => void };

const Outcomes = ({ value, onChange }: OutcomesProps) => (
  <Radio.Group
    label={words.outcome}
    value={value}
    onChange={(chosen) => onChange(outcomes.find((one) => one === chosen) ?? 'explained')}
  >
    <Stack gap="xs">
      {outcomes.map((one) => (
        <Radio key={one} value={one} label={words.outcomes[one]} />
      ))}
    </Stack>
  </Radio.Group>
);

/** The owner says what it was. */
export const Conclusion = ({ discrepancy: { id, seen } }: CaseProps) => {
  const [outcome, setOutcome] = useState<Outcome>('explained');
  const [cause, setCause] = useState<Cause>('entry');
  const text = useKeptText(['case answer', id]);
  const [tried, setTried] = useState(false);
  const sending = useSend(answerCase, AFTER);
  const readAnew = useReadAnew(AFTER);
  const submit = (): void => {
    setTried(true);
    if (isShort(text.value) || sending.isPending) return;
    const body = { seen, outcome, cause, explanation: text.value.trim() };
    sending.mutate(
      { params: { id }, body },
      {
        onError: readAnew,
        onSuccess: () => {
          text.sent();
          say(words.answered);
        },
      },
    );
  };
  return (
    <Form className="sheet case-part" submit={submit}>
      <h2>{words.conclude}</h2>
      <Outcomes value={outcome} onChange={setOutcome} />
      <NativeSelect
        label={words.cause}
        value={cause}
        data={causes.map((one) => ({ value: one, label: words.causes[one] }))}
        onChange={({ currentTarget }) => setCause(causes.find((one) => one === currentTarget.value) ?? 'other')}
      />
      <KeptTextarea
        kept={text}
        label={words.explanation}
        withAsterisk
        maxLength={4000}
        error={tried && isShort(text.value) ? words.short : undefined}
      />
      <InlineError error={sending.error} />
      <Button type="submit" loading={sending.isPending}>
        {words.answer}
      </Button>
    </Form>
  );
};

/** Whoever opened it, or the board, finds the answer good or not. */
export const Judging = ({ discrepancy: { id, seen } }: CaseProps) => {
  const reason = useKeptText(['case back', id]);
  const [back, setBack] = useState(false);
  const accepting = useSend(acceptAnswer, AFTER);
  const returning = useSend(sendBackAnswer, AFTER);
  const readAnew = useReadAnew(AFTER);
  const params = { id };
  const sendBack = (): void => {
    setBack(true);
    if (isShort(reason.value) || returning.isPending) return;
    const body = { seen, reason: reason.value.trim() };
    returning.mutate(
      { params, body },
      {
        onError: readAnew,
        onSuccess: () => {
          reason.sent();
          say(words.sentBack);
        },
      },
    );
  };
  return (
    <Form className="sheet case-part" submit={sendBack}>
      <Button
        loading={accepting.isPending}
        onClick={() =>
          accepting.mutate({ params, body: { seen } }, { onError: readAnew, onSuccess: () => say(words.accepted) })
        }
      >
        {words.accept}
      </Button>
      <KeptTextarea
        kept={reason}
        label={words.sendBackReason}
        maxLength={4000}
        error={back && isShort(reason.value) ? words.short : undefined}
      />
      <Button type="submit" variant="default" loading={returning.isPending}>
        {words.sendBack}
      </Button>
      <InlineError error={accepting.error ?? returning.error} />
    </Form>
  );
};
