import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { listSubmissions } from '../../submissions/contract.ts';
import { publishForm, tryForm } from '../contract.ts';
import type { AxisNode } from '../rules/definition.ts';
import { definitionOf, table } from '../rules/small-form.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const leaf = (code: string, more: Partial<AxisNode> = {}): AxisNode => ({
  code,
  label: code,
  type: 'integer',
  overTime: 'stock',
  ...more,
});
const form = (change: Record<string, unknown> = {}) => ({
  ...definitionOf([table([leaf('A01')], [{ code: 'TS', label: 'Số' }])], [], { code: 'TN01' }),
  ...change,
});

const publish = async (change: Record<string, unknown>, effectiveFrom: string) =>
  (await world.as('tuan')).call(publishForm, { body: { definition: form(change), effectiveFrom } });

/** `from..to code` of every route of the form, in order. */
const routes = async (): Promise<string[]> => {
  const { rows } = await sql<{ from: string; to: string | null; code: string }>`
    select r.valid_from as from, r.valid_to as to, u.code from form_route r join form f on f.id = r.form_id
    join unit_version u on u.unit_id = r.verifier_unit_ids[1] where f.code = 'TN01' order by r.valid_from`.execute(
    world.db,
  );
  return rows.map(({ from, to, code }) => `${from}..${to ?? ''} ${code}`);
};

describe('versions of a form in time', () => {
  it('R20 a version for earlier periods overtakes the later one: on no day do two routes stand, and no sheet is shown twice', () =>
    world.rollback(async () => {
      await publish({}, '2019-01-01');
      await publish({ verifier: 'SYT' }, '2025-01-01');
      expect(await routes()).toEqual(['2019-01-01..2025-01-01 CTK', '2025-01-01.. SYT']);
      await publish({ verifier: 'SLDTBXH' }, '2021-01-01');
      expect(await routes()).toEqual(['2019-01-01..2021-01-01 CTK', '2021-01-01.. SLDTBXH']);
      await world.openCampaign({ forms: ['TN01'], period: '2022' });
      const { submissions } = (await (await world.as('lan')).call(listSubmissions, { query: { form: 'TN01' } })).body;
      expect(submissions).toHaveLength(1);
    }));

  it('R20 the same day again corrects the route, and the same route again changes nothing', () =>
    world.rollback(async () => {
      await publish({}, '2019-01-01');
      await publish({ verifier: 'SYT' }, '2019-01-01');
      await publish({ verifier: 'SYT', title: 'Phiếu thử, sửa' }, '2020-01-01');
      expect(await routes()).toEqual(['2019-01-01.. SYT']);
    }));

  it('R10 a period that was collected keeps its version, verifier and readers: a version that would take it is refused', () =>
    world.rollback(async () => {
      await publish({}, '2019-01-01');
      await world.openCampaign({ forms: ['TN01'], period: '2022' });
      const late = await publish({ verifier: 'SYT' }, '2022-01-01');
      expect([late.status, late.problem.code]).toEqual([409, 'in-use']);
      expect(late.problem.detail).toBe('Phiếu TN01 đã được thu cho Năm 2022. Chọn ngày hiệu lực sau ngày 01/01/2022.');
      expect(await routes()).toEqual(['2019-01-01.. CTK']);
      expect((await publish({ verifier: 'SYT' }, '2022-01-02')).body).toEqual({ code: 'TN01', version: 2 });
    }));
});

describe('definitions that would do harm', () => {
  const refused = async (definition: object) => {
    const { status, problem } = await (await world.as('tuan')).call(tryForm, { body: { definition } });
    return [status, JSON.stringify(problem.findings)];
  };

  it('R9 a form open to many may not quote one that few may read', () =>
    world.rollback(async () => {
      await publish({ sensitive: true }, '2019-01-01');
      const quoting = (more: object) =>
        form({
          code: 'TN02',
          sections: [
            {
              code: 'A',
              title: 'Phần A',
              shape: 'table',
              rows: [leaf('A01'), leaf('A02', { formula: 'TN01.A01.TS' })],
              columns: [{ code: 'TS', label: 'Số' }],
            },
          ],
          ...more,
        });
      expect(await refused(quoting({}))).toEqual([
        422,
        expect.stringContaining('phiếu TN01 chỉ một số đơn vị được xem'),
      ]);
      expect((await refused(quoting({ sensitive: true })))[0]).toBe(200);
    }));

  it('R13 checks that read too many cells are refused before they fill the memory', () =>
    world.rollback(async () => {
      const rows = Array.from({ length: 400 }, (_, index) => leaf(`R${index}`));
      const columns = Array.from({ length: 40 }, (_, index) => ({ code: `C${index}`, label: 'Cột' }));
      const checks = Array.from({ length: 500 }, (_, index) => ({
        id: `K${index}`,
        section: 'A',
        per: 'column',
        expression: 'sum(R0:R399) >= 0',
        severity: 'error',
        message: 'Sai',
      }));
      const sections = [{ code: 'A', title: 'Phần A', shape: 'table', rows, columns }];
      expect(await refused(form({ sections, checks }))).toEqual([
        422,
        expect.stringContaining('Các quy tắc kiểm tra đọc quá nhiều ô'),
      ]);
    }));
});
