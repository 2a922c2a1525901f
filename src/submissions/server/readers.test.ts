import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import type { PersonName } from '../../../tests/world/people.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { getRevision, getSheet, listSubmissions, saveDraft, submitValues } from '../contract.ts';
import { dt01Cells } from './sheets.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const rowsOf = async (client: Client, form: string) =>
  (await client.call(listSubmissions, { query: { form } })).body.submissions;
const statusFor = async (name: PersonName, id: string) =>
  (await (await world.as(name)).call(getSheet, { params: { id } })).status;

describe('who reads what', () => {
  it('R9 a sensitive form is found by its filler, its district, its readers and the board only, and each reading is in the trail', () =>
    world.rollback(async () => {
      await world.openCampaign({ forms: ['DT10'], period: '2022-Q4' });
      const id = (await rowsOf(await world.as('lan'), 'DT10'))[0]?.id ?? '';
      const seen = await Promise.all(
        (['lan', 'minh', 'binh', 'ban', 'vinh'] as const).map((name) => statusFor(name, id)),
      );
      expect(seen).toEqual([200, 200, 200, 200, 200]);
      const hidden = await Promise.all((['sy', 'thu', 'nga', 'hai'] as const).map((name) => statusFor(name, id)));
      expect(hidden).toEqual([404, 404, 404, 404]);
      const { rows } = await sql<{
        name: string;
      }>`select account_name as name from audit_event where action = 'submission.read' and object_id = ${id} order by name`.execute(
        world.db,
      );
      expect(rows.map(({ name }) => name)).toEqual(
        ['bdt', 'lanh.dao', 'sldtbxh', 'trungkhanh', 'damthuy.trungkhanh'].sort(),
      );
    }));

  it('R9 a department finds the forms that it verifies or is consulted on, in all communes, and no others', () =>
    world.rollback(async () => {
      await world.openCampaign({ forms: ['DT01', 'DT07'], period: '2022' });
      const forms = async (name: PersonName) => [
        ...new Set(
          (await (await world.as(name)).call(listSubmissions, { query: {} })).body.submissions.map(({ form }) => form),
        ),
      ];
      expect(await forms('thu')).toEqual(['DT01']);
      expect(await forms('sy')).toEqual(['DT01']);
      expect(await forms('binh')).toEqual(['DT07']);
      expect(await rowsOf(await world.as('thu'), 'DT01')).toHaveLength(5);
      expect(await rowsOf(await world.as('minh'), 'DT01')).toHaveLength(3);
      expect(await rowsOf(await world.as('lan'), 'DT01')).toHaveLength(1);
    }));

  it('R9 names of persons are masked for who neither reports, checks nor verifies', () =>
    world.rollback(async () => {
      await world.openCampaign({ forms: ['DT19'], period: '2022' });
      const lan = await world.as('lan');
      const id = (await rowsOf(lan, 'DT19'))[0]?.id ?? '';
      const values = { HOTEN: 'Người minh họa 01', NAMSINH: '1960', XOM: 'Bản Giốc' };
      await lan.call(saveDraft, {
        params: { id },
        body: { baseVersion: 1, rows: { A: [{ id: 'r1', values, added: true }] } },
      });
      await sql`insert into revision (submission_id, number, form_version_id, figures, lists, digest, submitted_by, submitted_at)
        select s.id, 1, r.form_version_id, '{}', s.draft -> 'lists', 'x', (select id from account where username = 'damthuy.trungkhanh'), now()
        from submission s join round r on r.id = s.round_id where s.id = ${id}::uuid`.execute(world.db);
      await sql`update submission set state = 'submitted', revision = 1 where id = ${id}::uuid`.execute(world.db);
      await sql`update round set consulted_unit_ids = array[(select unit_id from unit_version where code = 'CTK')] where form_id = (select id from form where code = 'DT19')`.execute(
        world.db,
      );
      const namesFor = async (name: PersonName) =>
        (await (await world.as(name)).call(getRevision, { params: { id, number: 1 } })).body.values.lists.A?.[0]
          ?.values;
      expect(await namesFor('lan')).toEqual(values);
      expect(await namesFor('minh')).toEqual(values);
      expect(await namesFor('ban')).toEqual(values);
      expect(await namesFor('thu')).toEqual({ HOTEN: '•••', NAMSINH: '•••', XOM: '•••' });
    }));

  it('R20 a form whose filler is its verifier is accepted as it is sent', () =>
    world.rollback(async () => {
      await world.openCampaign({ forms: ['DT22'], period: '2022-M10' });
      const ban = await world.as('ban');
      const id = (await rowsOf(ban, 'DT22'))[0]?.id ?? '';
      const { body } = await ban.call(getSheet, { params: { id } });
      expect(body.checkerName).toBeNull();
      const cells = { A05: 'Đã triển khai đủ chương trình', A08: 'Tiếp tục rà soát' };
      const sent = await ban.call(submitValues, { params: { id }, body: { baseVersion: 1, cells } });
      expect(sent.status === 200 ? sent.body.state : sent.problem).toBe('accepted');
    }));

  it("R30 the board quotes the province's totals in its own report", () =>
    world.rollback(async () => {
      await world.openCampaign({ forms: ['DT01'], period: '2022' });
      await world.openCampaign({ forms: ['DT22'], period: '2022' });
      const ban = await world.as('ban');
      const id = (await rowsOf(ban, 'DT22'))[0]?.id ?? '';
      expect((await ban.call(getSheet, { params: { id } })).body.context.forms).toBeUndefined();
      for (const name of ['lan', 'sen'] as const) {
        const client = await world.as(name);
        const sheet = (await rowsOf(client, 'DT01'))[0];
        await client.call(submitValues, {
          params: { id: sheet?.id ?? '' },
          body: { baseVersion: 1, cells: dt01Cells(20) },
        });
      }
      expect((await ban.call(getSheet, { params: { id } })).body.context.forms?.DT01?.['A01.TS']).toBe('432');
    }));
});
