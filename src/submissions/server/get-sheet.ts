import { sql } from 'kysely';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { type Context, type Figures, type FormValues, NO_VALUES, NOT_ASKED } from '../../forms/rules/values.ts';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import { previousPeriod } from '../../periods/rules/relations.ts';
import type { Call } from '../../platform/call/call.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { nextActions } from '../../rounds/rules/actions.ts';
import { visibleSubmissions } from '../../rounds/server/index.ts';
import type { Explanation, Sheet } from '../contract.ts';
import { withoutPersonal } from '../rules/personal.ts';
import { loadContext } from './context.ts';
import { complete, type Loaded } from './facts.ts';
import { exactFigures, openRevision, type StoredRevision } from './revisions.ts';
import { type NamedFacts, namedFacts, nameOf, pathOf, rowOf } from './rows.ts';
import { seenOfSheet } from './seen.ts';

type Shown = NamedFacts & Loaded;
type Record = {
  /** The office that checks, as sentences name it; null where the step falls away. */
  readonly checkerName: string | null;
  /** Who verifies, in turn. */
  readonly verifierName: string;
  /** Why the round was taken back; null while it stands. */
  readonly takenBackReason: string | null;
  readonly revisions: Sheet['revisions'];
  readonly returns: Sheet['returns'];
  readonly leftOver: NonNullable<Sheet['leftOver']>;
  readonly latest: (StoredRevision & { readonly explanations: Explanation[]; readonly context: Context }) | null;
};

/** One submission within scope, with the form it belongs to. */
export const findShown = async (call: Call, id: string): Promise<Shown> => {
  const [facts] = await namedFacts(call, sql`s.id = ${id}::uuid and ${visibleSubmissions(call)}`);
  return complete(call, found(facts));
};

/** Everything that the entry page and the review page need of one submission. */
export const getSheet = async (call: Call, { params }: { params: { id: string } }): Promise<Sheet> => {
  const shown = await findShown(call, params.id);
  const { period } = shown;
  const record = await recordOf(call, shown);
  const { values, context } = await contentOf(call, shown, record);
  await auditReading(call, shown);
  const today = vietnamDay(call.now);
  const actions = nextActions(shown, call.actor, today);
  return {
    submission: rowOf(shown),
    values: readableBy(call, shown, values),
    context: replied(context),
    previousPeriodName: isAnswered(context.previous) ? periodName(previousPeriod(getPeriod(period))) : null,
    openedCells: shown.openedCells,
    explanations: record.latest?.explanations ?? [],
    returns: record.returns,
    revisions: record.revisions,
    seen: seenOf(shown, record),
    actions,
    lockedBecause: actions.includes('enter') ? null : lockedBecause(shown, record, today),
    verifierName: record.verifierName,
    checkerName: record.checkerName,
    ...(record.leftOver.length > 0 && mayReadTyped(call, shown) ? { leftOver: record.leftOver } : {}),
  };
};

/** Before the form began there is nothing to show beside a cell. */
const isAnswered = (figures: Figures | undefined): boolean =>
  figures !== undefined && Object.values(figures).some((text) => text !== NOT_ASKED);

const seenOf = ({ id, state, excusedReason, revision }: Shown, { revisions }: Record): string =>
  seenOfSheet({
    submission: id,
    state,
    excusedReason,
    revision: revisions.find(({ number }) => number === revision)?.digest ?? null,
  });

/** Reading figures of a sensitive form leaves a line in the trail. */
export const auditReading = async (
  call: Call,
  {
    sensitive,
    id,
    subjectUnitId,
    formCode,
    period,
  }: Pick<NamedFacts, 'sensitive' | 'id' | 'subjectUnitId' | 'formCode' | 'period'>,
): Promise<void> => {
  if (sensitive)
    await call.audit({
      action: 'submission.read',
      objectType: 'submission',
      objectId: id,
      unitId: subjectUnitId,
      detail: { form: formCode, period },
    });
};

/** Personal cells stand open for who reports, checks or verifies. */
export const readableBy = ({ actor }: Call, shown: Shown, values: FormValues): Sheet['values'] => {
  const may = [shown.reporterUnitId, shown.districtUnitId, ...shown.verifierUnitIds].includes(actor.unitId);
  const { cells, lists } = may ? values : withoutPersonal(shown.compiled, values);
  return {
    cells: { ...cells },
    lists: Object.fromEntries(
      Object.entries(lists).map(([code, rows]) => [
        code,
        rows.map(({ id, values: row }) => ({ id, values: { ...row } })),
      ]),
    ),
  };
};

/** A draft that was never sent is shown to its reporting unit only, also after the campaign was taken back. */
const isWriting = ({ actor }: Call, { state, revision, reporterUnitId }: Shown): boolean =>
  (state === 'draft' || state === 'returned' || (state === 'withdrawn' && revision === 0)) &&
  actor.unitId === reporterUnitId;

/** What was typed and not sent is for who typed it. */
const mayReadTyped = ({ actor }: Call, { reporterUnitId }: Shown): boolean => actor.unitId === reporterUnitId;

type Content = { readonly values: FormValues; readonly context: Context };

/** A draft is its writer's own until it is sent; others see what was sent last, as it was sent. */
const contentOf = async (call: Call, shown: Shown, { latest }: Record): Promise<Content> => {
  const { compiled, period, subjectUnitId, draft } = shown;
  const writing = isWriting(call, shown);
  const now = await loadContext(call.tx, { compiled, period, forDisplay: true, withDrafts: writing }, subjectUnitId);
  if (writing || !latest) return { values: writing ? draft : NO_VALUES, context: now };
  const { form, values, fixed } = await openRevision(call.tx, latest);
  const context = asSent(compiled, latest.context, now);
  return { values, context: form === compiled ? { ...context, fixed } : context };
};

