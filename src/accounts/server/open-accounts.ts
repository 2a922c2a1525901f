import { vietnamDay } from '../../platform/clock/vietnam-day.ts';
import type { Call, HandlerInput } from '../../platform/http/call.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { unitPaths, unitsAsOf } from '../../units/server/index.ts';
import type { openAccounts as route } from '../contract.ts';
import { createAccounts } from './create.ts';

type Input = HandlerInput<typeof route>;

/** Opens accounts with one-time passwords, shown this once and valid 24 hours (R2, R8, Đ7.2). All or none. */
export const openAccounts = async (call: Call, { body }: Input) => {
  const { tx, scope, now } = call;
  const units = await unitsAsOf(tx, scope.rootUnitId, vietnamDay(now));
  const paths = unitPaths(units);
  await refuseTaken(call, body.accounts, paths);
  const created = await createAccounts(tx, body.accounts, now);
  for (const { id, username, unitId } of created) {
    const spec = body.accounts.find((account) => account.username === username);
    await call.audit({
      action: 'account.open',
      objectType: 'account',
      objectId: id,
      unitId,
      detail: { username, kind: spec?.kind, duties: spec?.duties ?? [], custodian: spec?.custodian?.fullName ?? null },
    });
  }
  const accounts = created.map(({ id, username, unitId, oneTimePassword, expiresAt }) => ({
    id,
    username,
    unitName: paths.get(unitId) ?? '',
    oneTimePassword: oneTimePassword ?? '',
    expiresAt: expiresAt?.toISOString() ?? null,
  }));
  return { accounts };
};

/** Says which rows are taken before the database's own constraint would only say that one is. */
const refuseTaken = async (
  { tx }: Call,
  wanted: Input['body']['accounts'],
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
