import { PageLink } from '../../platform/ui/address.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { getConsolidation } from '../contract.ts';
import { ConsolidationView } from './ConsolidationView.tsx';
import { messages } from './messages.ts';

/** `/chot/$id`: one consolidation, for who signs it and who verifies it. */
export const ConsolidationPage = ({ id }: { readonly id: string }) => {
  const found = useAsk(getConsolidation, { params: { id } }).data?.consolidation;
  return (
    <>
      {found ? (
        <PageHeader
          compact
          above={<PageLink href={`/kiem-tra/${found.form}/${found.period}`}>{messages.consolidation.above}</PageLink>}
          title={messages.consolidation.title(found.unit.name, found.form)}
          subtitle={`${found.formTitle} · ${found.periodName}`}
        />
      ) : null}
      <ConsolidationView id={id} />
    </>
  );
};
