import { sql } from 'kysely';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { periodsRead } from '../../forms/rules/periods-read.ts';
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
import type { Sheet } from '../contract.ts';
import { withoutPersonal } from '../rules/personal.ts';
import { loadContexts } from './context.ts';
import { complete, type Loaded } from './facts.ts';
import { openRevision } from './revisions.ts';
import { type NamedFacts, namedFacts, pathOf, rowOf } from './rows.ts';
import { seenOfSheet } from './seen.ts';
import { type Record, recordsOf } from './sheet-records.ts';

type Shown = NamedFacts & Loaded;

/** One submission within scope, with the form it belongs to. */
export const findShown = async (call: Call, id: string): Promise<Shown> => {
  const [facts] = await namedFacts(call, sql`s.id = ${id}::uuid and ${visibleSubmissions(call)}`);
  return complete(call, found(facts));
};

/** Everything that the entry page and the review page need of one submission. */
export const getSheet = async (call: Call, { params }: { params: { id: string } }): Promise<Sheet> =>
  found((await sheetsOf(call, [await findShown(call, params.id)]))[0]);

/** The same of many sheets, each thing asked once for all of them; what formulas read from outside, once for those of a round. */
export const sheetsOf = async (call: Call, all: readonly Shown[]): Promise<Sheet[]> => {
  const records = await recordsOf(call, all);
  const contexts = await contextsOf(call, all);
  const sheets: Sheet[] = [];
  for (const shown of all) {
    const record = found(records.get(shown.id));
    const content = await contentOf(call, shown, record, contexts.get(shown.id) ?? {});
    await auditReading(call, shown);
    sheets.push(sheetOf(call, shown, record, content));
  }
  return sheets;
};

const sheetOf = (call: Call, shown: Shown, record: Record, { values, context }: Content): Sheet => {
  const { period } = shown;
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

/** What is read from outside as it stands now: with drafts for who is writing, without for all others. */
const contextsOf = async (call: Call, all: readonly Shown[]): Promise<Map<string, Context>> => {
  const contexts = new Map<string, Context>();
  const kindOf = (shown: Shown): string => `${shown.roundId} ${isWriting(call, shown)}`;
  for (const first of new Map(all.map((shown) => [kindOf(shown), shown])).values()) {
    const inside = all.filter((shown) => kindOf(shown) === kindOf(first));
    const { compiled, period } = first;
    const withDrafts = isWriting(call, first);
    const subjectUnitIds = inside.map(({ subjectUnitId }) => subjectUnitId);
    const bySubject = await loadContexts(call.tx, { compiled, period, subjectUnitIds, forDisplay: true, withDrafts });
    for (const { id, subjectUnitId } of inside) contexts.set(id, bySubject.get(subjectUnitId) ?? {});
  }
  return contexts;
};

/** A draft is its writer's own until it is sent; others see what was sent last, as it was sent. */
const contentOf = async (call: Call, shown: Shown, { latest }: Record, now: Context): Promise<Content> => {
  const { compiled, draft } = shown;
  const writing = isWriting(call, shown);
  if (writing || !latest) return { values: writing ? draft : NO_VALUES, context: now };
  const { form, values, fixed } = await openRevision(call.tx, latest);
  const context = asSent(compiled, shown.period, latest.context, now);
  return { values, context: form === compiled ? { ...context, fixed } : context };
};

/** What formulas and checks read stays as it was frozen with the revision; the period before, where none reads it, is only shown. */
const asSent = (form: CompiledForm, period: string, frozen: Context, { previous: shown }: Context): Context =>
  periodsRead(form, period).previous !== undefined || !shown ? frozen : { ...frozen, previous: shown };

/** A context as it leaves the server. */
export const replied = ({
  previous,
  firstOfYear,
  lastYear,
  forms,
  groups,
  history,
  pending,
  fixed,
}: Context): Sheet['context'] => ({
  ...(previous ? { previous } : {}),
  ...(firstOfYear ? { firstOfYear } : {}),
  ...(lastYear ? { lastYear } : {}),
  ...(forms ? { forms } : {}),
  ...(groups ? { groups } : {}),
  ...(history ? { history: [...history] } : {}),
  ...(pending ? { pending: [...pending] } : {}),
  ...(fixed ? { fixed } : {}),
});

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
