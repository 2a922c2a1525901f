import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AccountToCreate, createAccounts } from '../../accounts/server/index.ts';
import type { Db } from '../../platform/db/open.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { csvText } from '../../platform/text/csv.ts';
import { searchKey } from '../../platform/text/search-key.ts';
import type { Duty } from '../../sign-in/rules/permissions.ts';
import { keepDemonstrationPeople } from '../../sign-in/server/index.ts';
import type { UnitKind } from '../../units/rules/unit.ts';
import { provinceId, type UnitOfDay, unitsAsOf } from '../../units/server/index.ts';
import type { DemonstrationWish } from './wish.ts';

/** The board's Tổ công tác in the demonstration: one operator a duty, so that each kind of page can be seen. */
const operators: readonly {
  readonly username: string;
  readonly fullName: string;
  readonly position: string;
  readonly duties: readonly Duty[];
  /** What one can do as this person. */
  readonly does: string;
}[] = [
  {
    username: 'to.chuc',
    fullName: 'Lê Anh Tuấn (minh họa)',
    position: 'Chuyên viên',
    duties: ['campaigns', 'catalogue'],
    does: 'Mở đợt thu thập, nhắc đơn vị, giữ danh mục phiếu',
  },
  {
    username: 'phe.duyet',
    fullName: 'Đinh Thị Mai (minh họa)',
    position: 'Phó Trưởng ban',
    duties: ['approval'],
    does: 'Phê duyệt số liệu của tỉnh',
  },
  {
    username: 'tai.khoan',
    fullName: 'Nguyễn Văn Quân (minh họa)',
    position: 'Chuyên viên',
    duties: ['accounts', 'operations'],
    does: 'Cấp tài khoản, bàn giao, vận hành',
  },
  {
    username: 'nhat.ky',
    fullName: 'Trần Thị Ngọc (minh họa)',
    position: 'Thanh tra viên',
    duties: ['audit'],
    does: 'Xem nhật ký',
  },
  {
    username: 'lanh.dao',
    fullName: 'Bế Quang Vinh (minh họa)',
    position: 'Trưởng ban',
    duties: ['leader'],
    does: 'Theo dõi tiến độ, xem số liệu tổng hợp',
  },
];

const slug = (name: string) => searchKey(name).replaceAll(/[^a-z0-9]/g, '');

/** A sign-in name that people can say: damthuy.trungkhanh, trungkhanh, ctk, bdt. */
const usernameOf = (unit: UnitOfDay, parent: UnitOfDay | undefined): string => {
  if (unit.kind === 'commune') return `${slug(unit.name)}.${slug(parent?.name ?? '')}`;
  return unit.kind === 'district' ? slug(unit.name) : unit.code.toLowerCase();
};

const custodian = (fullName: string, position: string) => ({
  fullName,
  position,
  section: 'Công tác dân tộc',
  phone: '0206 3857 441',
  email: 'bandantoc@caobang.gov.vn',
});

export type DemoAccounts = {
  readonly byUnit: ReadonlyMap<number, string>;
  readonly byUsername: ReadonlyMap<string, string>;
  readonly units: readonly UnitOfDay[];
};

type Created = {
  readonly id: string;
  readonly username: string;
  readonly unitId: number;
  readonly oneTimePassword: string | null;
};

type Placed = { readonly unit: UnitOfDay | undefined; readonly does: string };

/** What an office does with the product, in a few words. */
const workOf: Readonly<Record<UnitKind, string>> = {
  commune: 'Nhập phiếu của xã',
  district: 'Kiểm tra, trả lại, chốt số liệu của huyện; nhập phiếu DT06',
  agency: 'Xem số liệu',
  department: 'Xác thực số liệu của ngành; nhập phiếu của ngành',
  board: 'Xác thực số liệu do Ban phụ trách; nhập phiếu của Ban',
  province: '',
};

/** The six who see the whole work between them, in the order of its steps. */
const tryAs = ['damthuy.trungkhanh', 'trungkhanh', 'sldtbxh', 'to.chuc', 'phe.duyet', 'lanh.dao'];

const specsFor = (offices: readonly UnitOfDay[], byId: ReadonlyMap<number, UnitOfDay>): AccountToCreate[] => [
  ...offices.map((unit) => ({
    username: usernameOf(unit, byId.get(unit.parentId ?? 0)),
    kind: 'unit' as const,
    unitId: unit.id,
    custodian: custodian(`Công chức phụ trách ${unit.name} (minh họa)`, 'Công chức'),
  })),
  ...operators.map(({ username, fullName, position, duties }) => ({
    username,
    kind: 'operator' as const,
    unitId: offices.find(({ kind }) => kind === 'board')?.id ?? 0,
    duties: [...duties],
    custodian: custodian(fullName, position),
  })),
];

/** One account for every office and five operators; names and one-time passwords go into a file that only its owner reads. */
export const openDemoAccounts = async (
  tx: Db,
  { now, directory, secrets, isOwnMachine }: DemonstrationWish,
): Promise<DemoAccounts> => {
  const units = await unitsAsOf(tx, await provinceId(tx), vietnamDay(now));
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const offices = units.filter(({ kind }) => kind !== 'province');
  const created = await createAccounts(tx, specsFor(offices, byId), now, secrets);
  const placed = ({ username, unitId }: Created): Placed => {
    const unit = byId.get(unitId);
    const operator = operators.find((one) => one.username === username);
    return { unit, does: operator ? `${operator.position}: ${operator.does}` : unit ? workOf[unit.kind] : '' };
  };
  writeSheet(directory, created, placed);
  if (isOwnMachine) await keepDemonstrationPeople(tx, peopleToTry(created, placed));
  const unitAccounts = created.slice(0, offices.length);
  return {
    units,
    byUnit: new Map(unitAccounts.map(({ id, unitId }) => [unitId, id])),
    byUsername: new Map(created.map(({ id, username }) => [username, id])),
  };
};

const peopleToTry = (created: readonly Created[], placed: (one: Created) => Placed) =>
  tryAs
    .flatMap((username) => created.filter((one) => one.username === username))
    .map((one) => {
      const { unit, does } = placed(one);
      return { username: one.username, who: unit?.fullName ?? '', does, oneTimePassword: one.oneTimePassword };
    });

const writeSheet = (directory: string, created: readonly Created[], placed: (one: Created) => Placed): void => {
  const head = ['Đơn vị', 'Tên đăng nhập', 'Mật khẩu dùng một lần', 'Làm được gì'];
  const lines = created.map((one) => {
    const { unit, does } = placed(one);
    return [unit?.fullName ?? '', one.username, one.oneTimePassword ?? '', does];
  });
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'tai-khoan-minh-hoa.csv'), csvText([head, ...lines]), { mode: 0o600 });
};
