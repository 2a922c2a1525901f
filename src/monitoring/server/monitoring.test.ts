import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../../../tests/world/people.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { getCompiled, versionFor } from '../../forms/server/index.ts';
import { listNotices, readNotices } from '../../notices/contract.ts';
import { json } from '../../platform/db/arrays.ts';
import { putSheet, unitId } from '../../totals/server/sheets.fixture.ts';
import { getProgress, getWorkList, sendReminder, type Task } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Name = Parameters<World['as']>[0];
const tasksOf = async (name: Name): Promise<Task[]> => (await (await world.as(name)).call(getWorkList)).body.tasks;
const inShort = (tasks: readonly Task[]) =>
  tasks.map(({ group, form, count }) => `${group} ${form}${count === null ? '' : ` ${count}`}`);
const put = async (unit: string, state: 'submitted' | 'accepted' | 'returned', form = 'DT01') => {
  const version = await versionFor(world.db, form, '2022-01-01');
  const compiled = await getCompiled(world.db, version?.versionId ?? 0);
  await putSheet(world.db, { form, period: '2022', unit, state, figures: compiled.ordinals.map(() => 9) });
};

test('R37 a clerk finds what to fill, the nearest due first, with the days left in Vietnamese days', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT07'], period: '2022', dueCommune: '2022-11-30' });
    await world.openCampaign({ forms: ['DT01'], period: '2022' });
    // 23:30 UTC is the morning of the 24th in Cao Bằng.
    world.clock.now = new Date('2022-11-23T02:30:00Z');
    const lan = await world.as('lan');
    const { body } = await lan.call(getWorkList);
    expect(body.today).toBe('2022-11-23');
    expect(body.tasks.map(({ group, form, daysLeft, periodName }) => [group, form, daysLeft, periodName])).toEqual([
      ['fill', 'DT01', 2, 'Năm 2022'],
      ['fill', 'DT07', 7, 'Năm 2022'],
    ]);
    expect(body.tasks[0]).toMatchObject({
      title: 'Phiếu thu thập thông tin dân số và hộ theo dân tộc',
      detail: 'theo văn bản số 214/BDT-CSDT',
      state: 'draft',
      filled: 0,
    });
    expect(body.tasks[0]?.link).toMatch(/^\/phieu\/[0-9a-f-]{36}$/);
    expect(body.campaigns).toEqual([]);
  }));

test('R37 days are Vietnamese days: an hour before midnight in Greenwich it is tomorrow', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT01'], period: '2022' });
    const lan = await world.as('lan');
    world.clock.now = new Date('2022-11-23T02:10:00Z');
    expect((await lan.call(getWorkList)).body.today).toBe('2022-11-23');
    const seen = await world.as('nga');
    world.clock.now = new Date('2022-11-23T17:05:00Z');
    const late = await world.as('minh');
    expect(seen.cookie).toBeDefined();
    expect((await late.call(getWorkList)).body.today).toBe('2022-11-24');
  }));

test('R37 what was returned stands first, with who returned it and why', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT01', 'DT07'], period: '2022' });
    await put('01495', 'returned', 'DT07');
    await sql`insert into submission_return (submission_id, revision, reason, cells, due_on, returned_by, returned_unit_id, at)
      select s.id, 1, 'Đề nghị rà lại', ${json([
        { cell: 'A01.TS', reason: 'x' },
        { cell: 'A02.TS', reason: 'y' },
      ])}::jsonb, '2022-11-28', (select id from account where username = 'trungkhanh'), ${await unitId(world.db, '047')}, now()
      from submission s where s.state = 'returned'`.execute(world.db);
    const tasks = await tasksOf('lan');
    expect(inShort(tasks)).toEqual(['returned DT07 2', 'fill DT01']);
    expect(tasks[0]?.detail).toBe('Phòng Dân tộc huyện Trùng Khánh trả lại 2 ô: “Đề nghị rà lại”');
  }));

