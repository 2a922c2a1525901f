import * as T from 'typebox';
import { route } from '../../platform/contract/route.ts';
import { closed, Day, nullable, PeriodId, Seen, text, Uuid, Version } from '../../platform/contract/schemas.ts';

const DraftPath = T.Object({ id: Uuid });

/** A period of the form that is being collected, and what publishing does to it. */
export const TouchedRound = T.Object({
  period: T.String(),
  periodName: T.String(),
  /** Null: figures of the past that no campaign asked for. */
  campaign: nullable(T.String()),
  /** It moves to the new version, keeps its own, or stands in the way of publishing. */
  outcome: T.Enum(['moves', 'keeps', 'blocks']),
  /** Why it keeps its version or blocks. */
  because: nullable(T.String()),
  sheets: T.Integer(),
  /** Of them with something typed; values that keep their place, and that lose it. */
  drafts: T.Integer(),
  kept: T.Integer(),
  left: T.Integer(),
  /** Cells that each unit has to fill more, or less, than before. */
  requiredBefore: T.Integer(),
  requiredAfter: T.Integer(),
  /** Where values lose their place, cell by cell, the first hundred; whose they are, not what they are. */
  leaving: T.Array(T.Object({ unit: T.String(), cells: T.Array(T.String()) })),
});
export type TouchedRound = T.Static<typeof TouchedRound>;

/** Before publishing: what it means for every period that is being collected. */
export const previewPublication = route({
  method: 'GET',
  path: '/api/form-drafts/:id/publication',
  tag: 'Thiết kế phiếu',
  summary: 'Ban hành bản nháp: điều sẽ xảy ra với các đợt đang mở',
  permission: 'forms.manage',
  params: DraftPath,
  query: T.Object({ period: PeriodId }),
  reply: T.Object({
    effectiveFrom: Day,
    version: Version,
    rounds: T.Array(TouchedRound),
    /** Why it cannot be published so; empty where it can. */
    obstacles: T.Array(T.String()),
    seen: Seen,
  }),
});

export const publishDraft = route({
  method: 'POST',
  path: '/api/form-drafts/:id/publish',
  tag: 'Thiết kế phiếu',
  summary: 'Ban hành bản nháp thành phiên bản mới, chuyển các phiếu đang nhập sang phiên bản đó',
  permission: 'forms.manage',
  params: DraftPath,
  body: closed({
    version: Version,
    /** The first period for which it holds. */
    period: PeriodId,
    /** Căn cứ: the document that prescribes the form so. */
    basis: text('lines', 1000, 3),
    note: text('lines', 1000, 3),
    seen: Seen,
  }),
  reply: T.Object({ code: T.String(), version: T.Integer(), moved: T.Integer(), left: T.Integer() }),
});
