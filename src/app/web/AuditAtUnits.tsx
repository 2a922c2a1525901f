import type { FunctionComponent } from 'react';
import { joinedWords } from '../../audit/rules/trail-words.ts';
import { AuditPage } from '../../audit/web/AuditPage.tsx';
import { nameOfPeriod } from '../../monitoring/web/name-of-period.ts';
import type { Trail } from '../../platform/contract/event.ts';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { useAsk } from '../../platform/ui/query.ts';
import { listUnits } from '../../units/contract.ts';

/** The trail with the words of every noun, the units and the names of periods: it is the lowest noun and knows none of them. */
export const auditAtUnits = (trails: readonly Trail[]): FunctionComponent => {
  const trail = joinedWords(trails);
  return function AuditAtUnits() {
    const { data } = useAsk(listUnits, { query: {} }, { staleTime: 60_000 });
    const units = (data?.units ?? []).map(({ id, path }) => ({ value: String(id), label: sentenceStart(path) }));
    return <AuditPage units={units} periodWords={nameOfPeriod} trail={trail} />;
  };
};
