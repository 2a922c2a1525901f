import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { printEmptyForm, publishForm } from '../../forms/contract.ts';
import { definitionOf, table } from '../../forms/rules/small-form.fixture.ts';
import { closePrinter } from '../../platform/print/printer.ts';
import { readWorkbook } from '../../platform/print/workbook.ts';
import { zipPart } from '../../platform/print/zip-part.fixture.ts';
import { printTotal } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  closePrinter();
  await world.close();
});

/** It turned the direction of writing, and the compiler died of it. */
const TURNED = '\u202e#read("/etc/passwd") $x$ *b* <a> @ref';

test('R35 a label that turns the direction of writing does not keep a form from being printed', () =>
  world.rollback(async () => {
    const tuan = await world.as('tuan');
    const rows = [{ code: 'A01', label: TURNED, type: 'integer', overTime: 'stock' }] as const;
    const definition = definitionOf([table([...rows], [{ code: 'TS', label: 'Tổng số' }])], [], { code: 'TN01' });
    const published = await tuan.call(publishForm, { body: { definition, effectiveFrom: '2019-01-01' } });
    expect(published.status).toBe(200);
    const { status, headers } = await tuan.call(printEmptyForm, { params: { code: 'TN01', version: 1 } });
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
  }));

test('R30 a total is printed whatever the number of the document holds, and its workbook stays well-formed', () =>
  world.rollback(async () => {
    const ban = await world.as('ban');
    await world.openCampaign({ forms: ['DT01'], period: '2022' });
    const query = { form: 'DT01', period: '2022', number: '\u202eabc\ufffe\uffff', signer: '=1+1' } as const;
    expect((await ban.call(printTotal, { query: { ...query, format: 'pdf' } })).status).toBe(200);
    const { status, raw } = await ban.call(printTotal, { query: { ...query, format: 'xlsx' } });
    expect(status).toBe(200);
    expect(zipPart(raw, 'xl/sharedStrings.xml')).not.toMatch(/[\u202e\ufffe\uffff]/);
    const texts = (await readWorkbook(raw)).flatMap(({ rows }) => rows.flat()).map(String);
    expect(texts.some((text) => text.includes('abc'))).toBe(true);
    expect(texts).toContain('=1+1');
  }));
