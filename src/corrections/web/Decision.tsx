import { Button, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { Form } from '../../platform/ui/Form.tsx';
import { Icon } from '../../platform/ui/Icon.tsx';
import { KeptTextarea } from '../../platform/ui/kept/KeptTextarea.tsx';
import { useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { useReadAnew, useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { type CorrectionRow, grantCorrection, refuseCorrection } from '../contract.ts';
import { words } from './messages.ts';
import { AFTER_A_WORD } from './refreshes.ts';

type DecisionProps = { readonly correction: CorrectionRow; readonly cells: number };
type Choice = 'grant' | 'refuse';

/** The board decides; what granting changes stands beside. While levels are still heard it may only refuse. */
export const Decision = ({ correction, cells }: DecisionProps) => {
  const { id, actions } = correction;
  const [choice, setChoice] = useState<Choice>(actions.includes('grant') ? 'grant' : 'refuse');
  const [asking, setAsking] = useState(false);
  const [tried, setTried] = useState(false);
  const reason = useKeptText(['refuse correction', id]);
  const short = choice === 'refuse' && reason.value.trim().length < 3;
  const ask = (): void => {
    setTried(true);
    if (!short) setAsking(true);
  };
  return (
    <Form className="sheet request-part" submit={ask}>
      <h2>{words.decide.title}</h2>
      <Choices correction={correction} choice={choice} onChoose={setChoice} />
      {choice === 'refuse' ? (
        <KeptTextarea
          kept={reason}
          label={words.decide.reason}
          withAsterisk
          maxLength={2000}
          error={tried && short ? words.decide.short : undefined}
        />
      ) : null}
      <p className="soft small">
        <Icon name="lock" size={14} /> {words.one.lockNote}
      </p>
      <Button type="submit" leftSection={<Icon name="stamp" />}>
        {choice === 'grant' ? words.decide.grantConfirm : words.decide.refuse}
      </Button>
      {asking ? (
        <Confirming
          correction={correction}
          cells={cells}
          choice={choice}
          reason={reason.value.trim()}
          onSent={reason.sent}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Form>
  );
};

type ChoicesProps = Pick<DecisionProps, 'correction'> & {
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
};

const Choices = ({ correction: { actions, steps, turn }, choice, onChoose }: ChoicesProps) => {
  const mayGrant = actions.includes('grant');
  const waits = steps.find(({ position }) => position === turn);
  return (
    <Radio.Group
      aria-label={words.decide.title}
      value={choice}
      onChange={(value) => onChoose(value === 'refuse' ? 'refuse' : 'grant')}
    >
      <Stack gap="xs">
        <Radio
          value="grant"
          disabled={!mayGrant}
          label={words.decide.grant}
          description={mayGrant || !waits ? words.decide.grantNote : words.one.waiting(waits.unit.name, waits.dueOn)}
        />
        <Radio value="refuse" label={words.decide.refuse} description={words.decide.refuseNote} />
      </Stack>
    </Radio.Group>
  );
};

type ConfirmingProps = DecisionProps & {
  readonly choice: Choice;
  readonly reason: string;
  readonly onSent: () => void;
  readonly onClose: () => void;
};

const Confirming = ({ correction, cells, choice, reason, onSent, onClose }: ConfirmingProps) => {
  const { id, subject } = correction;
  // What was shown when the question was asked: where it has changed, it is looked at before it is decided.
  const [seen] = useState(correction.seen);
  const readAnew = useReadAnew(AFTER_A_WORD);
  const granting = useSend(grantCorrection, AFTER_A_WORD);
  const refusing = useSend(refuseCorrection, AFTER_A_WORD);
  const params = { id };
  const done = (said: string) => ({
    onError: readAnew,
    onSuccess: () => {
      onSent();
      onClose();
      say(said);
    },
  });
  const isGrant = choice === 'grant';
  return (
    <ConfirmDialog
      opened
      title={isGrant ? words.decide.grantTitle : words.decide.refuseTitle}
      confirm={isGrant ? words.decide.grantConfirm : words.decide.refuse}
      busy={granting.isPending || refusing.isPending}
      error={granting.error ?? refusing.error}
      onClose={onClose}
      onConfirm={() =>
        isGrant
          ? granting.mutate({ params, body: { seen } }, done(words.decide.grantedSaid))
          : refusing.mutate({ params, body: { seen, reason } }, done(words.decide.refusedSaid))
      }
    >
      <p>{isGrant ? words.decide.grantEffect(cells, subject.name) : words.decide.refuseEffect}</p>
    </ConfirmDialog>
  );
};
