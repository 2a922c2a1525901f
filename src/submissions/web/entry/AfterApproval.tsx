import { createContext, type FunctionComponent, Suspense, useContext } from 'react';
import type { SubmissionRow } from '../../contract.ts';

export type OfSheetProps = { readonly submission: SubmissionRow };
export type OfCellProps = OfSheetProps & { readonly cell: string };
export type AfterApprovalViews = {
  readonly OfSheet: FunctionComponent<OfSheetProps>;
  readonly OfCell: FunctionComponent<OfCellProps>;
};

/** What shows them: corrections, withdrawals and discrepancies are nouns above this one, the frame hands them down. */
export const AfterApprovalContext = createContext<AfterApprovalViews | null>(null);

/** Asking for a correction, and the requests about this sheet with their outcome. */
export const AfterApproval = ({ submission }: OfSheetProps) => {
  const views = useContext(AfterApprovalContext);
  return views && submission.revision > 0 ? (
    <Suspense>
      <views.OfSheet submission={submission} />
    </Suspense>
  ) : null;
};

/** From the cell one stands on to a proposal of another figure for it. */
export const AskAboutCell = ({ submission, cell }: OfCellProps) => {
  const views = useContext(AfterApprovalContext);
  return views && submission.revision > 0 ? (
    <Suspense>
      <views.OfCell submission={submission} cell={cell} />
    </Suspense>
  ) : null;
};
