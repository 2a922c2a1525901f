import { sendNotices } from '../../notices/server/index.ts';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import type { HearingStep } from '../rules/actions.ts';

type About = { readonly id: string; readonly formCode: string; readonly period: string };
type Teller = Pick<Call, 'tx' | 'actor' | 'now'>;

const named = ({ formCode, period }: About): string => `phiếu ${formCode}, ${periodName(getPeriod(period))}`;

/** Tells the level whose turn it is. */
export const tellTurn = async (call: Teller, about: About, step: HearingStep | undefined): Promise<void> => {
  if (!step) return;
  const wish = step.action === 'opine' ? 'cho ý kiến' : 'quyết định';
  const body = `Đề nghị điều chỉnh chờ đơn vị ${wish} trước ngày ${formatDay(step.dueOn)}.`;
  const title = `Điều chỉnh ${named(about)}: cần ${wish}`;
  await sendNotices(call.tx, [step.unitId], { kind: 'decision', title, body, from: call.actor }, call.now);
};

/** Tells those whom a decision concerns what became of it. */
export const tellDecision = async (
  call: Teller,
  about: About,
  units: readonly number[],
  words: { readonly title: string; readonly body: string },
): Promise<void> =>
  sendNotices(
    call.tx,
    units,
    { kind: 'decision', title: `${words.title} ${named(about)}`, body: words.body, from: call.actor },
    call.now,
  );
