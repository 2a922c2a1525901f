import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useGo } from '../../platform/ui/address.tsx';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { Form } from '../../platform/ui/Form.tsx';
import { Icon } from '../../platform/ui/Icon.tsx';
import { useKept } from '../../platform/ui/kept/use-kept.ts';
import { useMe } from '../../platform/ui/me.ts';
import { useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import type { askApprovalWithdrawal, askSubmissionWithdrawal } from '../contract.ts';
import { GroundsFields } from './GroundsFields.tsx';
import { type Grounds, groundsErrors, groundsWish, noGrounds, readGrounds } from './letter.ts';
import { words } from './messages.ts';
import { AFTER_A_WORD } from './refreshes.ts';

type AskingFormProps = {
  readonly route: typeof askSubmissionWithdrawal | typeof askApprovalWithdrawal;
  /** The sheet, or the approval whole. */
  readonly object: string;
  readonly effect: ReactNode;
};

/** What a withdrawal would change, then why and by which document. */
export const AskingForm = ({ route, object, effect }: AskingFormProps) => {
  const { today } = useMe();
  const go = useGo();
  const [tried, setTried] = useState(false);
  const grounds = useKept<Grounds>(['withdrawal', object], noGrounds, readGrounds);
  const errors = groundsErrors(grounds.value, today);
  const sending = useSend(route, AFTER_A_WORD);
  const submit = (): void => {
    if (sending.isPending) return;
    setTried(true);
    if (Object.keys(errors).length > 0) return;
    sending.mutate(
      { params: { id: object }, body: groundsWish(grounds.value) },
      {
        onSuccess: ({ id }) => {
          grounds.sent();
          say(words.send.sentWithdrawal);
          go(`/rut-so-lieu/${id}`, { replace: true });
        },
      },
    );
  };
  return (
    <Form className="request-send" submit={submit}>
      <section className="sheet request-part">
        <h2>{words.withdraw.effect}</h2>
        {effect}
      </section>
      <section className="sheet request-part">
        <GroundsFields kept={grounds} errors={tried ? errors : {}} reasonLabel={words.withdraw.reason} />
        <InlineError error={sending.error} />
      </section>
      <div className="request-foot no-print">
        <Button type="submit" leftSection={<Icon name="sent" />} loading={sending.isPending}>
          {words.withdraw.submit}
        </Button>
      </div>
    </Form>
  );
};
