import { joinedWords } from '../../audit/rules/trail-words.ts';
import { AuditPage } from '../../audit/web/AuditPage.tsx';
import { nameOfPeriod } from '../../monitoring/web/name-of-period.ts';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { useAsk } from '../../platform/ui/query.ts';
import { listUnits } from '../../units/contract.ts';
import { trails } from './trails.ts';

const trail = joinedWords(trails);

/** The audit trail with the units and the names of periods: the trail is the lowest noun and knows neither, the page does. */
export const AuditAtUnits = () => {
  const { data } = useAsk(listUnits, { query: {} }, { staleTime: 60_000 });
  const units = (data?.units ?? []).map(({ id, path }) => ({ value: String(id), label: sentenceStart(path) }));
  return <AuditPage units={units} periodWords={nameOfPeriod} trail={trail} />;
};
