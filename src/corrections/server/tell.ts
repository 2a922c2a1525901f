import { sql } from 'kysely';
import { sendNotices } from '../../notices/server/index.ts';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import type { HearingStep } from '../rules/actions.ts';

type About = { readonly id: string; readonly formCode: string; readonly period: string };
type Teller = Pick<Call, 'tx' | 'actor' | 'now'>;

/** Pages of the two records. */
const linkTo = {
  correction: (id: string): string => `/dieu-chinh/${id}`,
  withdrawal: (id: string): string => `/rut-so-lieu/${id}`,
} as const;

const named = ({ formCode, period }: About): string => `phiếu ${formCode}, ${periodName(getPeriod(period))}`;

/** Tells the level whose turn it is. */
export const tellTurn = async (call: Teller, about: About, step: HearingStep | undefined): Promise<void> => {
  if (!step) return;
  const wish = step.action === 'opine' ? 'cho ý kiến' : 'quyết định';
  const body = `Đề nghị điều chỉnh chờ đơn vị ${wish} trước ngày ${formatDay(step.dueOn)}.`;
  const title = `Điều chỉnh ${named(about)}: cần ${wish}`;
  const notice = { kind: 'decision', title, body, link: linkTo.correction(about.id), from: call.actor } as const;
  await sendNotices(call.tx, [step.unitId], notice, call.now);
};

/** Tells the board that somebody asks for figures to leave the totals. */
export const tellWithdrawal = async (
  call: Teller,
  about: About & { readonly roundId: string; readonly reason: string },
): Promise<void> => {
  const { rows } = await sql<{ unitId: number }>`
    select t.actor_unit_id as "unitId" from round_step t where t.round_id = ${about.roundId}::uuid and t.action = 'approve'`.execute(
    call.tx,
  );
  const board = rows.map(({ unitId }) => unitId);
  const title = `Rút số liệu ${named(about)}: cần quyết định`;
  const notice = {
    kind: 'decision',
    title,
    body: about.reason,
    link: linkTo.withdrawal(about.id),
    from: call.actor,
  } as const;
  await sendNotices(call.tx, board, notice, call.now);
};

/** Tells those whom a decision concerns what became of it. */
export const tellDecision = async (
  call: Teller,
  about: About,
  units: readonly number[],
  words: { readonly title: string; readonly body: string; readonly about: keyof typeof linkTo },
): Promise<void> => {
  const title = `${words.title} ${named(about)}`;
  const link = linkTo[words.about](about.id);
  await sendNotices(call.tx, units, { kind: 'decision', title, body: words.body, link, from: call.actor }, call.now);
};
