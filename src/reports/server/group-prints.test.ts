import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { recordList, saveClassification } from '../../classifications/contract.ts';
import { pdfText } from '../../platform/print/pdf-text.fixture.ts';
import { closePrinter } from '../../platform/print/printer.ts';
import { readWorkbook } from '../../platform/print/workbook.ts';
import { amount, publish, smallForm } from '../../submissions/server/small-forms.fixture.ts';
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

const params = { code: 'KV' };
const groups = [
  { code: 'I', label: 'Khu vực I' },
  { code: 'III', label: 'Khu vực III' },
];
const members = [
  { code: '01495', group: 'III' },
  { code: '01501', group: 'I' },
];

test('R44 R35 the total of a group says on paper and in the workbook whose it is, as of which day, by which document', () =>
  world.rollback(async () => {
    const tuan = await world.as('tuan');
    const scheme = { version: 0, title: 'Khu vực theo trình độ phát triển', level: 'commune', groups } as const;
    await tuan.call(saveClassification, { params, body: scheme });
    const legalBasis = 'Quyết định 861/QĐ-TTg';
    const list = { version: 1, legalBasis, from: '2021-06-04', to: null, complete: false, members };
    expect((await tuan.call(recordList, { params, body: list })).status).toBe(200);
    await publish(world, smallForm('KVIN', [amount('A')]), '2020-01-01');
    await world.openCampaign({ forms: ['KVIN'], period: '2022' });
    for (const [unit, figure] of [
      ['01495', 7],
      ['01501', 90],
    ] as const)
      await putSheet(world.db, { form: 'KVIN', period: '2022', unit, state: 'accepted', figures: [figure] });

    const ban = await world.as('ban');
    const query = { form: 'KVIN', period: '2022', group: 'KV:III' } as const;
    const said = `Khu vực III (${scheme.title}), tại ngày 31/12/2022, theo ${legalBasis}`;
    const paper = pdfText((await ban.call(printTotal, { query: { ...query, format: 'pdf' } })).raw);
    expect(paper).toContain(said);
    expect(paper).toContain('Danh sách này chưa đủ');
    expect(paper).not.toMatch(/\b97\b/);
    const { raw } = await ban.call(printTotal, { query: { ...query, format: 'xlsx' } });
    const cells = (await readWorkbook(raw)).flatMap(({ rows }) => rows.flat());
    expect(cells.join('\n')).toContain(said);
    expect(cells.map(String)).toContain('7');
    expect(cells.map(String)).not.toContain('97');
  }));
