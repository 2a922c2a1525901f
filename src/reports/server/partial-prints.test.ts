import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { pdfText } from '../../platform/print/pdf-text.fixture.ts';
import { closePrinter } from '../../platform/print/printer.ts';
import { readWorkbook } from '../../platform/print/workbook.ts';
import { zipPart } from '../../platform/print/zip-part.fixture.ts';
import { amount, publish, smallForm } from '../../submissions/server/small-forms.fixture.ts';
import { getTotal } from '../../totals/contract.ts';
import { putSheet } from '../../totals/server/sheets.fixture.ts';
import { printTotal } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  closePrinter();
  await world.close();
});

test('R30 R35 of a wider period that was collected in part, paper and workbook say which periods are missing', () =>
  world.rollback(async () => {
    await publish(world, smallForm('TN05', [amount('A')], { periodKinds: ['quarter'] }), '2020-01-01');
    await world.openCampaign({ forms: ['TN05'], period: '2022-Q1' });
    const figures = [7];
    await putSheet(world.db, { form: 'TN05', period: '2022-Q1', unit: '01495', state: 'submitted', figures });
    const ban = await world.as('ban');
    const query = { form: 'TN05', period: '2022' } as const;
    const lacks = 'Số có dấu * mới có 1/4 kỳ, thiếu quý II/2022, quý III/2022, quý IV/2022';
    const paper = pdfText((await ban.call(printTotal, { query: { ...query, format: 'pdf' } })).raw);
    expect(paper.replace(/\s+/g, ' ').toLowerCase()).toContain(lacks.toLowerCase());
    const { raw } = await ban.call(printTotal, { query: { ...query, format: 'xlsx' } });
    const texts = (await readWorkbook(raw))
      .flatMap(({ rows }) => rows.flat())
      .join('\n')
      .toLowerCase();
    expect(texts).toContain(lacks.toLowerCase());
    expect(texts).toMatch(/1\/\d+ phiếu, 1\/4 kỳ/);
  }));

test('R30 R35 a figure that lacks some of its members is marked on paper and in the workbook, where it stays a number', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT01'], period: '2022' });
    const whole: (number | null)[] = Array.from({ length: 68 }, (_, index) => 10_000 + index);
    const lacking = whole.map((figure, index) => (index === 2 ? null : figure));
    await putSheet(world.db, { form: 'DT01', period: '2022', unit: '01495', state: 'submitted', figures: whole });
    await putSheet(world.db, { form: 'DT01', period: '2022', unit: '01558', state: 'submitted', figures: lacking });
    const ban = await world.as('ban');
    const query = { form: 'DT01', period: '2022' } as const;
    const { partial, cells } = (await ban.call(getTotal, { query })).body;
    const [code = ''] = partial;
    const figure = Number(cells[code]);
    expect(partial.length).toBeGreaterThan(0);
    const paper = pdfText((await ban.call(printTotal, { query: { ...query, format: 'pdf' } })).raw);
    expect(paper).toContain(`${figure.toLocaleString('vi')}*`);
    expect(paper.match(/\d\*/g)).toHaveLength(partial.length);
    expect(paper.replace(/\s+/g, ' ')).toContain('Số có dấu * còn thiếu số liệu của một số đơn vị.');
    const { raw } = await ban.call(printTotal, { query: { ...query, format: 'xlsx' } });
    expect((await readWorkbook(raw)).flatMap(({ rows }) => rows.flat())).toContain(figure);
    expect(zipPart(raw, 'xl/styles.xml')).toContain('#,##0&quot;*&quot;');
  }));
