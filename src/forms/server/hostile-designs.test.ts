import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { demandModestWorkbook } from '../../platform/print/workbook-size.ts';
import { editDraft, getDraft, openDraft } from '../contract/drafts.ts';
import { publishForm, tryForm } from '../contract.ts';
import { emptyDefinition } from '../rules/edit/opened.ts';
import type { EditOperation } from '../rules/edit/operation.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const leaf = (code: string, more: object = {}) => ({ code, label: code, type: 'integer', ...more });
const table = (rows: object[], columns: object[], code = 'A') => ({
  code,
  title: 'Phần',
  shape: 'table',
  rows,
  columns,
});
const definition = (sections: object[], more: object = {}) => ({
  ...emptyDefinition('TN01', 'Phiếu thử'),
  sector: 'dan-so',
  periodKinds: ['year'],
  verifier: 'CTK',
  sections,
  ...more,
});
const many = (letter: string, count: number, more: object = {}) =>
  Array.from({ length: count }, (_, at) => leaf(`${letter}${at}`, more));

/** What stands against a definition that is opened as a draft and what publishing it says; never an exception. */
const foundIn = async (tuan: Client, whole: object): Promise<string[]> => {
  const { status, body, problem } = await tuan.call(openDraft, { body: { from: 'file', definition: whole } });
  if (status !== 200)
    return [
      String(problem.code),
      ...JSON.stringify(problem.findings ?? '')
        .slice(0, 300)
        .split('\n'),
    ];
  const { found } = (await tuan.call(getDraft, { params: { id: body.id } })).body;
  expect((await tuan.call(tryForm, { body: { definition: whole } })).status).toBe(422);
  return found.slice(0, 50).map(({ message }) => message);
};

