import { afterAll, describe, expect, it } from 'vitest';
import { openCampaign } from '../../src/campaigns/contract.ts';
import { publishForm } from '../../src/forms/contract.ts';
import { definitionOf, table } from '../../src/forms/rules/small-form.fixture.ts';
import { inDays, roundDays } from '../scenario/days.ts';
import { keepPictures, openBrowser, openComputer } from './browser.ts';
import { readFigures } from './figures.ts';
import { expectText } from './pages.ts';
import { personOf, seat } from './people.ts';
import { sendFigures } from './round.ts';

const CODE = 'TN28';
const COMMUNE = { name: 'Khánh Xuân', username: 'khanhxuan.baolac' };

const browser = await openBrowser();
afterAll(() => browser.close());
keepPictures(() => browser);

const definition = (...rows: string[]) =>
  definitionOf(
    [
      table(
        rows.map((code) => ({ code, label: `Chỉ tiêu ${code}`, type: 'integer', overTime: 'flow' })),
        [{ code: 'TS', label: 'Tổng số' }],
      ),
    ],
    [],
    { code: CODE, title: 'Phiếu thử theo quý', periodKinds: ['quarter'] },
  );

/** Two quarters of one commune: the second by a version that asks for one thing more. */
const collect = async (): Promise<void> => {
  const operator = await personOf('to.chuc');
  await operator.must(publishForm, { body: { definition: definition('A01'), effectiveFrom: '2020-01-01' } });
  await operator.must(publishForm, { body: { definition: definition('A01', 'A02'), effectiveFrom: '2025-04-01' } });
  const { units } = await readFigures(operator);
  const communes = units.filter(({ kind, name }) => kind === 'commune' && name === COMMUNE.name).map(({ id }) => id);
  const letter = { number: '28/BDT', day: inDays(0), subject: 'Thử theo quý', attachments: [] };
  const forms = ['2025-Q1', '2025-Q2'].map((period) => ({ form: CODE, period }));
  await operator.must(openCampaign, { body: { title: 'Thử theo quý', letter, forms, communes, ...roundDays() } });
  const commune = await personOf(COMMUNE.username);
  await sendFigures(commune, { form: CODE, period: '2025-Q1' }, { 'A01.TS': '3' });
  await sendFigures(commune, { form: CODE, period: '2025-Q2' }, { 'A01.TS': '4', 'A02.TS': '50' });
};

describe('R31 totals of wider periods on the page', () => {
  it('every wider period is offered, and what was asked in some of its parts only says in how many', async () => {
    await collect();
    const context = await openComputer(browser);
    await seat(context, 'lanh.dao');
    const page = await context.newPage();
    await page.goto(`/tong-hop?form=${CODE}&period=2025-Q2&cells=A01.TS,A02.TS`);
    await page.locator('.totals-table').waitFor();
    const period = page.getByRole('combobox', { name: 'Kỳ', exact: true });
    expect(await period.locator('option').evaluateAll((all) => all.map((one) => one.getAttribute('value')))).toEqual([
      '2025',
      '2025-9M',
      '2025-H1',
      '2025-Q2',
      '2025-Q1',
      '2021..2025',
    ]);
    await period.selectOption('2025-H1');
    const whole = page.locator('.totals-whole');
    await expectText(whole, /\b7\b[\s\S]*\b50\b/);
    const head = page.locator('.totals-table thead');
    await expectText(head, /Chỉ tiêu A02[\s\S]*hỏi trong 1\/2 kỳ/);
    expect((await head.innerText()).match(/hỏi trong/g)).toHaveLength(1);
    await period.selectOption('2025');
    await expectText(head, /hỏi trong 3\/4 kỳ/);
    await page.getByText('Cả phiếu').click();
    await page.getByRole('gridcell', { name: /A02.*50.*hỏi trong 3\/4 kỳ/ }).waitFor();
    await page.getByRole('gridcell', { name: /A01.*: 7, mới có 2\/4 kỳ, thiếu quý III\/2025, quý IV\/2025/ }).waitFor();
    await expectText(page.locator('.totals-note'), /Số có dấu \* mới có 2\/4 kỳ, thiếu quý III/);
    await context.close();
  });
});
