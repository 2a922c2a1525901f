import { Button } from '@mantine/core';
import { ProblemError } from '../../platform/ui/call.ts';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { Icon } from '../../platform/ui/Icon.tsx';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { type Difference, figureWords, movementWords, readDifference } from '../rules/difference.ts';
import { messages } from './messages.ts';

type Line = {
  readonly key: string;
  readonly unit: string;
  readonly place: string;
  readonly before: string;
  readonly after: string;
};

/** Every figure that moved is a line; a sheet of which only texts did says which. */
const linesOf = ({ sheets, totals }: Difference): Line[] => [
  ...totals.map(({ cell, name, before, after }) => ({
    key: `total ${cell}`,
    unit: messages.notAsSeen.total,
    place: name,
    before: figureWords(before),
    after: figureWords(after),
  })),
  ...sheets.flatMap((sheet) => {
    const unit = `${sheet.unit} (${movementWords(sheet)})`;
    const figures = sheet.figures.map(({ cell, name, before, after }) => ({
      key: `${sheet.submission} ${cell}`,
      unit,
      place: name,
      before: figureWords(before),
      after: figureWords(after),
    }));
    const others = sheet.others.map((name) => ({
      key: `${sheet.submission} ${name}`,
      unit,
      place: name,
      before: '',
      after: messages.notAsSeen.changed,
    }));
    const lines = [...figures, ...others];
    return lines.length > 0 ? lines : [{ key: sheet.submission, unit, place: '', before: '', after: '' }];
  }),
];

const Lines = ({ lines }: { readonly lines: readonly Line[] }) => (
  <RecordTable
    label={messages.notAsSeen.caption}
    rows={lines}
    keyOf={({ key }) => key}
    columns={[
      { words: messages.notAsSeen.unit, as: 'name', of: ({ unit }) => unit },
      { words: messages.notAsSeen.place, of: ({ place }) => place },
      { words: messages.notAsSeen.before, as: 'number', of: ({ before }) => before },
      { words: messages.notAsSeen.after, as: 'number', of: ({ after }) => <strong>{after}</strong> },
    ]}
  />
);

type DecisionErrorProps = {
  readonly error: Error | null;
  /** Reads anew what the decision is about, and leaves the question. */
  readonly onLookAgain: () => void;
};

/** Why a decision was not recorded. Where what was decided on has changed since it was shown: what, old and new, and the way to the new. */
export const DecisionError = ({ error, onLookAgain }: DecisionErrorProps) => {
  const stands = error instanceof ProblemError && (error.code === 'not-as-seen' || error.code === 'wrong-state');
  if (!stands) return <InlineError error={error} />;
  const difference = readDifference(error.facts.difference);
  const lines = difference ? linesOf(difference) : [];
  return (
    <section className="not-as-seen" role="alert">
      <p>
        <Icon name="alert" /> <strong>{lines.length > 0 ? error.title : error.message}</strong>
      </p>
      {lines.length > 0 ? <Lines lines={lines} /> : null}
      <div>
        <Button variant="default" onClick={onLookAgain}>
          {messages.notAsSeen.look}
        </Button>
      </div>
    </section>
  );
};
