import { Button, Stack } from '@mantine/core';
import { Dialog } from '../../../platform/ui/Dialog.tsx';
import { messages } from './messages.ts';
import { type Answer, answered, answersOf, type PasteQuestion } from './paste-question.ts';

type PasteDialogProps = {
  readonly question: PasteQuestion;
  /** The next question, or null: answered, or not pasted. */
  readonly onNext: (question: PasteQuestion | null) => void;
};

/** Asks once how a pasted block writes what can be read in two ways; the answer holds for the whole block. Escape pastes nothing. */
export const PasteDialog = ({ question, onNext }: PasteDialogProps) => {
  const choose = (answer: Answer): void => {
    const next = answered(question, answer);
    if (!next) question.write({ ...question.written, ...answer.written });
    onNext(next ?? null);
  };
  const example = question.open.marks ?? question.open.days ?? '';
  return (
    <Dialog title={messages.pasteQuestion} onClose={() => onNext(null)}>
      <Stack gap="md">
        <p>{messages.pasteOpen(example)}</p>
        {answersOf(question).map((answer) => (
          <Button key={answer.label} variant="default" onClick={() => choose(answer)}>
            {answer.label}
          </Button>
        ))}
        <Button variant="subtle" onClick={() => onNext(null)}>
          {messages.pasteNothing}
        </Button>
      </Stack>
    </Dialog>
  );
};
