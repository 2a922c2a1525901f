import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { listForms, printEmptyForm } from '../../forms/contract.ts';
import { json } from '../../platform/db/arrays.ts';
import { pdfLines, pdfText } from '../../platform/print/pdf-text.fixture.ts';
import { closePrinter } from '../../platform/print/printer.ts';
import { readWorkbook } from '../../platform/print/workbook.ts';
import { zipPart } from '../../platform/print/zip-part.fixture.ts';
import { putSheet } from '../../totals/server/sheets.fixture.ts';
import { printSubmission, printTotal } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  closePrinter();
  await world.close();
});

const partOf = (workbook: Buffer, part: string): string => zipPart(workbook, part).replaceAll('&apos;', "'");
const submissionOf = async (form: string, unit: string): Promise<string> => {
  const { rows } = await sql<{
    id: string;
  }>`select s.id from submission s join round r on r.id = s.round_id join form f on f.id = r.form_id join unit_version u on u.unit_id = s.subject_unit_id where f.code = ${form} and u.code = ${unit}`.execute(
    world.db,
  );
  return rows[0]?.id ?? '';
};
const demonstrate = () =>
  sql`insert into setting (name, value) values ('demonstration', ${json(true)}::jsonb) on conflict (name) do update set value = excluded.value`.execute(
    world.db,
  );

test('R35 every form of the catalogue prints empty, with its code, title and every row', () =>
  world.rollback(async () => {
    const lan = await world.as('lan');
    expect((await lan.call(listForms)).body.forms.length).toBe(20);
    for (const definition of (await lan.call(listForms)).body.forms) {
      const { status, raw, headers } = await lan.call(printEmptyForm, {
        params: { code: definition.code, version: 1 },
      });
      expect([definition.code, status, headers['content-type']]).toEqual([definition.code, 200, 'application/pdf']);
      const text = pdfText(raw);
      expect(text).toContain(`Biểu số: ${definition.code}`);
      expect(text).toContain(definition.title.toLocaleUpperCase('vi'));
      expect(text).toContain('Người lập biểu');
      expect(text).not.toContain('MINH HỌA');
    }
  }));

test('R35 a draft prints as a draft, and in the demonstration says that its figures are illustrative', () =>
  world.rollback(async () => {
    await demonstrate();
    await world.openCampaign({ forms: ['DT01'], period: '2022' });
    const id = await submissionOf('DT01', '01495');
    await sql`update submission set draft = ${json({ cells: { 'A01.TAY': '1234', 'A01.NUNG': '0', 'A01.LOLO': '-' }, lists: {} })}::jsonb where id = ${id}::uuid`.execute(
      world.db,
    );
    const { status, raw } = await (await world.as('lan')).call(printSubmission, { params: { id } });
    expect(status).toBe(200);
    const text = pdfLines(raw);
    expect(text).toContain('BẢN NHÁP, CHƯA NỘP');
    expect(text).toContain('SỐ LIỆU MINH HỌA');
    expect(text).toContain('Đơn vị báo cáo: xã Đàm Thủy, huyện Trùng Khánh');
    expect(text).toContain('Năm 2022');
  }));

test('R12 on paper missing is blank, zero is 0 and not applicable is a dash', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT01'], period: '2022' });
    const id = await submissionOf('DT01', '01495');
    await sql`update submission set draft = ${json({ cells: { 'A01.TAY': '1234', 'A01.NUNG': '0', 'A01.LOLO': '-' }, lists: {} })}::jsonb where id = ${id}::uuid`.execute(
      world.db,
    );
    const { raw } = await (await world.as('lan')).call(printSubmission, { params: { id } });
    const line =
      pdfLines(raw)
        .split('\n')
        .find((one) => one.includes('Số hộ A01')) ?? '';
    expect(line.trim()).toBe('Số hộ A01 hộ 1.234 1.234 1.234 0 –');
  }));

