import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import type { FormValues } from '../../forms/rules/values.ts';
import type { Reply } from '../../platform/contract/route.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { useGo } from '../../platform/ui/address.tsx';
import { call } from '../../platform/ui/call.ts';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { Form } from '../../platform/ui/Form.tsx';
import { Icon } from '../../platform/ui/Icon.tsx';
import { useMe } from '../../platform/ui/me.ts';
import { useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import type { Sheet } from '../../submissions/contract.ts';
import { getAfterApproval, previewCorrection } from '../contract/around.ts';
import { askCorrection, listCorrections } from '../contract.ts';
import { ofCorrection } from './consequences.ts';
import { Consequences, EffectTable } from './EffectTable.tsx';
import { GroundsFields } from './GroundsFields.tsx';
import { groundsErrors, groundsWish } from './letter.ts';
import { words } from './messages.ts';
import type { Proposal } from './use-proposal.ts';

type Preview = Reply<typeof previewCorrection>;
type SendStepProps = {
  readonly sheet: Sheet;
  readonly form: CompiledForm;
  readonly values: FormValues;
  readonly proposal: Proposal;
  readonly onBack: () => void;
};

const bodyOf = ({ submission }: Sheet, { value: { patch, explanations } }: Proposal) => ({
  revision: submission.revision,
  cells: { ...patch.cells },
  rows: Object.fromEntries(
    Object.entries(patch.rows ?? {}).map(([section, rows]) => [
      section,
      rows.map(({ id, values, added, removed }) => ({
        id,
        ...(values ? { values: { ...values } } : {}),
        ...(added ? { added } : {}),
        ...(removed ? { removed } : {}),
      })),
    ]),
  ),
  explanations: [...explanations],
});

/** The second step: what it would change and whom it asks, then why and by which document. */
export const SendStep = ({ sheet, form, values, proposal, onBack }: SendStepProps) => {
  const { id } = sheet.submission;
  const body = bodyOf(sheet, proposal);
  const preview = useQuery<Preview, Error>({
    queryKey: [previewCorrection.path, id, body],
    queryFn: () => call(previewCorrection, { params: { id }, body }),
    retry: false,
  });
  const { errors, submit, sending } = useSending(sheet, proposal);
  return (
    <Form className="request-send" submit={submit}>
      <section className="sheet request-part">
        <h2>{words.send.changes}</h2>
        <Answer of={preview}>
          {(found) => (
            <>
              <EffectTable form={form} values={values} subject={sheet.submission.subject.name} {...found} />
              <Consequences of={ofCorrection(found)} />
            </>
          )}
        </Answer>
      </section>
      <section className="sheet request-part">
        <GroundsFields
          kept={proposal.grounds}
          errors={errors}
          reasonLabel={words.send.reason}
          reasonHint={words.send.reasonHint}
        />
        {preview.data ? <Who steps={preview.data.steps} /> : null}
        <InlineError error={sending.error} />
      </section>
      <div className="request-foot no-print">
        <Button variant="default" onClick={onBack}>
          {words.propose.back}
        </Button>
        <Button type="submit" leftSection={<Icon name="sent" />} loading={sending.isPending} disabled={!preview.data}>
          {words.send.submit}
        </Button>
      </div>
    </Form>
  );
};

/** Sends it once nothing is lacking; what is lacking is said at its field. */
const useSending = (sheet: Sheet, proposal: Proposal) => {
  const { today } = useMe();
  const go = useGo();
  const [tried, setTried] = useState(false);
  const sending = useSend(askCorrection, [getAfterApproval, listCorrections]);
  const errors = groundsErrors(proposal.grounds.value, today);
  const submit = (): void => {
    if (sending.isPending) return;
    setTried(true);
    if (Object.keys(errors).length > 0) return;
    const body = { ...bodyOf(sheet, proposal), ...groundsWish(proposal.grounds.value) };
    sending.mutate(
      { params: { id: sheet.submission.id }, body },
      {
        onSuccess: ({ id }) => {
          proposal.sent();
          say(words.send.sent);
          go(`/dieu-chinh/${id}`, { replace: true });
        },
      },
    );
  };
  return { errors: tried ? errors : {}, submit, sending };
};

const Who = ({ steps }: Pick<Preview, 'steps'>) => (
  <>
    <h3>{words.send.who}</h3>
    <ol className="request-who">
      {steps.map(({ action, unit, dueOn }) => (
        <li key={unit.id}>
          {action === 'opine' ? words.send.opine(unit.name, dueOn) : words.send.decide(unit.name, dueOn)}
        </li>
      ))}
    </ol>
  </>
);
