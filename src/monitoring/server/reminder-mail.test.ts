import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../../../tests/world/people.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { listNotices } from '../../notices/contract.ts';
import type { Message } from '../../platform/mail/mail.ts';
import { getProgress, sendReminder } from '../contract.ts';
import { REMINDER_MAIL } from './reminder-mail.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const query = { form: 'DT01', period: '2022' };
const message = 'Đề nghị nộp trước ngày 25/11.';
/** A mail server that takes letters, but for addresses that it refuses. */
const post = (refused: readonly string[] = []) => {
  const letters: Message[] = [];
  const send = async (letter: Message): Promise<void> => {
    if (refused.some((name) => letter.to.startsWith(name))) throw new Error('mailbox unavailable');
    letters.push(letter);
  };
  return { letters, mail: { send } };
};
const unitId = async (code: string): Promise<number> =>
  (await world.db.selectFrom('unit_version').select('unit_id').where('code', '=', code).executeTakeFirstOrThrow())
    .unit_id;
const opened = (test: (remind: (codes: readonly string[]) => Promise<number>) => Promise<void>) =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT01'], period: '2022' });
    const minh = await world.as('minh');
    await test(async (codes) => {
      const units = await Promise.all(codes.map(unitId));
      return (await minh.call(sendReminder, { body: { ...query, units, message } })).status;
    });
  });
/** How each unit was reminded, as the district reads it. */
const shown = async () => {
  const { body } = await (await world.as('minh')).call(getProgress, { query });
  const units = body.groups.flatMap((group) => group.units);
  return Object.fromEntries(
    units.map(({ name, remindedAt, remindedByMail }) => [
      name,
      remindedAt === null ? 'never' : remindedByMail ? 'by mail too' : 'notice',
    ]),
  );
};
const LAN = `${people.lan.username}@caobang.example`;

test('R36 a reminder goes by e-mail to the custodian too, once, and the progress says how', () =>
  opened(async (remind) => {
    expect(await remind([people.lan.unit])).toBe(200);
    expect(await shown()).toMatchObject({ 'Xã Đàm Thủy': 'notice', 'Xã Chí Viễn': 'never' });
    const { letters, mail } = post();
    const { failures } = await world.runJobs({ mail, publicUrl: 'https://dantoc.example/' });
    expect(failures).toEqual([]);
    expect(letters.map(({ to, subject }) => [to, subject])).toEqual([[LAN, 'Đôn đốc phiếu DT01, Năm 2022']]);
    expect(letters[0]?.text).toContain(message);
    expect(letters[0]?.text).toContain('https://dantoc.example/');
    expect(await shown()).toMatchObject({ 'Xã Đàm Thủy': 'by mail too', 'Xã Chí Viễn': 'never' });
    const events = await world.db
      .selectFrom('audit_event')
      .select('detail')
      .where('action', '=', 'reminder.mail')
      .execute();
    expect(events.map(({ detail }) => detail)).toEqual([{ units: [await unitId(people.lan.unit)] }]);
    // A later reminder that no letter followed is a notice again.
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    expect(await remind([people.lan.unit])).toBe(200);
    expect(await shown()).toMatchObject({ 'Xã Đàm Thủy': 'notice' });
  }));

test('R36 one address that refuses keeps no other letter back; what was taken is not sent twice', () =>
  opened(async (remind) => {
    expect(await remind([people.lan.unit, people.kim.unit])).toBe(200);
    const first = post([people.lan.username]);
    expect((await world.runJobs({ mail: first.mail })).failures).toEqual([
      expect.stringContaining(`${REMINDER_MAIL}: `),
    ]);
    expect(first.letters.map(({ to }) => to)).toEqual([`${people.kim.username}@caobang.example`]);
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    const again = post();
    expect((await world.runJobs({ mail: again.mail })).failures).toEqual([]);
    expect(again.letters.map(({ to }) => to)).toEqual([LAN]);
    expect(await shown()).toMatchObject({ 'Xã Đàm Thủy': 'by mail too', 'Xã Chí Viễn': 'by mail too' });
  }));

test('R36 without a mail server the notice is the reminder, and nothing fails', () =>
  opened(async (remind) => {
    expect(await remind([people.lan.unit])).toBe(200);
    expect((await world.runJobs()).failures).toEqual([]);
    expect(await shown()).toMatchObject({ 'Xã Đàm Thủy': 'notice' });
    const { body } = await (await world.as('lan')).call(listNotices, { query: {} });
    expect(body.notices.filter(({ kind }) => kind === 'reminder')).toHaveLength(1);
  }));

test('R6 R36 whoever no longer holds the account gets no letter: the account closed, or was handed on before it went', () =>
  opened(async (remind) => {
    expect(await remind([people.lan.unit])).toBe(200);
    const unit = await unitId(people.lan.unit);
    await world.db.updateTable('account').set({ state: 'closed' }).where('unit_id', '=', unit).execute();
    const { letters, mail } = post();
    expect((await world.runJobs({ mail })).failures).toEqual([]);
    expect(letters).toEqual([]);
    expect(await shown()).toMatchObject({ 'Xã Đàm Thủy': 'notice' });
  }));

test('ASVS 1.3.11 R36 a message with line breaks stays the text of the letter and becomes no header', () =>
  opened(async () => {
    const minh = await world.as('minh');
    const body = { ...query, units: [await unitId(people.lan.unit)], message: 'Nộp ngay.\nBcc: ai@do.example' };
    expect((await minh.call(sendReminder, { body })).status).toBe(200);
    const { letters, mail } = post();
    await world.runJobs({ mail });
    expect(letters.map(({ to, subject }) => [to, subject])).toEqual([[LAN, 'Đôn đốc phiếu DT01, Năm 2022']]);
  }));
