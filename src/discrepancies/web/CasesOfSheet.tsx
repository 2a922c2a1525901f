import type { CasesOfSheetProps } from '../../corrections/web/index.ts';
import { PageLink } from '../../platform/ui/address.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { listCases } from '../contract.ts';
import { words } from './messages.ts';

const MOST = 10;

/** Discrepancies found on a sheet, on the page of a correction of it. */
export const CasesOfSheet = ({ submission }: CasesOfSheetProps) => {
  const found = useAsk(listCases, { query: { submission, limit: MOST } });
  return (found.data?.cases ?? []).map(({ id, number, title }) => (
    <p key={id}>
      <PageLink href={`/chenh-lech/${id}`}>{words.ofSheet(number)}</PageLink>
      <span className="soft small"> {title}</span>
    </p>
  ));
};
