import { sql } from 'kysely';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { holdsStill } from '../../platform/db/stands-on.ts';
import type { Job, JobContext } from '../../platform/jobs/job.ts';
import type { Mail } from '../../platform/mail/mail.ts';

export const REMINDER_MAIL = 'reminder-mail';

/** A reminder as it is sent: which rows of `reminder` it is, the form and period that it is about, and its words. */
export type ReminderLetter = {
  readonly reminders: readonly number[];
  readonly about: string;
  readonly subject: string;
  readonly message: string;
};

type Addressee = { readonly reminder: number; readonly unit: number; readonly email: string };

/** The custodian of each reminded unit whose letter has not gone yet. Somebody who holds no account any longer gets none. */
const addresseesOf = async ({ asSystem }: JobContext, reminders: readonly number[]): Promise<Addressee[]> =>
  asSystem(async ({ tx }) => {
    const { rows } = await sql<Addressee>`
      select m.id as reminder, m.unit_id as unit, c.email
      from reminder m join account a on a.unit_id = m.unit_id and a.kind = 'unit' and a.state = 'active'
      join custodian c on c.account_id = a.id and ${holdsStill('c')}
      where m.id = any(${arrayLiteral(reminders)}::bigint[])
        and not exists (select 1 from reminder_mail e where e.reminder_id = m.id) order by m.id`.execute(tx);
    return rows;
  });

const letterOf = ({ message }: ReminderLetter, publicUrl: string | undefined): string =>
  [
    'Kính gửi ông/bà,',
    '',
    message,
    '',
    ...(publicUrl === undefined ? [] : [`Đăng nhập để nhập và nộp phiếu: ${publicUrl}`, '']),
    'Thư do hệ thống gửi tự động; nội dung này cũng có trong mục Thông báo. Không trả lời thư này.',
  ].join('\n');

type Outcome = { readonly taken: readonly Addressee[]; readonly failure: unknown };

/** One address that does not work keeps no other letter back. */
const sendAll = async (
  { secrets, publicUrl, signal }: JobContext,
  mail: Mail,
  letter: ReminderLetter,
  to: readonly Addressee[],
): Promise<Outcome> => {
  const taken: Addressee[] = [];
  let failure: unknown;
  for (const one of to) {
    if (signal.aborted) break;
    try {
      const text = letterOf(letter, publicUrl);
      await mail.send({ to: secrets.open(one.email, 'custodian.email'), subject: letter.subject, text });
      taken.push(one);
    } catch (error) {
      failure = error;
    }
  }
  return { taken, failure };
};

/** Without a mail server nothing happens: the notice in the product is the reminder. What was not taken is tried again by the queue, and only that. */
const run = async (context: JobContext, letter: ReminderLetter): Promise<void> => {
  const { mail, asSystem } = context;
  if (!mail) return;
  const { taken, failure } = await sendAll(context, mail, letter, await addresseesOf(context, letter.reminders));
  if (taken.length > 0)
    await asSystem(async ({ tx, now, audit }) => {
      await sql`
        insert into reminder_mail (reminder_id, unit_id, at) select t.reminder, t.unit, ${now}::timestamptz
        from unnest(${arrayLiteral(taken.map(({ reminder }) => reminder))}::bigint[], ${arrayLiteral(taken.map(({ unit }) => unit))}::integer[]) as t (reminder, unit)
        on conflict do nothing`.execute(tx);
      const units = [...new Set(taken.map(({ unit }) => unit))];
      await audit({ action: 'reminder.mail', objectType: 'form', objectId: letter.about, detail: { units } });
    });
  if (failure !== undefined) throw failure;
};

export const reminderMailJob: Job = {
  name: REMINDER_MAIL,
  title: 'Gửi thư đôn đốc',
  leaves: ['reminder.mail'],
  lane: 'mail',
  run: (context, { reminders, about, subject, message }) =>
    run(context, {
      reminders: Array.isArray(reminders) ? reminders.map(Number) : [],
      about: String(about),
      subject: String(subject),
      message: String(message),
    }),
};
