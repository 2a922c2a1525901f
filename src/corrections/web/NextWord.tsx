import { Button, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { Form } from '../../platform/ui/Form.tsx';
import { Icon } from '../../platform/ui/Icon.tsx';
import { KeptTextarea } from '../../platform/ui/kept/KeptTextarea.tsx';
import { useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { useReadAnew, useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { type CorrectionRow, giveOpinion, renewCorrection, takeBackCorrection } from '../contract.ts';
import { Decision } from './Decision.tsx';
import { words } from './messages.ts';
import { AFTER_A_WORD } from './refreshes.ts';

type NextWordProps = { readonly correction: CorrectionRow; readonly cells: number };

/** What whoever reads it may do next: give the opinion of a level, decide, set it upon new figures, take it back. */
export const NextWord = ({ correction, cells }: NextWordProps) => {
  const { actions, state, baseStands, steps, turn } = correction;
  const step = steps.find(({ position }) => position === turn);
  if (state !== 'asked') return null;
  return (
    <>
      {baseStands ? null : (
        <p className="inline-error" role="status">
          <Icon name="refresh" /> {words.one.moved}
        </p>
      )}
      {actions.includes('opine') ? <Opining correction={correction} /> : null}
      {actions.includes('grant') || actions.includes('refuse') ? (
        <Decision correction={correction} cells={cells} />
      ) : null}
      {!actions.includes('opine') && !actions.includes('grant') && step ? (
        <p className="soft">{words.one.waiting(step.unit.name, step.dueOn)}</p>
      ) : null}
      {actions.includes('renew') || actions.includes('take-back') ? <Own correction={correction} /> : null}
    </>
  );
};

type OneProps = Pick<NextWordProps, 'correction'>;

/** A level says what it thinks of the proposal that it sees. */
const Opining = ({ correction }: OneProps) => {
  const { id, seen } = correction;
  const readAnew = useReadAnew(AFTER_A_WORD);
  const [opinion, setOpinion] = useState<'agree' | 'disagree'>('agree');
  const [tried, setTried] = useState(false);
  const note = useKeptText(['opinion', id]);
  const sending = useSend(giveOpinion, AFTER_A_WORD);
  const lacks = opinion === 'disagree' && note.value.trim().length < 3;
  const submit = (): void => {
    setTried(true);
    if (lacks || sending.isPending) return;
    const text = note.value.trim();
    sending.mutate(
      { params: { id }, body: { seen, opinion, ...(text === '' ? {} : { note: text }) } },
      {
        onError: readAnew,
        onSuccess: () => {
          note.sent();
          say(words.opine.said);
        },
      },
    );
  };
  return (
    <Form className="sheet request-part" submit={submit}>
      <h2>{words.opine.title}</h2>
      <Radio.Group
        aria-label={words.opine.title}
        value={opinion}
        onChange={(value) => setOpinion(value === 'disagree' ? 'disagree' : 'agree')}
      >
        <Stack gap="xs">
          <Radio value="agree" label={words.one.agree} />
          <Radio value="disagree" label={words.one.disagree} />
        </Stack>
      </Radio.Group>
      <KeptTextarea
        kept={note}
        label={words.opine.note}
        maxLength={2000}
        error={tried && lacks ? words.opine.noteNeeded : undefined}
      />
      <InlineError error={sending.error} />
      <Button type="submit" loading={sending.isPending}>
        {words.opine.send}
      </Button>
    </Form>
  );
};

/** Who asked sets it upon the figures of now, or lets it be. */
const Own = ({ correction }: OneProps) => {
  const { id, dataVersion: version, actions } = correction;
  const [asking, setAsking] = useState(false);
  const renewing = useSend(renewCorrection, AFTER_A_WORD);
  const taking = useSend(takeBackCorrection, AFTER_A_WORD);
  const input = { params: { id }, body: { version } };
  return (
    <div className="request-own no-print">
      {actions.includes('renew') ? (
        <Button
          loading={renewing.isPending}
          onClick={() => renewing.mutate(input, { onSuccess: () => say(words.one.renewed) })}
        >
          {words.one.renew}
        </Button>
      ) : null}
      {actions.includes('take-back') ? (
        <Button variant="default" onClick={() => setAsking(true)}>
          {words.one.takeBack}
        </Button>
      ) : null}
      <InlineError error={renewing.error} />
      <ConfirmDialog
        opened={asking}
        title={words.one.takeBackTitle}
        confirm={words.one.takeBack}
        busy={taking.isPending}
        error={taking.error}
        onClose={() => setAsking(false)}
        onConfirm={() =>
          taking.mutate(input, {
            onSuccess: () => {
              setAsking(false);
              say(words.one.takenBackSaid);
            },
          })
        }
      >
        <p>{words.one.takeBackEffect}</p>
      </ConfirmDialog>
    </div>
  );
};
