import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { catalogueForms } from '../../app/catalogue/read.ts';
import { getFormVersion, listEthnicGroups, listForms, publishForm, tryForm } from '../contract.ts';
import { definitionOf, table } from '../rules/small-form.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const small = (change: Record<string, unknown> = {}) => ({
  ...definitionOf(
    [table([{ code: 'A01', label: 'Số hộ', type: 'integer', unit: 'hộ' }], [{ code: 'TS', label: 'Tổng số' }])],
    [],
    { code: 'TN01' },
  ),
  ...change,
});

describe('the catalogue of forms', () => {
  it('R10 all forms of the province are published, each with its verifier', () =>
    world.rollback(async () => {
      const { body } = await (await world.as('lan')).call(listForms);
      expect(body.forms).toHaveLength(catalogueForms().length);
      expect(body.forms.find(({ code }) => code === 'DT01')).toMatchObject({
        version: 1,
        versions: 1,
        filledBy: 'commune',
        verifier: 'Cục Thống kê tỉnh',
        periodKinds: ['year'],
        effectiveFrom: '2019-01-01',
      });
    }));

  it('R10 a published version is given as it was published, and cannot be changed even by SQL', () =>
    world.rollback(async () => {
      const lan = await world.as('lan');
      const { body } = await lan.call(getFormVersion, { params: { code: 'DT01', version: 1 } });
      expect(body.definition).toEqual(catalogueForms().find(({ code }) => code === 'DT01'));
      expect((await lan.call(getFormVersion, { params: { code: 'DT01', version: 2 } })).status).toBe(404);
      for (const statement of [sql`update form_version set title = 'x'`, sql`delete from form_version`])
        await expect(world.db.transaction().execute((tx) => statement.execute(tx))).rejects.toThrow(/frozen/);
    }));

  it('R10 a new version follows the previous, and the verifier that it names is its own from that day', () =>
    world.rollback(async () => {
      const tuan = await world.as('tuan');
      expect(
        (await tuan.call(publishForm, { body: { definition: small(), effectiveFrom: '2020-01-01' } })).body,
      ).toEqual({ code: 'TN01', version: 1 });
      const next = {
        definition: small({ verifier: 'SYT' }),
        effectiveFrom: '2023-01-01',
        note: 'Đổi cơ quan xác thực',
      };
      expect((await tuan.call(publishForm, { body: next })).body).toEqual({ code: 'TN01', version: 2 });
      const { rows } = await sql<{
        from: string;
        to: string | null;
        code: string;
      }>`select r.valid_from as from, r.valid_to as to, u.code from form_route r
        join form f on f.id = r.form_id join unit_version u on u.unit_id = r.verifier_unit_ids[1] where f.code = 'TN01' order by r.valid_from`.execute(
        world.db,
      );
      expect(rows).toEqual([
        { from: '2020-01-01', to: '2023-01-01', code: 'CTK' },
        { from: '2023-01-01', to: null, code: 'SYT' },
      ]);
      const shown = (await tuan.call(listForms)).body.forms.find(({ code }) => code === 'TN01');
      expect(shown).toMatchObject({ version: 1, versions: 2, verifier: 'Cục Thống kê tỉnh' });
    }));

  it.each<[string, Record<string, unknown>, RegExp]>([
    [
      'an unknown cell in a check',
      {
        checks: [{ id: 'C1', section: 'A', per: 'column', expression: 'A01 = A02', severity: 'error', message: 'Sai' }],
      },
      /A02/,
    ],
    [
      'an unknown form in a check',
      {
        checks: [
          {
            id: 'C1',
            section: 'A',
            per: 'form',
            expression: 'A01.TS = DT99.A01.TS',
            severity: 'error',
            message: 'Sai',
          },
        ],
      },
      /DT99/,
    ],
    ['an organisation that is no unit', { verifier: 'XYZ' }, /XYZ/],
    ['a filler that does not fill', { filledBy: 'agency' }, /không điền phiếu/],
    ['a missing title', { title: '' }, /title/],
  ])('R10 %s is refused with the place, by trying and by publishing', (_name, change, words) =>
    world.rollback(async () => {
      const tuan = await world.as('tuan');
      const definition = small(change);
      const published = await tuan.call(publishForm, { body: { definition, effectiveFrom: '2020-01-01' } });
      expect([published.status, published.problem.code]).toEqual([422, 'definition-refused']);
      expect(JSON.stringify(published.problem.findings)).toMatch(words);
      expect((await tuan.call(tryForm, { body: { definition } })).problem.code).toBe('definition-refused');
      expect((await tuan.call(listForms)).body.forms.some(({ code }) => code === 'TN01')).toBe(false);
    }),
  );

  it('R10 only who keeps the catalogue publishes', () =>
    world.rollback(async () => {
      expect(
        (
          await (
            await world.as('mai')
          ).call(publishForm, { body: { definition: small(), effectiveFrom: '2020-01-01' } })
        ).status,
      ).toBe(403);
    }));

  it('R10 the 54 ethnic groups bear both codes', () =>
    world.rollback(async () => {
      const { groups } = (await (await world.as('lan')).call(listEthnicGroups)).body;
      expect(groups).toHaveLength(54);
      expect(groups.find(({ name }) => name === 'Tày')).toMatchObject({ code: '02', isMinority: true });
    }));
});
