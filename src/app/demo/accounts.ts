import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AccountToCreate, createAccounts } from '../../accounts/server/index.ts';
import type { Db } from '../../platform/db/open.ts';
import type { Secrets } from '../../platform/secrets/secrets.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { csvText } from '../../platform/text/csv.ts';
import { searchKey } from '../../platform/text/search-key.ts';
import type { Duty } from '../../sign-in/rules/permissions.ts';
import { provinceId, type UnitOfDay, unitsAsOf } from '../../units/server/index.ts';

/** The board's Tổ công tác in the demonstration: one operator a duty, so that each kind of page can be seen. */
const operators: readonly {
  readonly username: string;
  readonly fullName: string;
  readonly position: string;
  readonly duties: readonly Duty[];
}[] = [
  {
    username: 'to.chuc',
    fullName: 'Lê Anh Tuấn (minh họa)',
    position: 'Chuyên viên',
    duties: ['campaigns', 'catalogue'],
  },
  { username: 'phe.duyet', fullName: 'Đinh Thị Mai (minh họa)', position: 'Phó Trưởng ban', duties: ['approval'] },
  {
    username: 'tai.khoan',
    fullName: 'Nguyễn Văn Quân (minh họa)',
    position: 'Chuyên viên',
    duties: ['accounts', 'operations'],
  },
  { username: 'nhat.ky', fullName: 'Trần Thị Ngọc (minh họa)', position: 'Thanh tra viên', duties: ['audit'] },
  { username: 'lanh.dao', fullName: 'Bế Quang Vinh (minh họa)', position: 'Trưởng ban', duties: ['leader'] },
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

/** One account for every office and five operators; names and one-time passwords go into a file that only its owner reads. */
export const openDemoAccounts = async (
  tx: Db,
  now: Date,
  directory: string,
  secrets: Secrets,
): Promise<DemoAccounts> => {
  const units = await unitsAsOf(tx, await provinceId(tx), vietnamDay(now));
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const offices = units.filter(({ kind }) => kind !== 'province');
  const board = offices.find(({ kind }) => kind === 'board');
  const specs: AccountToCreate[] = [
    ...offices.map((unit) => ({
      username: usernameOf(unit, byId.get(unit.parentId ?? 0)),
      kind: 'unit' as const,
      unitId: unit.id,
      custodian: custodian(`Công chức phụ trách ${unit.name} (minh họa)`, 'Công chức'),
    })),
    ...operators.map(({ username, fullName, position, duties }) => ({
      username,
      kind: 'operator' as const,
      unitId: board?.id ?? 0,
      duties: [...duties],
      custodian: custodian(fullName, position),
    })),
  ];
  const created = await createAccounts(tx, specs, now, secrets);
  writeSheet(directory, created, byId);
  const unitAccounts = created.slice(0, offices.length);
  return {
    units,
    byUnit: new Map(unitAccounts.map(({ id, unitId }) => [unitId, id])),
    byUsername: new Map(created.map(({ id, username }) => [username, id])),
  };
};

const writeSheet = (directory: string, created: readonly Created[], units: ReadonlyMap<number, UnitOfDay>): void => {
  const head = ['Đơn vị', 'Tên đăng nhập', 'Mật khẩu dùng một lần'];
  const lines = created.map(({ username, unitId, oneTimePassword }) => [
    units.get(unitId)?.fullName ?? '',
    username,
    oneTimePassword ?? '',
  ]);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'tai-khoan-minh-hoa.csv'), csvText([head, ...lines]), { mode: 0o600 });
};