describe('designs that would do harm', () => {
  it('R14 100,000 cells are refused with a sentence', () =>
    world.rollback(async () => {
      const found = await foundIn(await world.as('tuan'), definition([table(many('R', 400), many('C', 250))]));
      expect(found).toEqual([expect.stringContaining('20.000 ô')]);
    }));

  it.each([
    ['brackets', `${'('.repeat(10_000)}R0${')'.repeat(10_000)}`],
    ['brackets within what a formula may be long', `${'('.repeat(900)}R0${')'.repeat(900)}`],
    ['signs', `${'-'.repeat(1_900)}R0`],
    ['negations', `${'not '.repeat(490)}R0 = 1`],
    ['a chain of sums', `R0${' + R0'.repeat(399)} +`],
  ])('R14 a formula nested 10,000 deep by %s is a finding, not a fall', (_name, formula) =>
    world.rollback(async () => {
      const rows = [leaf('R0'), leaf('R1', { formula })];
      const found = await foundIn(await world.as('tuan'), definition([table(rows, [leaf('C0')])]));
      expect(found.length).toBeGreaterThan(0);
      expect(found.join(' ')).toMatch(/lồng nhau|dài quá|dừng giữa chừng|không|Ở đây/);
    }),
  );

  it('R14 letters that only look like ours are named as such, in codes and in formulas', () =>
    world.rollback(async () => {
      const tuan = await world.as('tuan');
      const cyrillic = 'А01';
      const rows = [leaf('A01'), leaf(cyrillic), leaf('A02', { formula: `A01 + ${cyrillic}` })];
      const found = await foundIn(tuan, definition([table(rows, [leaf('C0')])]));
      expect(found).toEqual(expect.arrayContaining([expect.stringContaining('bảng chữ khác')]));
    }));

  it('R14 circles within a form are named', () =>
    world.rollback(async () => {
      const rows = [leaf('R0', { formula: 'R1 + 1' }), leaf('R1', { formula: 'R2' }), leaf('R2', { formula: 'R0' })];
      const found = await foundIn(await world.as('tuan'), definition([table(rows, [leaf('C0')])]));
      expect(found).toEqual([expect.stringMatching(/đi vòng: R\d\.C0 → R\d\.C0 → R\d\.C0/)]);
    }));

  it('R14 forms that read each other in a circle: the one that would close it is a finding and is not published', () =>
    world.rollback(async () => {
      const tuan = await world.as('tuan');
      const form = (code: string, formula?: string) =>
        definition([table([leaf('R0', formula === undefined ? {} : { formula }), leaf('R1')], [leaf('C0')])], { code });
      const put = async (one: object) =>
        tuan.call(publishForm, { body: { definition: one, effectiveFrom: '2023-01-01' } });
      expect((await put(form('TN01'))).status).toBe(200);
      expect((await put(form('TN02', 'TN01.R0.C0 + 1'))).status).toBe(200);
      const closing = form('TN01', 'TN02.R0.C0');
      const { id } = (await tuan.call(openDraft, { body: { from: 'file', definition: closing } })).body;
      const { found } = (await tuan.call(getDraft, { params: { id } })).body;
      expect(found).toMatchObject([
        {
          place: { section: 'A', row: 'R0', column: 'C0' },
          message: expect.stringContaining('TN01.R0.C0 → TN02.R0.C0 → TN01.R0.C0'),
        },
      ]);
      expect((await put(closing)).status).toBe(422);
      // The other way round is no circle.
      expect((await put(form('TN01', 'TN02.R1.C0'))).status).toBe(200);
    }));

  it('R14 edits that would grow a draft without end are refused, and it stays as it was', () =>
    world.rollback(async () => {
      const tuan = await world.as('tuan');
      const { id } = (await tuan.call(openDraft, { body: { from: 'nothing', code: 'TN01', title: 'Phiếu thử' } })).body;
      const section: EditOperation = JSON.parse(
        JSON.stringify({ op: 'add-section', after: null, section: table(many('R', 600), [leaf('C0')]) }),
      );
      const grown = await tuan.call(editDraft, { params: { id }, body: { version: 1, operations: [section] } });
      expect(grown.status).toBe(400);
      const deep: EditOperation = JSON.parse(
        JSON.stringify({ op: 'add-section', after: null, section: table([nest(7)], [leaf('C0')]) }),
      );
      expect((await tuan.call(editDraft, { params: { id }, body: { version: 1, operations: [deep] } })).status).toBe(
        400,
      );
      expect((await tuan.call(getDraft, { params: { id } })).body.version).toBe(1);
    }));
});

const nest = (levels: number): object =>
  levels === 0 ? leaf('R0') : { label: `Cấp ${levels}`, children: [nest(levels - 1)] };

/** A zip of one deflated part, whose directory may say another size than it has. */
const zip = (name: string, content: Buffer, said = content.length): Buffer => {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30 + name.length);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(said, 22);
  local.writeUInt16LE(name.length, 26);
  local.write(name, 30, 'latin1');
  const entry = Buffer.alloc(46 + name.length);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(said, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.write(name, 46, 'latin1');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, entry, end]);
};

describe('workbooks that would do harm', () => {
  const rows = Buffer.from('<row r="1" s="1" customFormat="1"><c r="A1" s="1"/></row>'.repeat(1_000_000));

  it.each([
    ['a million styled empty rows', zip('xl/worksheets/sheet1.xml', rows)],
    ['the same that says it is small', zip('xl/worksheets/sheet1.xml', rows, 1_000)],
  ])('R14 %s: refused before it is read', (_name, file) => {
    expect(file.length).toBeLessThan(5 * 1024 * 1024);
    expect(() => demandModestWorkbook(file)).toThrow(/dòng trống/);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['no archive', Buffer.from('a'.repeat(500))],
    ['an archive that breaks off', zip('x', Buffer.from('x')).subarray(0, 60)],
  ])('R14 %s is no workbook', (_name, file) => {
    expect(() => demandModestWorkbook(file)).toThrow(/Excel/);
  });
});
