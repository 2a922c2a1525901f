import * as T from 'typebox';
import { route } from '../platform/contract/route.ts';
import { Instant, nullable, oneOf } from '../platform/contract/schemas.ts';

export const jobStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
const JobId = T.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
const JobName = T.String({ pattern: '^[a-z0-9-]{1,100}$' });

/** A run: the last attempt of a piece of work. Times of one that has not begun or ended are null. */
const Run = {
  id: JobId,
  state: oneOf(jobStates),
  startedAt: nullable(Instant),
  endedAt: nullable(Instant),
  attempts: T.Integer(),
  /** What went wrong the last time; for operations. */
  error: nullable(T.String()),
};
export const JobRow = T.Object({
  ...Run,
  name: T.String(),
  title: T.String(),
  /** The account that asked for it, with its custodian; null where a verb or a schedule left it. */
  askedBy: nullable(T.Object({ username: T.String(), custodian: nullable(T.String()) })),
  createdAt: Instant,
  /** Not before this; after a failure the next attempt. */
  runAfter: Instant,
  progress: nullable(T.Object({ done: T.Integer(), of: T.Integer(), words: nullable(T.String()) })),
  /** Somebody has cancelled it; what is at work ends when it has heard. */
  cancelAsked: T.Boolean(),
  canCancel: T.Boolean(),
});
export type JobRow = T.Static<typeof JobRow>;
export const ScheduleRow = T.Object({ ...Run, name: T.String(), title: T.String() });
export type ScheduleRow = T.Static<typeof ScheduleRow>;

const shared = { tag: 'Công việc chạy nền', permission: 'signedIn' } as const;

/** Runs of schedules stand in `schedules` by their last one, unless a `name` asks for all of them. Newest first. */
export const listJobs = route({
  ...shared,
  method: 'GET',
  path: '/api/jobs',
  summary: 'Công việc chạy nền: tiến độ, kết quả (của mình; người vận hành xem tất cả)',
  query: T.Object({
    state: T.Optional(oneOf(jobStates)),
    name: T.Optional(JobName),
    before: T.Optional(JobId),
    limit: T.Optional(T.Integer({ minimum: 1, maximum: 200 })),
  }),
  reply: T.Object({ jobs: T.Array(JobRow), schedules: T.Array(ScheduleRow), next: nullable(JobId) }),
});
export type JobList = T.Static<(typeof listJobs)['reply']>;

export const getJob = route({
  ...shared,
  method: 'GET',
  path: '/api/jobs/:id',
  summary: 'Một công việc chạy nền',
  params: T.Object({ id: JobId }),
  reply: JobRow,
});

export const cancelJob = route({
  ...shared,
  method: 'POST',
  path: '/api/jobs/:id/cancel',
  summary: 'Dừng một công việc chạy nền',
  params: T.Object({ id: JobId }),
  reply: T.Object({ state: oneOf(jobStates) }),
});
