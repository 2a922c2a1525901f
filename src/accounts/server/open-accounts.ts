import type { HandlerInput, Outside } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { systemTransaction } from '../../platform/db/system-transaction.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { allows } from '../../sign-in/rules/permissions.ts';
import { authenticate, type Issued } from '../../sign-in/server/index.ts';
import { unitPaths, unitsAsOf } from '../../units/server/index.ts';
import type { openAccounts as route } from '../contract.ts';
import { type AccountToCreate, createAccounts, type DrawnPassword, drawPassword } from './create.ts';

type Input = HandlerInput<typeof route>;
type NewRow = Input['body']['accounts'][number] & Pick<AccountToCreate, 'password'>;

/**
 * Draws and hashes the passwords before the transaction: five hundred of them take the processors ten seconds, in which the embedded
 * database serves everybody else. Only for whoever may open accounts; the request itself is judged again inside.
 */
export const drawPasswords = async (
  { db, now, token }: Outside,
  { body }: Input,
): Promise<readonly DrawnPassword[]> => {
  if (token === undefined) return [];
  const known = await systemTransaction(db, (tx) => authenticate(tx, token, now));
  if (!known || !allows(known.actor, 'accounts.manage')) return [];
  return Promise.all(body.accounts.map(drawPassword));
};

/** Opens accounts with one-time passwords, shown this once and valid 24 hours (R2, R8, Đ7.2). All or none. */
export const openAccounts = async (
  call: Call,
  { body, prepared }: Input & { readonly prepared: readonly DrawnPassword[] },
) => {
  const wanted = body.accounts.map((account, index) => {
    const drawn = prepared[index];
    return drawn ? { ...account, password: { drawn } } : account;
  });
  return { accounts: await openAll(call, wanted) };
};

/** One account, the same way. */
export const openOne = async (call: Call, account: NewRow): Promise<Issued> => {
  const [issued] = await openAll(call, [account]);
  if (!issued) throw new Error('no account was opened');
  return issued;
};

const openAll = async (call: Call, wanted: readonly NewRow[]): Promise<Issued[]> => {
  const { tx, scope, now } = call;
  const units = await unitsAsOf(tx, scope.rootUnitId, vietnamDay(now));
  const paths = unitPaths(units);
  await refuseTaken(call, wanted, paths);
  const created = await createAccounts(tx, wanted, now, call.secrets);
  const specs = new Map(wanted.map((spec) => [spec.username, spec]));
  for (const { id, username, unitId } of created) {
    const spec = specs.get(username);
    await call.audit({
      action: 'account.open',
      objectType: 'account',
      objectId: id,
      unitId,
      detail: { username, kind: spec?.kind, duties: spec?.duties ?? [], custodian: spec?.custodian?.fullName ?? null },
    });
  }
  return created.map(({ id, username, unitId, oneTimePassword, expiresAt }) => ({
    id,
    username,
    unitName: paths.get(unitId) ?? '',
    oneTimePassword: oneTimePassword ?? '',
    expiresAt: expiresAt?.toISOString() ?? null,
  }));
};

/** Says which rows are taken before the database's own constraint would only say that one is. */
const refuseTaken = async (
  { tx }: Call,
  wanted: readonly NewRow[],
  paths: ReadonlyMap<number, string>,
): Promise<void> => {
  const held = await tx.selectFrom('account').select(['username', 'kind', 'unit_id', 'state']).execute();
  const names = new Set(held.map(({ username }) => username));
  const units = new Set(
    held.filter(({ kind, state }) => kind === 'unit' && state === 'active').map(({ unit_id }) => unit_id),
  );
  const findings = wanted.flatMap(({ username, kind, unitId }, index) => {
    const message = names.has(username)
      ? 'tên đăng nhập đã có'
      : kind === 'unit' && units.has(unitId)
        ? `${paths.get(unitId) ?? 'đơn vị'} đã có tài khoản`
        : undefined;
    return message === undefined
      ? []
      : [{ at: `body/accounts/${index}`, message: `Dòng ${index + 1} (${username}): ${message}` }];
  });
  if (findings.length > 0) throw problem('already-exists', { findings });
};
