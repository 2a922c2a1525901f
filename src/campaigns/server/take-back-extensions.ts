import { sql } from 'kysely';
import { sendNotices } from '../../notices/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { moveDueDates } from '../../rounds/server/index.ts';
import { extensionHeld } from '../rules/taking-back.ts';
import { type Extension, extensionsOf } from './granted.ts';
import { lockRoundsOf, refuseHeld } from './held.ts';

type Wish = { readonly extensions: readonly string[]; readonly reason: string };

/** Takes extensions back (R15): what was due before each is due again, even where that day has passed. All or none. */
export const takeBackExtensions = async (call: Call, { params, body }: { params: { id: string }; body: Wish }) => {
  const ids = arrayLiteral(body.extensions);
  await lockRoundsOf(call.tx, params.id);
  await sql`select 1 from submission s join extension e on e.submission_id = s.id where e.id = any(${ids}::uuid[]) order by s.id for update of s, e`.execute(
    call.tx,
  );
  const granted = await extensionsOf(call.tx, params.id, sql`e.id = any(${ids}::uuid[])`);
  const extensions = refuseHeld(
    body.extensions.map((wanted) => granted.find(({ id }) => id === wanted)),
    extensionHeld,
  );
  await write(call, extensions, body);
  await call.audit({
    action: 'campaign.take-back-extension',
    objectType: 'campaign',
    objectId: params.id,
    reason: body.reason,
    detail: {
      sheets: extensions.map(({ form, period, unitId, dueBefore }) => ({
        form,
        period,
        unit: unitId,
        dueOn: dueBefore,
      })),
    },
  });
  return { takenBack: extensions.length };
};

const write = async (call: Call, extensions: readonly Extension[], { reason }: Wish): Promise<void> => {
  const { tx, actor, now } = call;
  await sql`
    update extension set taken_back_reason = ${reason}, taken_back_by = ${actor.accountId}::uuid, taken_back_custodian_id = ${actor.custodianId}::uuid, taken_back_at = ${now}
    where id = any(${arrayLiteral(extensions.map(({ id }) => id))}::uuid[])`.execute(tx);
  for (const [dueBefore, sheets] of byDue(extensions))
    await moveDueDates(
      sheets.map(({ submission }) => submission),
      dueBefore,
    ).execute(tx);
  for (const { submission, unitId, form, dueBefore } of extensions) {
    const title = `Rút lại việc gia hạn phiếu ${form}`;
    const body = `Hạn nộp trở lại là ${formatDay(dueBefore)}. Lý do: ${reason}`;
    await sendNotices(tx, [unitId], { kind: 'decision', title, body, link: `/phieu/${submission}`, from: actor }, now);
  }
};

const byDue = (extensions: readonly Extension[]): Map<string, Extension[]> => {
  const groups = new Map<string, Extension[]>();
  for (const one of extensions) groups.set(one.dueBefore, [...(groups.get(one.dueBefore) ?? []), one]);
  return groups;
};