test('R37 what was sent or decided in the last 60 days stays in sight, the newest first, at most five', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT01', 'DT03', 'DT04', 'DT07', 'DT09', 'DT19'], period: '2022' });
    await world.openCampaign({ forms: ['DT05'], period: '2022-H1' });
    const sent = { DT01: 61, DT03: 59, DT04: 3, DT05: 20, DT07: 10, DT09: 90, DT19: 30 };
    for (const [form, days] of Object.entries(sent))
      await sql`update submission s set state = 'submitted', submitted_at = ${new Date(world.clock.now.getTime() - days * 86_400_000)}
        from round r, form f where r.id = s.round_id and f.id = r.form_id and f.code = ${form} and s.reporter_unit_id = ${await unitId(world.db, '01495')}`.execute(
        world.db,
      );
    await sql`update submission s set state = 'accepted', accepted_at = ${world.clock.now} from round r, form f
      where r.id = s.round_id and f.id = r.form_id and f.code = 'DT09' and s.reporter_unit_id = ${await unitId(world.db, '01495')}`.execute(
      world.db,
    );
    const recent = (await tasksOf('lan')).filter(({ group }) => group === 'recent');
    expect(recent.map(({ form, state }) => `${form} ${state}`)).toEqual([
      'DT09 accepted',
      'DT04 submitted',
      'DT07 submitted',
      'DT05 submitted',
      'DT19 submitted',
    ]);
  }));

test('R37 a district sees what to check and, when every commune is accepted or excused, what to sign', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT01'], period: '2022' });
    await put('01495', 'submitted');
    await put('01477', 'submitted');
    expect(inShort(await tasksOf('minh'))).toEqual(['review DT01 2']);
    expect((await tasksOf('minh'))[0]).toMatchObject({
      link: '/kiem-tra/DT01/2022',
      detail: '2 phiếu đã nộp, chờ kiểm tra',
      daysLeft: 9,
    });
    expect(await tasksOf('hai')).toEqual([]);
    expect(await tasksOf('thu')).toEqual([]);
    await put('01495', 'accepted');
    await put('01477', 'accepted');
    expect(await tasksOf('minh')).toEqual([]);
    await sql`update submission set excused_reason = 'Thiên tai' where subject_unit_id = ${await unitId(world.db, '01501')}`.execute(
      world.db,
    );
    expect(inShort(await tasksOf('minh'))).toEqual(['consolidate DT01 2']);
    expect((await tasksOf('minh'))[0]?.link).toMatch(/^\/chot\//);
  }));

test('R37 a department sees what is signed and waits to be verified; the board what waits for approval', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT01'], period: '2022' });
    for (const unit of ['01495', '01477', '01501', '01558', '01561']) await put(unit, 'accepted');
    await sql`update consolidation set state = 'signed' where unit_id = ${await unitId(world.db, '047')}`.execute(
      world.db,
    );
    expect(inShort(await tasksOf('thu'))).toEqual(['verify DT01 3']);
    // The verifier is shown its own due date, not the district's.
    expect((await tasksOf('thu'))[0]).toMatchObject({ dueOn: '2022-12-10', daysLeft: 17 });
    expect(await tasksOf('binh')).toEqual([]);
    expect(await tasksOf('mai')).toEqual([]);
    await sql`update consolidation set state = 'verified'`.execute(world.db);
    expect(inShort(await tasksOf('mai'))).toEqual(['approve DT01 2']);
    expect(inShort(await tasksOf('ban'))).toContain('approve DT01 2');
    expect(await tasksOf('tuan')).toEqual([]);
  }));

test('R36 R37 leaders see how the open campaigns stand; operators without figures see nothing', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT01'], period: '2022' });
    await put('01495', 'submitted');
    await put('01477', 'accepted');
    world.clock.now = new Date('2022-11-27T02:00:00Z');
    const vinh = await world.as('vinh');
    expect((await vinh.call(getWorkList)).body.campaigns).toMatchObject([
      {
        form: 'DT01',
        formTitle: 'Phiếu thu thập thông tin dân số và hộ theo dân tộc',
        expected: 5,
        submitted: 2,
        accepted: 1,
        late: 3,
      },
    ]);
    const quan = await world.as('quan');
    expect((await quan.call(getWorkList)).body).toMatchObject({ tasks: [], campaigns: [] });
  }));