/** What formulas and checks read stays as it was frozen with the revision; the period before, where none reads it, is only shown. */
const asSent = ({ references }: CompiledForm, frozen: Context, { previous: shown }: Context): Context =>
  references.previous || !shown ? frozen : { ...frozen, previous: shown };

/** A context as it leaves the server. */
export const replied = ({ previous, lastYear, forms, pending, fixed }: Context): Sheet['context'] => ({
  ...(previous ? { previous } : {}),
  ...(lastYear ? { lastYear } : {}),
  ...(forms ? { forms } : {}),
  ...(pending ? { pending: [...pending] } : {}),
  ...(fixed ? { fixed } : {}),
});

const officeName = sql`coalesce(n.agency_name, n.full_name)`;
const checkerName = nameOf(
  sql`(select t.actor_unit_id from round_step t where t.round_id = s.round_id and t.subject_unit_id = s.subject_unit_id and t.action = 'check')`,
  officeName,
);
const verifierName = sql`(
  select string_agg(${nameOf(sql`w.unit_id`, officeName)}, ', ' order by w.place) from unnest(r.verifier_unit_ids) with ordinality as w (unit_id, place))`;

const recordOf = async ({ tx }: Call, { id, revision }: Shown): Promise<Record> => {
  const { rows } = await sql<Record>`select
    coalesce((select json_agg(json_build_object('number', e.number, 'submittedAt', ${instant('submitted_at')}, 'by', ${nameBehind('e', 'submitted_by')}, 'digest', e.digest,
      'kind', e.kind, 'knownFrom', ${instant('known_from')}, 'knownUntil', ${instant('known_until')}) order by e.number desc)
      from (select *, lead(known_from) over (order by number) as known_until from revision where submission_id = ${id}::uuid) e), '[]') as revisions,
    coalesce((select json_agg(json_build_object('revision', e.revision, 'reason', e.reason, 'cells', e.cells, 'dueOn', e.due_on, 'by', ${nameBehind('e', 'returned_by')},
      'at', to_char(e.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'answered', e.answered_at is not null) order by e.at desc)
      from submission_return e where e.submission_id = ${id}::uuid), '[]') as returns,
    (select json_build_object('versionId', e.form_version_id, 'formDigest', (select digest from form_version where id = e.form_version_id), 'figures', ${exactFigures('e')}, 'notApplicable', e.not_applicable, 'texts', e.texts, 'lists', e.lists, 'explanations', e.explanations, 'context', e.context)
      from revision e where e.submission_id = ${id}::uuid and e.number = ${revision}) as latest,
    coalesce((select json_agg(json_build_object('version', v.number, 'movedAt', to_char(e.moved_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'values', e.left_over)
      order by e.version desc) from submission_move e join form_version v on v.id = e.from_version_id
      where e.submission_id = ${id}::uuid and e.left_over <> '[]'), '[]') as "leftOver",
    ${checkerName} as "checkerName", ${verifierName} as "verifierName", r.taken_back_reason as "takenBackReason" from submission s join round r on r.id = s.round_id where s.id = ${id}::uuid`.execute(
    tx,
  );
  return found(rows[0]);
};

const instant = (column: string) =>
  sql`to_char(${sql.ref(`e.${column}`)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The person behind a step: the custodian of that moment, else the account. */
const nameBehind = (
  table: string,
  account: string,
) => sql`coalesce((select full_name from custodian where id = ${sql.ref(`${table}.custodian_id`)}),
  (select username from account where id = ${sql.ref(`${table}.${account}`)}), '')`;

const withdrawnBecause = (takenBackReason: string | null): string =>
  takenBackReason === null
    ? 'Phiếu đã được rút theo đề nghị. Cơ quan phê duyệt có thể đưa trở lại.'
    : `Phiếu này không phải nộp nữa: ${takenBackReason}. Số đã nhập được giữ để xem lại.`;

const lockedBecause = (shown: Shown, { checkerName, verifierName, takenBackReason }: Record, today: string): string => {
  if (shown.state === 'withdrawn') return withdrawnBecause(takenBackReason);
  if (shown.roundState === 'withdrawn')
    return 'Phê duyệt của kỳ này đang được rút: số liệu không có trong số tổng hợp và vẫn khóa.';
  if (shown.approved) return 'Số liệu đã được phê duyệt và khóa. Muốn thay đổi phải đề nghị điều chỉnh.';
  if (shown.excused) return `Đơn vị được miễn nộp phiếu này: ${shown.excusedReason ?? ''}.`;
  if (today < shown.opensOn)
    return `Đợt thu thập mở từ ngày ${formatDay(shown.opensOn)}; trước ngày đó chưa nhập được.`;
  const checker = checkerName ?? verifierName;
  switch (shown.state) {
    case 'submitted':
      return `Phiếu đã nộp, đang chờ ${checker} kiểm tra. Muốn sửa, đề nghị ${checker} trả lại phiếu.`;
    case 'accepted':
      return `${checker} đã chấp nhận phiếu. Muốn sửa, đề nghị ${checker} trả lại phiếu.`;
    default:
      return `Phiếu này do ${shown.reporterUnitId === shown.subjectUnitId ? pathOf(shown) : shown.reporterName} nhập.`;
  }
};
