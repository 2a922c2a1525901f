import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people } from '../../../tests/world/people.ts';
import { someEvents } from '../../../tests/world/some-events.ts';
import { writeLine } from '../../../tests/world/trail-line.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { mediaTypes } from '../../platform/contract/media.ts';
import { readWorkbook } from '../../platform/print/workbook.ts';
import { exportAuditEvents, listAuditEvents } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('searching the trail', () => {
  it('R26 R27 by result, by figure of a sheet, by custodian; a figure without its sheet is asked back', () =>
    world.rollback(async () => {
      const own = await someEvents(world);
      const ngoc = await world.as('ngoc');
      const actions = async (query: object) =>
        (await ngoc.call(listAuditEvents, { query: { limit: 100, ...query } })).body.events.map(({ action }) => action);
      expect(await actions({ object: own.id, cell: 'A01.TAY' })).toEqual(['submission.submit', 'submission.save']);
      expect(await actions({ object: own.id, cell: 'A02.TAY' })).toEqual(['submission.submit']);
      expect(await actions({ result: 'refused' })).toEqual(['session.refused', 'refused']);
      for (const name of [
        'Nông Thị Nga',
        'nông thị NGA',
        'nong thi nga',
        'Nông Thị Nga'.normalize('NFD'),
        ' Nga  Nông ',
      ])
        expect(await actions({ account: name })).toEqual(['session.close', 'session.open']);
      expect(await actions({ account: 'TRUNGKHANH-TT.trungkhanh' })).toEqual(['session.close', 'session.open']);
      expect(await actions({ account: 'Nông Thị' })).not.toEqual([]);
      expect(await actions({ account: 'Nông Thị Nguyệt' })).toEqual([]);
      const answer = await ngoc.call(listAuditEvents, { query: { cell: 'A01.TAY' } });
      expect([answer.status, answer.problem.detail]).toEqual([
        400,
        'Tìm theo chỉ tiêu thì phải nêu cả phiếu (đối tượng).',
      ]);
    }));

  it('ASVS 1.2.9 a search word is taken literally', () =>
    world.rollback(async () => {
      const ngoc = await world.as('ngoc');
      for (const action of ['%', '_', 'sess%', '\\', "' or 1=1 --"])
        expect((await ngoc.call(listAuditEvents, { query: { action } })).body.events).toEqual([]);
    }));
});

const csvOf = (raw: Buffer) => raw.toString('utf8').split('\r\n');

describe('exporting the trail', () => {
  it('R27 SEC-16 ASVS 1.2.10 as CSV: marked as UTF-8, no cell a formula, every line whole, the export itself a line', () =>
    world.rollback(async () => {
      await writeLine(
        world.db,
        {
          action: 'thu.ghi',
          objectType: 'thu',
          objectId: '=HYPERLINK("http://x")',
          reason: '@SUM(A1)\r\n-1+2',
          detail: { a: '"' },
        },
        world.clock.now,
      );
      const ngoc = await world.as('ngoc');
      const answer = await ngoc.call(exportAuditEvents, { query: { action: 'thu.ghi' } });
      const [head, line, rest] = csvOf(answer.raw);
      expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(answer.headers['content-disposition']).toBe(
        `attachment; filename="nhat ky 2022-11-23.csv"; filename*=UTF-8''nh%E1%BA%ADt%20k%C3%BD%202022-11-23.csv`,
      );
      expect(head?.startsWith('\uFEFF"Mã dòng";"Số niêm phong"')).toBe(true);
      expect(line).toContain(`"'=HYPERLINK(""http://x"")"`);
      expect(line).toContain(`"'@SUM(A1)\\u{d}\\u{a}-1+2"`);
      expect(rest).toBe('');
      const { body } = await ngoc.call(listAuditEvents, { query: { action: 'audit.export' } });
      expect(body.events[0]).toMatchObject({ account: people.ngoc.username, detail: { action: 'thu.ghi', count: 1 } });
    }));

  const many = (count: number) =>
    sql`insert into audit_event (at, action, object_type, user_agent, result, digest)
      select now(), 'thu.nhieu', 'thu', '=trang' || n, 'done', 'x' from generate_series(1, ${sql.lit(count)}) n`.execute(
      world.db,
    );

  it('R27 however many lines there are: every one, newest first, as CSV or as a workbook', () =>
    world.rollback(async () => {
      await many(4_001);
      const ngoc = await world.as('ngoc');
      const query = { action: 'thu.nhieu' };
      const csv = await ngoc.call(exportAuditEvents, { query }, { headers: { accept: 'text/csv' } });
      const lines = csvOf(csv.raw).slice(1, -1);
      const ids = lines.map((line) => Number(line.split('";"')[0]?.slice(1)));
      expect([lines.length, new Set(ids).size]).toEqual([4_001, 4_001]);
      expect(ids).toEqual(ids.toSorted((a, b) => b - a));
      const book = await ngoc.call(exportAuditEvents, { query }, { headers: { accept: mediaTypes.xlsx } });
      expect(book.headers['content-type']).toBe(mediaTypes.xlsx);
      const [sheet] = await readWorkbook(book.raw);
      expect(sheet?.rows).toHaveLength(4_002);
      expect(sheet?.rows[0]?.slice(0, 2)).toEqual(['Mã dòng', 'Số niêm phong']);
      expect(sheet?.rows[1]).toContain('=trang4001');
      const { body } = await ngoc.call(listAuditEvents, { query: { action: 'audit.export' } });
      expect(body.events.map(({ detail }) => detail.count)).toEqual([4_001, 4_001]);
    }));

  it('R27 what is in neither shape is refused before anything is written', () =>
    world.rollback(async () => {
      const ngoc = await world.as('ngoc');
      const answer = await ngoc.call(exportAuditEvents, {}, { headers: { accept: 'application/pdf' } });
      expect([answer.status, answer.problem.code]).toEqual([406, 'not-acceptable']);
      expect((await ngoc.call(listAuditEvents, { query: { action: 'audit.export' } })).body.events).toEqual([]);
    }));
});
