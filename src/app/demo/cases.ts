import { sql } from 'kysely';
import { openCaseAtTotal } from '../../discrepancies/contract/at-total.ts';
import { makeRule } from '../../discrepancies/contract.ts';
import { compareRule } from '../../discrepancies/server/index.ts';
import type { Db } from '../../platform/db/open.ts';
import { getTotal } from '../../totals/contract.ts';
import type { DemoAccounts } from './accounts.ts';
import type { People } from './calls.ts';

type Stage = { readonly tx: Db; readonly now: Date; readonly people: People; readonly accounts: DemoAccounts };

/** The department that verifies the poor households, and the district whose sum it finds to be another. */
const DEPARTMENT = 'sldtbxh';
const DISTRICT = 'caobang';
const GAP = 24;

/**
 * Two discrepancies: a rule between the poor households' form and the population's finds the commune whose households differ by three
 * (`figures/planted.ts`), and a department has another number of poor households than the communes of a district make together.
 */
export const plantCases = async (stage: Stage): Promise<void> => {
  await byRule(stage);
  await byDepartment(stage);
};

const byRule = async ({ tx, now, people }: Stage): Promise<void> => {
  const body = {
    title: 'Tổng số hộ của biểu hộ nghèo và phiếu dân số',
    level: 'commune',
    first: { form: 'DT07', cell: 'A01.TS' },
    second: { form: 'DT01', cell: 'A01.TS' },
    tolerance: '0',
    relative: false,
    dueDays: 14,
  } as const;
  const { id } = await people.call('to.chuc', now, makeRule, { body });
  await sql`select set_config('app.now', ${now.toISOString()}, true)`.execute(tx);
  await compareRule(tx, id);
};

const byDepartment = async ({ now, people, accounts }: Stage): Promise<void> => {
  const unit = accounts.units.find(({ id }) => accounts.byUnit.get(id) === accounts.byUsername.get(DISTRICT))?.id ?? 0;
  const [form, period, cell] = ['DT07', '2020', 'A05.TS'];
  const { cells } = await people.call(DEPARTMENT, now, getTotal, { query: { form, period, unit } });
  const body = {
    ...{ form, period, unit, cell },
    value: `${Number(cells[cell]) + GAP}`,
    source: 'Sở Lao động - Thương binh và Xã hội, quyết định công nhận kết quả rà soát hộ nghèo năm 2020 (minh họa)',
    reason: `Số hộ nghèo cộng từ các xã ít hơn ${GAP} hộ so với danh sách trong quyết định công nhận (minh họa).`,
  };
  await people.call(DEPARTMENT, now, openCaseAtTotal, { body });
};