test('R35 what was sent prints as it was sent: its revision, who sent it, and the explanations of kept warnings', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT01'], period: '2022' });
    await putSheet(world.db, {
      form: 'DT01',
      period: '2022',
      unit: '01495',
      state: 'submitted',
      figures: Array.from({ length: 68 }, () => 10),
    });
    const id = await submissionOf('DT01', '01495');
    // The account behind the revision, and a kept warning: 10 people in 10 households.
    const explained = json([{ check: 'A-HO', at: 'TAY', text: 'Nhiều hộ một người' }]);
    await sql`insert into revision (submission_id, number, form_version_id, figures, explanations, digest, submitted_by, submitted_at)
      select submission_id, 2, form_version_id, figures, ${explained}::jsonb, 'sha256:0123456789abcdef', a.id, '2022-11-23T02:00:00Z' from revision r, account a where r.submission_id = ${id}::uuid and a.username = 'damthuy.trungkhanh'`.execute(
      world.db,
    );
    await sql`update submission set revision = 2 where id = ${id}::uuid`.execute(world.db);
    const text = pdfLines((await (await world.as('minh')).call(printSubmission, { params: { id } })).raw);
    expect(text).not.toContain('BẢN NHÁP');
    expect(text).toContain('Đàm Thủy, ngày 23 tháng 11 năm 2022');
    expect(text).toContain('lần nộp 2 · sha256:0123456789abcdef');
    const words = text.replace(/\s+/g, ' ');
    expect(words).toContain(
      'Cảnh báo giữ lại – Tày: 10 người trong 10 hộ, bình quân 1 người một hộ, ngoài khoảng từ 2 đến 9. Giải trình: Nhiều hộ một người',
    );
  }));

test('R9 a sheet outside the scope cannot be printed', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT01'], period: '2022' });
    const id = await submissionOf('DT01', '01495');
    expect((await (await world.as('nga')).call(printSubmission, { params: { id } })).status).toBe(404);
    expect((await (await world.as('hai')).call(printSubmission, { params: { id } })).status).toBe(404);
    expect(
      (
        await (
          await world.as('hai')
        ).call(printTotal, { query: { form: 'DT01', period: '2022', unit: 1, format: 'pdf' } })
      ).status,
    ).toBe(404);
    expect(
      (await (await world.as('quan')).call(printTotal, { query: { form: 'DT01', period: '2022', format: 'pdf' } }))
        .status,
    ).toBe(403);
  }));

const twoSheets = async () => {
  await world.openCampaign({ forms: ['DT01'], period: '2022' });
  const ordinals = 68;
  await putSheet(world.db, {
    form: 'DT01',
    period: '2022',
    unit: '01495',
    state: 'submitted',
    figures: Array.from({ length: ordinals }, (_, index) => 10_000 + index),
  });
  await putSheet(world.db, {
    form: 'DT01',
    period: '2022',
    unit: '01558',
    state: 'accepted',
    figures: Array.from({ length: ordinals }, (_, index) => 20_000 + index),
  });
};

test('R30 R35 a provincial total prints in the layout of Nghị định 30/2020', () =>
  world.rollback(async () => {
    await demonstrate();
    await twoSheets();
    const ban = await world.as('ban');
    const query = {
      form: 'DT01',
      period: '2022',
      format: 'pdf',
      number: '5/BC-BDT',
      day: '2022-02-05',
      signer: 'Bế Quang Vinh',
    } as const;
    const { status, raw } = await ban.call(printTotal, { query });
    expect(status).toBe(200);
    const text = pdfLines(raw);
    for (const words of [
      'UBND TỈNH CAO BẰNG',
      'BAN DÂN TỘC',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Số: 05/BC-BDT',
      'Cao Bằng, ngày 05 tháng 02 năm 2022',
      'BÁO CÁO',
      'TRƯỞNG BAN',
      'Bế Quang Vinh',
      'Nơi nhận:',
      'SỐ LIỆU MINH HỌA',
    ])
      expect(text).toContain(words);
    expect(text.replace(/\s+/g, ' ')).toContain('Số liệu tổng hợp từ 2/5 đơn vị (1 đã nộp, 1 đã chấp nhận).');
    // 10.000 + 20.000 on the first stored cell.
    expect(text).toContain('30.000');
    const [audited] = (
      await sql<{ action: string }>`select action from audit_event order by id desc limit 1`.execute(world.db)
    ).rows;
    expect(audited?.action).toBe('total.print');
  }));

test('R30 R35 the workbook of a total holds real numbers under repeated heads', () =>
  world.rollback(async () => {
    await twoSheets();
    const { status, raw, headers } = await (await world.as('ban')).call(printTotal, {
      query: { form: 'DT01', period: '2022', format: 'xlsx' },
    });
    expect(status).toBe(200);
    expect(headers['content-disposition']).toContain('.xlsx');
    const sheets = await readWorkbook(raw);
    expect(sheets.map(({ name }) => name)).toEqual([
      'A. Số hộ, nhân khẩu chia theo d',
      'B. Biết chữ, giấy tờ',
      'Theo đơn vị',
    ]);
    const households = sheets[0]?.rows.find((row) => row[1] === 'A01');
    expect(households?.slice(0, 6)).toEqual(['Số hộ', 'A01', 'hộ', 240_056, 210_048, 30_000]);
    expect(sheets[0]?.rows.flat()).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(sheets[1]?.rows.flat()).toContain('TRƯỞNG BAN');
    // A sheet's name in a reference is quoted, or the workbook does not open.
    expect(partOf(raw, 'xl/workbook.xml')).toContain("'A. Số hộ, nhân khẩu chia theo d'!$8:$10");
  }));

