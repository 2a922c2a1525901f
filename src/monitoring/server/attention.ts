import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { visibleSubmissions } from '../../rounds/server/index.ts';
import type { Round } from './round.ts';

type Attention = { readonly words: string; readonly severity: 'warning' | 'error'; readonly link: string };

/** What is worth a look in a round: warnings kept with an explanation, consolidations that must be signed again or came back. */
export const attentionOf = async (call: Call, roundId: string, { form, period }: Round): Promise<Attention[]> => {
  const { rows } = await sql<{ kept: number; stale: number; returned: number }>`
    with seen as (select s.*, r.period_end from submission s join round r on r.id = s.round_id where r.id = ${roundId}::uuid and ${visibleSubmissions(call)})
    select
      (select coalesce(sum(jsonb_array_length(r.explanations)), 0)::integer from seen s join revision r on r.submission_id = s.id and r.number = s.revision
        where s.state in ('submitted', 'accepted')) as kept,
      count(distinct k.id) filter (where k.state = 'stale')::integer as stale, count(distinct k.id) filter (where k.state = 'returned')::integer as returned
    from consolidation k where k.round_id = ${roundId}::uuid and exists (
      select 1 from seen s join unit_closure c on c.descendant_id = s.subject_unit_id and c.ancestor_id = k.unit_id
        and ${standsOn('c', sql`s.period_end`)})`.execute(call.tx);
  const { kept = 0, stale = 0, returned = 0 } = rows[0] ?? {};
  const lines: Attention[] = [
    { words: `${kept} cảnh báo giữ lại có giải trình`, severity: 'warning', link: `/kiem-tra/${form}/${period}` },
    { words: `${stale} bản chốt cần chốt lại`, severity: 'error', link: '/phe-duyet' },
    { words: `${returned} bản chốt bị trả lại`, severity: 'error', link: '/phe-duyet' },
  ];
  return lines.filter((_, index) => ([kept, stale, returned][index] ?? 0) > 0);
};