test('R36 progress by district: who is accepted, sent, late; with the total so far and its coverage', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT01'], period: '2022' });
    await put('01495', 'accepted');
    await put('01558', 'submitted');
    world.clock.now = new Date('2022-11-27T02:00:00Z');
    const { body } = await (await world.as('ban')).call(getProgress, { query: { form: 'DT01', period: '2022' } });
    expect(body).toMatchObject({
      letter: '214/BDT-CSDT ngày 14/11/2022',
      dueCommune: '2022-11-25',
      dueDistrict: '2022-12-02',
    });
    expect(
      body.groups.map(({ unit, expected, accepted, late, units }) => [
        unit.name,
        expected,
        accepted,
        late,
        units.map(({ name, state }) => `${name}: ${state}`),
      ]),
    ).toEqual([
      ['Huyện Hạ Lang', 2, 0, 1, ['Thị trấn Thanh Nhật: submitted', 'Xã Vinh Quý: late']],
      ['Huyện Trùng Khánh', 3, 1, 2, ['Thị trấn Trùng Khánh: late', 'Xã Chí Viễn: late', 'Xã Đàm Thủy: accepted']],
    ]);
    expect(body.headline).toEqual([
      { label: 'Nhân khẩu · Tổng số, tỉnh Cao Bằng', value: '144', note: '2/5 đơn vị · đã nộp trở lên' },
    ]);
    const own = (await (await world.as('minh')).call(getProgress, { query: { form: 'DT01', period: '2022' } })).body;
    expect(own.groups.map(({ unit }) => unit.name)).toEqual(['Huyện Trùng Khánh']);
    expect((await (await world.as('binh')).call(getProgress, { query: { form: 'DT01', period: '2022' } })).status).toBe(
      404,
    );
    expect((await (await world.as('lan')).call(getProgress, { query: { form: 'DT01', period: '2022' } })).status).toBe(
      403,
    );
  }));

test('R36 a reminder reaches the clerks of the late units and nobody else', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT01'], period: '2022' });
    await put('01477', 'submitted');
    const [damThuy, trungKhanh, thanhNhat] = [
      await unitId(world.db, '01495'),
      await unitId(world.db, '01477'),
      await unitId(world.db, '01558'),
    ];
    const minh = await world.as('minh');
    const remind = (units: number[]) =>
      minh.call(sendReminder, {
        body: { form: 'DT01', period: '2022', units, message: 'Đề nghị nộp trước ngày 25/11.' },
      });
    expect((await remind([damThuy, trungKhanh])).body).toEqual({ sent: 1, notSent: [] });
    expect((await remind([damThuy, thanhNhat])).status).toBe(404);
    const lan = await world.as('lan');
    const { body } = await lan.call(listNotices, { query: {} });
    const reminder = body.notices.find(({ kind }) => kind === 'reminder');
    expect(reminder).toMatchObject({
      title: 'Đôn đốc phiếu DT01, Năm 2022',
      body: 'Đề nghị nộp trước ngày 25/11.',
      by: 'Phòng Dân tộc huyện Trùng Khánh',
      read: false,
    });
    expect(reminder?.link).toMatch(/^\/phieu\//);
    expect(
      (await (await world.as('nga')).call(listNotices, { query: {} })).body.notices.filter(
        ({ kind }) => kind === 'reminder',
      ),
    ).toEqual([]);
    expect(
      (await lan.call(sendReminder, { body: { form: 'DT01', period: '2022', units: [damThuy], message: 'abc' } }))
        .status,
    ).toBe(403);
  }));

test('R36 R37 a unit without an account counts as not reminded, is named before and after, and gets nothing', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT01'], period: '2022' });
    const [damThuy, chiVien] = [await unitId(world.db, '01495'), await unitId(world.db, people.kim.unit)];
    await world.db.updateTable('account').set({ state: 'closed' }).where('unit_id', '=', chiVien).execute();
    const minh = await world.as('minh');
    const { groups } = (await minh.call(getProgress, { query: { form: 'DT01', period: '2022' } })).body;
    const without = groups.flatMap(({ units }) => units).filter(({ hasAccount }) => !hasAccount);
    expect(without.map(({ id }) => id)).toEqual([chiVien]);
    const body = { form: 'DT01', period: '2022', units: [damThuy, chiVien], message: 'Đề nghị nộp.' };
    const { body: answer } = await minh.call(sendReminder, { body });
    expect(answer).toEqual({
      sent: 1,
      notSent: [{ id: chiVien, name: expect.stringMatching(/, huyện Trùng Khánh$/) }],
    });
    const sent = await world.db.selectFrom('notice').select('unit_id').where('kind', '=', 'reminder').execute();
    expect(sent).toEqual([{ unit_id: damThuy }]);
  }));

test('R36 notices are read by their own unit only', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT01'], period: '2022' });
    const lan = await world.as('lan');
    const before = (await lan.call(listNotices, { query: {} })).body;
    const ids = before.notices.map(({ id }) => id);
    expect(before.unread).toBeGreaterThan(0);
    expect((await (await world.as('nga')).call(readNotices, { body: { ids } })).body).toEqual({ read: 0 });
    expect((await lan.call(readNotices, { body: { ids } })).body).toEqual({ read: ids.length });
    expect((await lan.call(listNotices, { query: {} })).body.unread).toBe(0);
  }));
