import { sql } from 'kysely';
import { sendNotices } from '../../notices/server/index.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { systemTransaction } from '../../platform/db/system-transaction.ts';
import type { JobContext } from '../../platform/jobs/job.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { isReminded } from '../rules/ages.ts';
import { numberOfCase } from './facts.ts';

type Due = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly owner: number;
  readonly dueOn: string;
  readonly remindedOn: string | null;
};

const column = sql`d.id, ${numberOfCase} as number, d.title, d.owner_unit_id as owner, d.due_on::text as "dueOn", d.reminded_on::text as "remindedOn"`;

const byOwner = (cases: readonly Due[]): ReadonlyMap<number, readonly Due[]> => {
  const groups = new Map<number, Due[]>();
  for (const one of cases) groups.set(one.owner, [...(groups.get(one.owner) ?? []), one]);
  return groups;
};

type Words = {
  readonly kind: 'decision' | 'reminder';
  readonly one: (only: Due) => string;
  readonly many: (count: number) => string;
};

const opened: Words = {
  kind: 'decision',
  one: ({ number, title }) => `Chênh lệch ${number}: ${title}`,
  many: (count) => `${count} hồ sơ chênh lệch mới do quy tắc đối chiếu mở`,
};
const reminded: Words = {
  kind: 'reminder',
  one: ({ number, title }) => `Nhắc việc: chênh lệch ${number}, ${title}`,
  many: (count) => `Nhắc việc: ${count} hồ sơ chênh lệch đến hạn hoặc quá hạn`,
};

/** One notice to an owner, however many of its cases it is about: a rule that runs over the past may open hundreds. */
const tell = async (tx: Db, cases: readonly Due[], words: Words, now: Date): Promise<void> => {
  for (const [owner, [first, ...others]] of byOwner(cases)) {
    if (!first) continue;
    const count = others.length + 1;
    const earliest = [first, ...others].map(({ dueOn }) => dueOn).toSorted()[0] ?? first.dueOn;
    const notice = {
      kind: words.kind,
      title: count === 1 ? words.one(first) : words.many(count),
      body: `Đề nghị xác minh và kết luận; hạn sớm nhất ${formatDay(earliest)}.`,
      link: count === 1 ? `/chenh-lech/${first.id}` : '/chenh-lech?cua=toi&trang-thai=open',
      from: null,
    };
    await sendNotices(tx, [owner], notice, now);
  }
};

const idsOf = (cases: readonly Due[]) => arrayLiteral(cases.map(({ id }) => id));

/** Owners hear of the cases that rules have opened since; each once. */
export const tellOpened = ({ db, clock }: Pick<JobContext, 'db' | 'clock'>): Promise<void> =>
  systemTransaction(db, async (tx) => {
    const now = clock();
    const { rows } = await sql<Due>`
      select ${column} from discrepancy d where d.told_at is null order by d.due_on, d.id for update of d skip locked`.execute(
      tx,
    );
    if (rows.length === 0) return;
    await tell(tx, rows, opened, now);
    await sql`update discrepancy set told_at = ${now}::timestamptz where id = any(${idsOf(rows)}::uuid[])`.execute(tx);
  });

/** Owners are reminded of what is due soon or late. */
export const remindOwners = ({ db, clock }: Pick<JobContext, 'db' | 'clock'>): Promise<void> =>
  systemTransaction(db, async (tx) => {
    const now = clock();
    const today = vietnamDay(now);
    const { rows } = await sql<Due>`
      select ${column} from discrepancy d where d.state = 'open' and d.due_on <= ${today}::date + 2 order by d.due_on, d.id for update of d skip locked`.execute(
      tx,
    );
    const due = rows.filter((one) => isReminded(one, today));
    if (due.length === 0) return;
    await tell(tx, due, reminded, now);
    await sql`update discrepancy set reminded_on = ${today}::date where id = any(${idsOf(due)}::uuid[])`.execute(tx);
  });
