import { sql } from 'kysely';
import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { beginsWordsOf } from '../../platform/db/begins-word.ts';
import { pageOf } from '../../platform/db/page-of.ts';
import { wordsOf } from '../../platform/text/begins-words.ts';
import { decideLostPassword, holdLostPassword, type Issued, issueTo } from '../../sign-in/server/index.ts';
import type {
  answerLostPassword as answerRoute,
  dismissLostPassword as dismissRoute,
  LostPasswordRow,
  listLostPasswords as listRoute,
} from '../contract/lost-password.ts';
import type { AccountRow } from '../contract.ts';
import { accountShown, demandAccountSeen, seenOfAsking } from './as-seen.ts';
import { accountRows, lockAccountInScope } from './queries.ts';
import { refuseClosed, refuseOwn } from './refusals.ts';

const accountOf = (account: AccountRow | undefined): LostPasswordRow['account'] =>
  account
    ? {
        id: account.id,
        username: account.username,
        unitPath: account.unitPath,
        state: account.state,
        custodian: account.custodian && { fullName: account.custodian.fullName, phone: account.custodian.phone },
      }
    : null;

const AT_ONCE = 100;

/** What was left by those who cannot sign in, the latest first, with the registered telephone to call back (never the one in the request alone). */
export const listLostPasswords = async (call: Call, { query }: HandlerInput<typeof listRoute>) => {
  const { tx, secrets } = call;
  const { state, search = '', after, limit = AT_ONCE } = query;
  const accounts = new Map((await accountRows(call)).map((row) => [row.id, row]));
  const rows = await tx
    .selectFrom('lost_password_request as r')
    .leftJoin('account as d', 'd.id', 'r.decided_by')
    .selectAll('r')
    .select('d.username as decidedName')
    .select(accountShown(sql`r.account_id`).as('shown'))
    .$if(state !== undefined, (select) => select.where('r.state', '=', state ?? 'waiting'))
    .where(beginsWordsOf(sql`concat(r.unit_words, ' ', r.username)`, wordsOf(search)))
    .$if(after !== undefined, (select) =>
      select.where(
        sql<boolean>`(r.asked_at, r.number) < (select b.asked_at, b.number from lost_password_request b where b.id = ${after ?? null}::uuid)`,
      ),
    )
    .orderBy('r.asked_at', 'desc')
    .orderBy('r.number', 'desc')
    .limit(limit + 1)
    .execute();
  const page = pageOf(rows, limit);
  const open = (sealed: string, column: string) => secrets.open(sealed, `lost_password_request.${column}`);
  const requests = page.rows.map((row) => ({
    id: row.id,
    state: row.state,
    unit: row.unit_words,
    username: row.username,
    account: accountOf(accounts.get(row.account_id ?? '')),
    fullName: open(row.full_name, 'full_name'),
    phone: open(row.phone, 'phone'),
    message: row.message === null ? null : open(row.message, 'message'),
    askedAt: row.asked_at.toISOString(),
    mailedAt: row.mailed_at?.toISOString() ?? null,
    decidedBy: row.decidedName,
    decidedAt: row.decided_at?.toISOString() ?? null,
    note: row.note,
    seen: seenOfAsking({ about: 'lost-password', id: row.id, state: row.state, account: row.shown }),
  }));
  return { requests, waiting: await waitingCount(call), next: page.next };
};

const waitingCount = async ({ tx }: Call): Promise<number> => {
  const { waiting } = await tx
    .selectFrom('lost_password_request')
    .select(sql<number>`count(*)::integer`.as('waiting'))
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return waiting;
};

/** The report, held while it waits, if the account of its name is as the person saw it: theirs is the telephone that was called. */
const demandReportSeen = async (call: Call, id: string, seen: string): Promise<void> => {
  const accountId = await holdLostPassword(call, id);
  await demandAccountSeen(call, { about: 'lost-password', id, state: 'waiting', accountId }, seen);
};

/** The board called back, knows who asks, and issues a one-time password (Đ8): once, with a note of how it made sure. */
export const answerLostPassword = async (
  call: Call,
  { params, body }: HandlerInput<typeof answerRoute>,
): Promise<Issued> => {
  await demandReportSeen(call, params.id, body.seen);
  await decideLostPassword(call, params.id, 'answered', body.note);
  const account = await lockAccountInScope(call, body.accountId);
  refuseOwn(call, account, 'Mật khẩu của chính mình thì đổi ở mục Đổi mật khẩu.');
  refuseClosed(account);
  const issued = await issueTo(call, account);
  const about = { unitId: account.unitId, reason: body.note, detail: { username: account.username } };
  await call.audit({ action: 'lost-password.answer', objectType: 'lost-password', objectId: params.id, ...about });
  await call.audit({ action: 'password.issue', objectType: 'account', objectId: account.id, ...about });
  return issued;
};

export const dismissLostPassword = async (call: Call, { params, body }: HandlerInput<typeof dismissRoute>) => {
  await demandReportSeen(call, params.id, body.seen);
  await decideLostPassword(call, params.id, 'dismissed', body.note);
  await call.audit({
    action: 'lost-password.dismiss',
    objectType: 'lost-password',
    objectId: params.id,
    reason: body.note,
  });
  return { ok: true as const };
};
