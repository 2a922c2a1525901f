import { type RawBuilder, sql } from 'kysely';
import { lettersById } from '../../documents/server/index.ts';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { beginsWordsOf } from '../../platform/db/begins-word.ts';
import { pageOf } from '../../platform/db/page-of.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { wordsOf } from '../../platform/text/begins-words.ts';
import { submissionsInScope } from '../../rounds/server/index.ts';
import type { CampaignRow } from '../contract.ts';

type Head = Omit<CampaignRow, 'forms' | 'letter'> & {
  readonly letterId: string;
  readonly number: string;
  readonly day: string;
  readonly subject: string;
  readonly guidance: string | null;
};
type FormLine = Omit<CampaignRow['forms'][number], 'periodName'> & { readonly campaignId: string };

type Wish = { readonly search?: string; readonly limit?: number; readonly after?: string };

/** Campaigns that ask something of a unit in scope, newest first; counts are of those units. `submitted` includes what is accepted since. */
export const listCampaignRows = async (call: Call, { query }: { query: Wish }) => {
  const found = await headsOf(call, wantedBy(call, query), query.limit);
  const { rows: heads, next } = pageOf(found, query.limit ?? found.length);
  const lines = await formLines(call, sql`r.campaign_id = any(${idsOf(heads)}::uuid[])`);
  return {
    campaigns: heads.map((head) => rowOf(head, lines)),
    next,
  };
};

const wantedBy = (call: Call, { search = '', after }: Wish): RawBuilder<unknown> => sql`exists (
    select 1 from round r join submission s on s.round_id = r.id where r.campaign_id = c.id and ${submissionsInScope(call)})
  and ${beginsWordsOf(sql`concat(c.title, ' ', l.number, ' ', l.subject)`, wordsOf(search))}
  and ${
    after === undefined
      ? sql`true`
      : sql`exists (
    select 1 from campaign b where b.id = ${after}::uuid and (c.created_at, c.number) < (b.created_at, b.number))`
  }`;

export const getCampaignRow = async (call: Call, { params }: { params: { id: string } }) => {
  const lines = await formLines(call, sql`r.campaign_id = ${params.id}::uuid`);
  const [head] = lines.length === 0 ? [] : await headsOf(call, sql`c.id = ${params.id}::uuid`);
  const campaign = found(head);
  return {
    ...rowOf(campaign, lines),
    guidance: campaign.guidance,
    letter: found((await lettersById(call.tx, [campaign.letterId])).get(campaign.letterId)),
  };
};

const idsOf = (heads: readonly Head[]): string => arrayLiteral(heads.map(({ id }) => id));

/** One more than the limit, which says that there are more. */
const headsOf = async (call: Call, which: RawBuilder<unknown>, limit?: number): Promise<Head[]> => {
  const { rows } = await sql<Head>`
    select c.id, c.title, c.letter_id as "letterId", l.number, l.day, l.subject, c.guidance, c.opens_on as "opensOn",
      c.due_commune as "dueCommune", c.due_district as "dueDistrict", c.due_department as "dueDepartment", c.due_board as "dueBoard"
    from campaign c join letter l on l.id = c.letter_id where ${which} order by c.created_at desc, c.number desc
    ${limit === undefined ? sql`` : sql`limit ${limit + 1}`}`.execute(call.tx);
  return rows;
};

const formLines = async (call: Call, which: RawBuilder<unknown>): Promise<FormLine[]> => {
  const { rows } = await sql<FormLine>`
    select r.campaign_id as "campaignId", f.code as form, v.title, r.period, count(*)::integer as expected,
      count(*) filter (where s.state in ('submitted', 'accepted'))::integer as submitted,
      count(*) filter (where s.state = 'accepted')::integer as accepted, r.state = 'approved' as approved, r.taken_back_at is not null as "takenBack"
    from submission s join round r on r.id = s.round_id join form f on f.id = r.form_id join form_version v on v.id = r.form_version_id
    where ${which} and ${submissionsInScope(call)}
    group by r.id, f.code, v.title order by f.code, r.period`.execute(call.tx);
  return rows;
};

const rowOf = (
  { letterId: _, guidance: __, number, day, subject, ...head }: Head,
  lines: readonly FormLine[],
): CampaignRow => ({
  ...head,
  letter: { number, day, subject },
  forms: lines
    .filter(({ campaignId }) => campaignId === head.id)
    .map(({ campaignId: ___, ...line }) => ({ ...line, periodName: periodName(getPeriod(line.period)) })),
});
