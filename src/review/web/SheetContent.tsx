import { SegmentedControl } from '@mantine/core';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { StateBadge } from '../../platform/ui/StateBadge.tsx';
import type { Sheet } from '../../submissions/contract.ts';
import { FormView } from './FormView.tsx';
import { messages } from './messages.ts';
import type { Earlier, SheetLook } from './sheet-look.ts';

type SheetContentProps = {
  readonly sheet: Sheet;
  readonly form: CompiledForm;
  readonly earlier: Earlier | undefined;
  readonly looked: SheetLook;
  readonly isPicked: (code: string) => boolean;
  readonly onCell: (code: string) => void;
};

/** The figures of one submission, beside what they were. */
export const SheetContent = ({ sheet, form, earlier, looked, isPicked, onCell }: SheetContentProps) => {
  const { submission } = sheet;
  const { look, beside } = looked;
  return (
    <>
      <Heading submission={submission} />
      {submission.revision > 0 ? (
        <FormView
          form={form}
          look={look}
          values={sheet.values}
          previous={beside === 'revision' ? earlier?.values : undefined}
          struck={beside === 'revision'}
          isPicked={isPicked}
          onCell={onCell}
          tools={
            <SegmentedControl
              size="xs"
              aria-label={messages.review.compare}
              value={beside}
              data={looked.choices}
              onChange={looked.setBeside}
            />
          }
        />
      ) : null}
    </>
  );
};

const Heading = ({ submission }: Pick<Sheet, 'submission'>) => {
  const { subject, approved, excusedReason, submittedAt, revision } = submission;
  const state = approved ? 'approved' : excusedReason ? 'excused' : submission.state;
  return (
    <div className="review-heading">
      <h2>{subject.name}</h2>
      <StateBadge state={state} />
      <span className="soft small">
        {submittedAt ? messages.review.submittedAs(revision, submittedAt) : (excusedReason ?? messages.review.notSent)}
      </span>
    </div>
  );
};