test('R31 R35 the workbook of a total lists the units below, one a row with every figure, and the total last', () =>
  world.rollback(async () => {
    await twoSheets();
    const ban = await world.as('ban');
    const byUnit = async (unit?: number) => {
      const query = { form: 'DT01', period: '2022', format: 'xlsx', ...(unit ? { unit } : {}) } as const;
      const sheets = await readWorkbook((await ban.call(printTotal, { query })).raw);
      return sheets.find(({ name }) => name === 'Theo đơn vị')?.rows;
    };
    const rows = (await byUnit()) ?? expect.fail('no sheet by unit');
    const codes = rows.find((row) => row[2] === 'A01.TS') ?? expect.fail('no codes');
    expect(codes).toHaveLength(82);
    const at = codes.indexOf('A01.TAY');
    const lines = rows.slice(rows.indexOf(codes) + 1);
    expect(lines.map(([name, coverage]) => [name, coverage])).toEqual([
      ['Huyện Hạ Lang', expect.stringMatching(/^\d\/\d$/)],
      ['Huyện Trùng Khánh', expect.stringMatching(/^\d\/\d$/)],
      ['Cộng', '2/5'],
    ]);
    const figures = lines.map((line) => line[at]);
    expect(figures.at(-1)).toBe(30_000);
    expect(figures.slice(0, -1).reduce((sum: number, one) => sum + Number(one ?? 0), 0)).toBe(30_000);
    // A commune has nobody below it.
    const { rows: communes } = await sql<{
      id: number;
    }>`select unit_id as id from unit_version where code = '01495'`.execute(world.db);
    expect(await byUnit(communes[0]?.id)).toBeUndefined();
  }));

test('R35 a paper is looked at before it is printed: its pages as a picture, without a line in the trail', () =>
  world.rollback(async () => {
    await twoSheets();
    const ban = await world.as('ban');
    const lines = async () =>
      (await sql`select id from audit_event where action like '%.print'`.execute(world.db)).rows.length;
    const before = await lines();
    const query = { form: 'DT01', period: '2022', format: 'preview' } as const;
    const { status, raw, headers } = await ban.call(printTotal, { query });
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('image/svg+xml');
    expect(headers['content-disposition']).toContain('attachment');
    expect(raw.toString()).toMatch(/^<svg/);
    expect(await lines()).toBe(before);
  }));

test('R35 a signer typed to look like a formula stays text in the workbook', () =>
  world.rollback(async () => {
    await twoSheets();
    const signer = '=HYPERLINK("http://x","y")';
    const { raw } = await (await world.as('ban')).call(printTotal, {
      query: { form: 'DT01', period: '2022', format: 'xlsx', signer, signerTitle: '@cmd' },
    });
    const sheets = await readWorkbook(raw);
    expect(sheets[1]?.rows.flat()).toContain(signer);
    expect(partOf(raw, 'xl/worksheets/sheet2.xml')).not.toContain('<f>');
  }));

test('R31 R35 what does not add prints its range, in the PDF and in the workbook; blank is only what is missing', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT04'], period: '2022' });
    for (const [unit, distance] of [
      ['01495', 4.5],
      ['01558', 12.25],
    ] as const)
      await putSheet(world.db, { form: 'DT04', period: '2022', unit, state: 'accepted', figures: [distance] });
    const ban = await world.as('ban');
    const ask = (format: 'pdf' | 'xlsx') => ban.call(printTotal, { query: { form: 'DT04', period: '2022', format } });
    expect(pdfLines((await ask('pdf')).raw)).toContain('4,5 – 12,25');
    const [sheet] = await readWorkbook((await ask('xlsx')).raw);
    const row = sheet?.rows.find((cells) => cells[1] === 'A01');
    expect(row).toContain('4,5 – 12,25');
    expect(sheet?.rows.find((cells) => cells[1] === 'A02')).not.toContain('4,5 – 12,25');
  }));
