import { Button } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { lacking } from '../../platform/ui/Form.tsx';
import { KeptTextarea } from '../../platform/ui/kept/KeptTextarea.tsx';
import { type KeptText, useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { useReadAnew, useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { grantWithdrawal, putBack, refuseWithdrawal, takeBackWithdrawal, type WithdrawalRow } from '../contract.ts';
import { words } from './messages.ts';
import { AFTER_A_WORD } from './refreshes.ts';

type Action = WithdrawalRow['actions'][number];
type Look = {
  readonly button: string;
  readonly title: string;
  readonly effect: string;
  readonly said: string;
  /** A reason is to be given under this label. */
  readonly reason?: string;
  readonly filled?: boolean;
};

/** Each thing that may be done, as its button and its dialog word it. */
const looks: Readonly<Record<Action, Look>> = {
  grant: {
    button: words.withdraw.grantConfirm,
    title: words.withdraw.grantTitle,
    effect: `${words.effect.leaves} ${words.effect.stays}`,
    said: words.withdraw.grantedSaid,
    filled: true,
  },
  refuse: {
    button: words.decide.refuse,
    title: words.decide.refuseTitle,
    effect: words.decide.refuseEffect,
    said: words.decide.refusedSaid,
    reason: words.decide.reason,
  },
  'put-back': {
    button: words.withdraw.putBack,
    title: words.withdraw.putBackTitle,
    effect: words.effect.returns,
    said: words.withdraw.putBackSaid,
    reason: words.withdraw.putBackReason,
    filled: true,
  },
  'take-back': {
    button: words.one.takeBack,
    title: words.one.takeBackTitle,
    effect: words.one.takeBackEffect,
    said: words.one.takenBackSaid,
  },
};
const inOrder: readonly Action[] = ['refuse', 'take-back', 'grant', 'put-back'];

type WithdrawalProps = { readonly withdrawal: WithdrawalRow };

/** What whoever reads a withdrawal may do next, each asked once more with its effect. */
export const WithdrawalDecision = ({ withdrawal }: WithdrawalProps) => {
  const [asking, setAsking] = useState<Action>();
  const offered = inOrder.filter((action) => withdrawal.actions.includes(action));
  if (offered.length === 0) return null;
  return (
    <div className="request-own no-print">
      {offered.map((action) => (
        <Button key={action} variant={looks[action].filled ? 'filled' : 'default'} onClick={() => setAsking(action)}>
          {looks[action].button}
        </Button>
      ))}
      {asking ? (
        <Asking key={asking} withdrawal={withdrawal} action={asking} onClose={() => setAsking(undefined)} />
      ) : null}
    </div>
  );
};

type AskingProps = WithdrawalProps & { readonly action: Action; readonly onClose: () => void };

const Asking = ({ withdrawal, action, onClose }: AskingProps) => {
  const look = looks[action];
  const reason = useKeptText(['withdrawal', action, withdrawal.id]);
  const { send, busy, error } = useDeciding(withdrawal);
  const readAnew = useReadAnew(AFTER_A_WORD);
  const confirm = (): void =>
    void send(action, reason.value.trim()).then(() => {
      reason.sent();
      onClose();
      say(look.said);
    }, readAnew);
  return (
    <ConfirmDialog
      opened
      title={look.title}
      confirm={look.button}
      busy={busy}
      error={error}
      missing={look.reason === undefined ? [] : lacking([reason.value.trim().length < 3, look.reason])}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p>{look.effect}</p>
      {look.reason === undefined ? null : <Reason kept={reason} label={look.reason} />}
    </ConfirmDialog>
  );
};

const Reason = ({ kept, label }: { readonly kept: KeptText; readonly label: string }) => (
  <KeptTextarea kept={kept} label={label} withAsterisk maxLength={2000} />
);

const useDeciding = ({ id, dataVersion: version, seen: shown }: WithdrawalRow) => {
  // What was shown when the question was asked: where it has changed, it is looked at before it is decided.
  const [seen] = useState(shown);
  const granting = useSend(grantWithdrawal, AFTER_A_WORD);
  const refusing = useSend(refuseWithdrawal, AFTER_A_WORD);
  const taking = useSend(takeBackWithdrawal, AFTER_A_WORD);
  const putting = useSend(putBack, AFTER_A_WORD);
  const params = { id };
  const send = (action: Action, reason: string): Promise<unknown> => {
    switch (action) {
      case 'grant':
        return granting.mutateAsync({ params, body: { seen } });
      case 'take-back':
        return taking.mutateAsync({ params, body: { version } });
      case 'refuse':
        return refusing.mutateAsync({ params, body: { seen, reason } });
      case 'put-back':
        return putting.mutateAsync({ params, body: { seen, reason } });
    }
  };
  const all = [granting, refusing, taking, putting];
  return {
    send,
    busy: all.some(({ isPending }) => isPending),
    error: all.map(({ error }) => error).find((error) => error !== null) ?? null,
  };
};
