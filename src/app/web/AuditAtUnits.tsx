import { AuditPage } from '../../audit/web/AuditPage.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { listUnits } from '../../units/contract.ts';

/** The audit trail with the units to filter by: the trail is the lowest noun and does not know units, the page does. */
export const AuditAtUnits = () => {
  const { data } = useAsk(listUnits, { query: {} }, { staleTime: 60_000 });
  return <AuditPage units={(data?.units ?? []).map((unit) => ({ value: String(unit.id), label: unit.path }))} />;
};
