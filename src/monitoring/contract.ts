import * as T from 'typebox';
import { route } from '../platform/contract/route.ts';
import {
  closed,
  Day,
  FormCode,
  Instant,
  nullable,
  oneOf,
  PeriodId,
  text,
  UnitId,
  Uuid,
} from '../platform/contract/schemas.ts';
import { Duty } from '../sign-in/contract.ts';
import { UnitKind } from '../units/contract.ts';
import { taskGroups, taskStates } from './rules/task-words.ts';

/** One thing to do: what, for when, in which state, and the address where it is done. */
export const Task = T.Object({
  group: oneOf(taskGroups),
  title: T.String(),
  form: T.String(),
  period: T.String(),
  periodName: T.String(),
  unit: T.String(),
  detail: T.String(),
  dueOn: nullable(Day),
  daysLeft: nullable(T.Integer()),
  /** Of the record that it is about. */
  state: oneOf(taskStates),
  count: nullable(T.Integer()),
  filled: nullable(T.Integer()),
  required: nullable(T.Integer()),
  link: T.String(),
});
export type Task = T.Static<typeof Task>;
export const getWorkList = route({
  method: 'GET',
  path: '/api/work-list',
  tag: 'Theo dõi',
  summary: 'Việc cần làm của người đang đăng nhập',
  permission: 'signedIn',
  reply: T.Object({
    today: Day,
    tasks: T.Array(Task),
    campaigns: T.Array(
      T.Object({
        id: Uuid,
        title: T.String(),
        form: T.String(),
        formTitle: T.String(),
        period: T.String(),
        periodName: T.String(),
        expected: T.Integer(),
        submitted: T.Integer(),
        accepted: T.Integer(),
        late: T.Integer(),
      }),
    ),
    next: nullable(T.String()),
  }),
});

export const progressStates = ['accepted', 'submitted', 'returned', 'draft', 'late', 'excused'] as const;
export const getProgress = route({
  method: 'GET',
  path: '/api/progress',
  tag: 'Theo dõi',
  summary: 'Tiến độ một biểu, một kỳ, theo huyện và xã',
  permission: 'progress.read',
  query: T.Object({ form: FormCode, period: PeriodId }),
  reply: T.Object({
    form: T.String(),
    formTitle: T.String(),
    period: T.String(),
    periodName: T.String(),
    campaignId: Uuid,
    letter: T.String(),
    dueCommune: Day,
    dueDistrict: Day,
    dueDepartment: Day,
    dueBoard: Day,
    groups: T.Array(
      T.Object({
        unit: T.Object({ id: UnitId, name: T.String() }),
        expected: T.Integer(),
        accepted: T.Integer(),
        late: T.Integer(),
        consolidation: nullable(T.String()),
        units: T.Array(
          T.Object({
            id: UnitId,
            name: T.String(),
            /** With the district, for where the unit stands outside its group. */
            path: T.String(),
            submission: Uuid,
            state: oneOf(progressStates),
            filled: T.Integer(),
            required: T.Integer(),
            dueOn: Day,
            /** Whether anybody could read a reminder to it. */
            hasAccount: T.Boolean(),
            /** When it was reminded last; by a notice in the product, and whether by e-mail too. */
            remindedAt: nullable(Instant),
            remindedByMail: T.Boolean(),
          }),
        ),
      }),
    ),
    headline: T.Array(T.Object({ label: T.String(), value: T.String(), note: T.String() })),
    attention: T.Array(T.Object({ words: T.String(), severity: oneOf(['warning', 'error']), link: T.String() })),
  }),
});
export const getOverview = route({
  method: 'GET',
  path: '/api/overview',
  tag: 'Theo dõi',
  summary: 'Tổng quan cho lãnh đạo: số liệu chính, tình hình các huyện, đơn vị trễ hạn',
  permission: 'progress.read',
  reply: T.Object({
    today: Day,
    figures: T.Array(
      T.Object({
        form: T.String(),
        period: T.String(),
        periodName: T.String(),
        cell: T.String(),
        label: T.String(),
        unit: T.String(),
        value: T.String(),
        /** In words; null where the two years cannot be set against each other. */
        change: nullable(T.String()),
        previousName: nullable(T.String()),
        previousValue: nullable(T.String()),
        coverage: T.String(),
        whole: T.Boolean(),
      }),
    ),
    districts: T.Array(
      T.Object({
        id: UnitId,
        name: T.String(),
        expected: T.Integer(),
        sent: T.Integer(),
        accepted: T.Integer(),
        state: oneOf(progressStates),
        words: T.String(),
      }),
    ),
    late: T.Array(
      T.Object({
        path: T.String(),
        district: UnitId,
        forms: T.Array(T.String()),
        since: Day,
        remindedAt: nullable(Instant),
      }),
    ),
    /** Units with late sheets beyond those named. */
    lateMore: T.Integer(),
  }),
});

