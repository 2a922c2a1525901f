import { names } from '../../platform/text/names.ts';
import { type Duty, dutyClash } from '../../sign-in/rules/permissions.ts';

export type NewAccount = {
  readonly username: string;
  readonly kind: 'unit' | 'operator';
  readonly unitId: number;
  readonly duties?: readonly Duty[] | undefined;
};
type Unit = { readonly kind: string; readonly fullName: string };

/** Why an account cannot be opened, row by row (rows count from 1): one a unit, operators on the board, duties that go together (R2). */
export const openingFindings = (
  accounts: readonly NewAccount[],
  units: ReadonlyMap<number, Unit>,
): { at: string; message: string }[] => {
  const names = new Set<string>();
  const taken = new Set<number>();
  return accounts.flatMap((account, index) => {
    const message =
      nameTwice(names, account) ??
      wrongUnit(account, units.get(account.unitId)) ??
      unitTwice(taken, account) ??
      wrongDuties(account);
    return message === undefined
      ? []
      : [{ at: `body/accounts/${index}`, message: `Dòng ${index + 1} (${account.username}): ${message}` }];
  });
};

const nameTwice = (names: Set<string>, { username }: NewAccount): string | undefined => {
  if (names.has(username)) return 'tên đăng nhập trùng với dòng trên';
  names.add(username);
  return undefined;
};

const wrongUnit = ({ kind }: NewAccount, unit: Unit | undefined): string | undefined => {
  if (!unit) return 'không tìm thấy đơn vị';
  if (unit.kind === 'province') return `tỉnh không có tài khoản; cấp cho ${names.board}`;
  if (kind === 'operator' && unit.kind !== 'board') return `tài khoản thành viên Tổ công tác chỉ cấp ở ${names.board}`;
  return undefined;
};

const unitTwice = (taken: Set<number>, { kind, unitId }: NewAccount): string | undefined => {
  if (kind === 'operator') return undefined;
  if (taken.has(unitId)) return 'mỗi đơn vị chỉ có một tài khoản';
  taken.add(unitId);
  return undefined;
};

const wrongDuties = ({ kind, duties = [] }: NewAccount): string | undefined => {
  if (kind === 'unit') return duties.length > 0 ? 'nhiệm vụ chỉ giao cho thành viên Tổ công tác' : undefined;
  return duties.length === 0 ? 'chưa giao nhiệm vụ nào' : dutyClash(duties);
};
