import * as T from 'typebox';
import { route } from '../platform/contract/route.ts';
import { Instant, nullable, oneOf, Uuid } from '../platform/contract/schemas.ts';
import { backupAlarms } from './rules/alarms.ts';

export const backupCauses = ['schedule', 'asked', 'command'] as const;
export const drillSteps = ['fetch', 'content', 'load', 'trail', 'sign-in', 'total', 'print'] as const;
export const drillOutcomes = ['passed', 'failed', 'refused'] as const;

export const DrillStep = T.Object({ step: oneOf(drillSteps), ms: T.Integer({ minimum: 0 }), words: T.String() });
export type DrillStep = T.Static<typeof DrillStep>;

const Who = nullable(T.String({ description: 'account that asked; null: by schedule or on the command line' }));

export const BackupCopy = T.Object({
  place: T.String(),
  /** Since when it lies there; null where it did not get there. */
  sentAt: nullable(Instant),
  error: nullable(T.String()),
  removedAt: nullable(Instant),
});
export type BackupCopy = T.Static<typeof BackupCopy>;

export const BackupRow = T.Object({
  id: Uuid,
  beganAt: Instant,
  endedAt: Instant,
  cause: oneOf(backupCauses),
  askedBy: Who,
  /** What was written; null where it came to nothing, and `error` says why. */
  written: nullable(
    T.Object({
      at: Instant,
      file: T.String(),
      bytes: T.Integer(),
      sha256: T.String(),
      tables: T.Integer(),
      rows: T.Integer(),
      product: T.String(),
    }),
  ),
  error: nullable(T.String()),
  copies: T.Array(BackupCopy),
  /** The last trial of restoring it. */
  drill: nullable(T.Object({ id: Uuid, at: Instant, outcome: oneOf(drillOutcomes) })),
});
export type BackupRow = T.Static<typeof BackupRow>;

export const DrillRow = T.Object({
  id: Uuid,
  file: T.String(),
  place: nullable(T.String()),
  backupAt: nullable(Instant),
  beganAt: Instant,
  endedAt: Instant,
  outcome: oneOf(drillOutcomes),
  steps: T.Array(DrillStep),
  reason: nullable(T.String()),
  askedBy: Who,
});
export type DrillRow = T.Static<typeof DrillRow>;

export const BackupAlarmRow = T.Object({ code: oneOf(backupAlarms), grave: T.Boolean(), words: T.String() });

const shared = { tag: 'Vận hành' } as const;

/** How backups stand: what is wrong, where they lie, the last ones and the last trials. */
export const getBackups = route({
  ...shared,
  method: 'GET',
  path: '/api/backups',
  summary: 'Sao lưu: tình trạng, nơi cất, các bản gần nhất, các lần phục hồi thử',
  permission: 'system.read',
  query: T.Object({
    before: T.Optional(Uuid),
    limit: T.Optional(T.Integer({ minimum: 1, maximum: 200 })),
  }),
  reply: T.Object({
    alarms: T.Array(BackupAlarmRow),
    places: T.Array(T.String()),
    schedule: T.String({ description: 'minute hour day month weekday, UTC+7' }),
    drillSchedule: T.String(),
    ownKey: T.Boolean({ description: 'the key pair is the installation’s own, its private half lies on this machine' }),
    canDrill: T.Boolean({ description: 'a key that opens backups lies on this machine' }),
    lastGoodAt: nullable(Instant),
    backups: T.Array(BackupRow),
    total: T.Integer(),
    next: nullable(Uuid),
    drills: T.Array(DrillRow),
    /** The work at hand, where there is any. */
    running: T.Array(T.Object({ job: T.Integer(), kind: oneOf(['backup', 'drill'] as const) })),
  }),
});
export type Backups = T.Static<(typeof getBackups)['reply']>;

export const askForBackup = route({
  ...shared,
  method: 'POST',
  path: '/api/backups',
  summary: 'Sao lưu ngay',
  permission: 'backups.manage',
  reply: T.Object({ job: T.Integer() }),
});

export const askForDrill = route({
  ...shared,
  method: 'POST',
  path: '/api/backups/drills',
  summary: 'Phục hồi thử bản sao lưu gần nhất ngay',
  permission: 'backups.manage',
  reply: T.Object({ job: T.Integer() }),
});