/** One sheet where the units of a district meet the forms. */
const MatrixCell = T.Object({
  submission: Uuid,
  state: oneOf(progressStates),
  filled: T.Integer(),
  required: T.Integer(),
  dueOn: Day,
  remindedAt: nullable(Instant),
});
export const getProgressMatrix = route({
  method: 'GET',
  path: '/api/progress/units',
  tag: 'Theo dõi',
  summary: 'Tiến độ các phiếu đang thu của từng đơn vị trong một huyện',
  permission: 'progress.read',
  query: T.Object({ district: T.Optional(UnitId) }),
  reply: T.Object({
    /** null: nothing is being collected. */
    district: nullable(T.Object({ id: UnitId, name: T.String() })),
    districts: T.Array(T.Object({ id: UnitId, name: T.String(), late: T.Integer() })),
    rounds: T.Array(T.Object({ form: T.String(), formTitle: T.String(), period: T.String(), periodName: T.String() })),
    rows: T.Array(
      T.Object({
        unit: T.Object({ id: UnitId, name: T.String(), path: T.String(), hasAccount: T.Boolean() }),
        /** In the order of `rounds`; null where the form does not ask the unit. */
        cells: T.Array(nullable(MatrixCell)),
      }),
    ),
  }),
});
const Holder = {
  kind: oneOf(['unit', 'operator']),
  unitKind: UnitKind,
  duties: T.Array(Duty),
};
/** What an act on an account would touch; `rules/account-effects` says it in words. */
export const getAccountStanding = route({
  method: 'GET',
  path: '/api/accounts/:id/standing',
  tag: 'Theo dõi',
  summary: 'Một tài khoản đang giữ việc gì: ai khác làm được, việc nào đang chờ',
  permission: 'accounts.manage',
  params: T.Object({ id: Uuid }),
  reply: T.Object({
    holder: T.Object(Holder),
    unit: T.String(),
    others: T.Array(T.Object({ ...Holder, sameUnit: T.Boolean() })),
    waiting: T.Array(
      T.Object({
        group: oneOf(['fill', 'returned', 'review', 'consolidate', 'verify', 'approve']),
        count: T.Integer(),
        begun: T.Integer(),
        firstDue: Day,
        lastDue: Day,
      }),
    ),
  }),
});
export const sendReminder = route({
  method: 'POST',
  path: '/api/reminders',
  tag: 'Theo dõi',
  summary: 'Đôn đốc các đơn vị',
  permission: 'reminders.send',
  body: closed({
    form: FormCode,
    period: PeriodId,
    units: T.Array(UnitId, { minItems: 1, maxItems: 500, uniqueItems: true }),
    message: text('lines', 1000, 3),
  }),
  reply: T.Object({
    sent: T.Integer(),
    /** Units without an account: nobody there would have read it. */
    notSent: T.Array(T.Object({ id: UnitId, name: T.String() })),
  }),
});
