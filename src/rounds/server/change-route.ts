import { sql } from 'kysely';
import type { Static } from 'typebox';
import { getCompiled, routeDays, routesOn, versionsFor, writeRoute } from '../../forms/server/index.ts';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { nearestTo } from '../../platform/db/stands-on.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { compareText } from '../../platform/text/vietnamese.ts';
import type { changeFormRoute, FormRouteRow, previewFormRoute } from '../contract.ts';
import { planRound } from '../rules/plan.ts';
import { saidWay, type WayStep, wayOf } from '../rules/way.ts';
import { treesOn } from './form-facts.ts';

type Offices = { readonly id: number; readonly name: string }[];

/** Units that may verify: those that stand on the day, by name. */
const officesOn = async (tx: Call['tx'], day: string): Promise<Offices> => {
  const { rows } = await sql<{ id: number; name: string }>`
    select distinct on (v.unit_id) v.unit_id as id, coalesce(v.agency_name, v.full_name) as name
    from unit_version v where v.kind in ('board', 'department') order by v.unit_id, ${nearestTo('v', day)}`.execute(tx);
  return rows.sort((a, b) => compareText(a.name, b.name));
};

/** Every form with its route through time, and who may be named. */
export const listFormRoutes = async ({ tx, now }: Call) => {
  const today = vietnamDay(now);
  const { rows } = await sql<FormRouteRow>`
    select f.code as form, v.title, v.filled_by as "filledBy", (
      select json_agg(json_build_object('from', r.valid_from::text, 'to', r.valid_to::text, 'skipsDistrict', r.skips_district,
        'endsAtVerifier', r.ends_at_verifier, 'verifiers', (
          select json_agg(json_build_object('id', w.id, 'name', (
            select coalesce(n.agency_name, n.full_name) from unit_version n where n.unit_id = w.id order by ${nearestTo('n', today)} limit 1)) order by w.place)
          from unnest(r.verifier_unit_ids) with ordinality as w (id, place))))
      from form_route r where r.form_id = f.id) as segments
    from form f join lateral (
      select n.title, n.definition ->> 'filledBy' as filled_by from form_version n where n.form_id = f.id order by n.number desc limit 1) v on true
    where exists (select 1 from form_route r where r.form_id = f.id) order by f.code`.execute(tx);
  const forms = rows.map((row) => ({ ...row, segments: row.segments.toSorted((a, b) => compareText(b.from, a.from)) }));
  return { forms, offices: await officesOn(tx, today) };
};

type Wish = {
  readonly from: string;
  readonly verifiers: readonly number[];
  readonly skipsDistrict: boolean;
  readonly endsAtVerifier: boolean;
};

/** The form, its route that stands on the day, and the way that each of the two would be, by the tree of that day. */
const standing = async ({ tx }: Call, form: string, wish: Wish) => {
  const [version] = await versionsFor(tx, [{ code: form, periodStart: wish.from }]);
  const { formId, versionId, digest } = found(version);
  const [route] = await routesOn(tx, [{ formId, day: wish.from }]);
  const tree = (await treesOn(tx, [wish.from])).get(wish.from);
  const offices = new Map((await officesOn(tx, wish.from)).map(({ id, name }) => [id, name]));
  if (wish.verifiers.some((id) => !offices.has(id)))
    throw problem('invalid-content', {
      detail: 'Cơ quan xác thực phải là sở, ngành hoặc cơ quan công tác dân tộc của tỉnh, có trong danh mục đơn vị.',
    });
  const { definition } = await getCompiled(tx, versionId, digest);
  if (definition.filledBy === 'agency' || !route || !tree)
    throw problem('invalid-content', {
      detail: `Phiếu ${form} chưa có đường đi vào ngày này. Chọn ngày sau ngày ban hành phiếu.`,
    });
  const names = await namesOf(tx, wish.from);
  const { filledBy, reportsFor = null } = definition;
  const way = (verifierUnitIds: readonly number[], skipsDistrict: boolean, endsAtVerifier: boolean): WayStep[] => {
    const plan = planRound({ filledBy, reportsFor, verifierUnitIds, skipsDistrict, ...tree }, NO_DATES);
    return saidWay(
      wayOf(plan, (id) => names.get(id) ?? ''),
      endsAtVerifier,
    );
  };
  return {
    formId,
    route,
    now: way(route.verifierUnitIds, route.skipsDistrict, route.endsAtVerifier),
    next: way(wish.verifiers, wish.skipsDistrict, wish.endsAtVerifier),
  };
};

const NO_DATES = { dueCommune: '', dueDistrict: '', dueDepartment: '', dueBoard: '' };

const namesOf = async (tx: Call['tx'], day: string): Promise<ReadonlyMap<number, string>> => {
  const { rows } = await sql<{ id: number; name: string }>`
    select distinct on (v.unit_id) v.unit_id as id, coalesce(v.agency_name, v.full_name) as name
    from unit_version v order by v.unit_id, ${nearestTo('v', day)}`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
};

type Preview = { readonly params: { readonly form: string }; readonly query: Static<typeof previewFormRoute.query> };

/** What the change would mean: the way before and after, what is under way and keeps its own, what falls away. */
export const previewRoute = async (call: Call, { params, query }: Preview) => {
  const { verifiers, ...rest } = query;
  const wish = { ...rest, verifiers: verifiers.split(',').map(Number) };
  const { formId, now, next } = await standing(call, params.form, wish);
  const underWay = await sql<{ period: string; sent: number; of: number }>`
    select r.period, count(*) filter (where s.state in ('submitted', 'accepted'))::integer as sent, count(*)::integer as of
    from round r join submission s on s.round_id = r.id
    where r.form_id = ${formId} and r.state = 'open' and r.taken_back_at is null group by r.id order by r.period_end`.execute(
    call.tx,
  );
  const days = await routeDays(call.tx, formId);
  return {
    now,
    next,
    underWay: underWay.rows.map((one) => ({ ...one, periodName: periodName(getPeriod(one.period)) })),
    overtaken: days.filter((day) => day > query.from),
  };
};

type Change = { readonly params: { readonly form: string }; readonly body: Static<typeof changeFormRoute.body> };

/** From a day on the form goes another way; rounds that are open keep theirs. */
export const changeRoute = async (call: Call, { params, body }: Change) => {
  await sql`select 1 from form where code = ${params.form} for update`.execute(call.tx);
  const { formId, route, next } = await standing(call, params.form, body);
  await demandAsShown(call, formId, body);
  const { consultedUnitIds, readerUnitIds, districtReads } = route;
  const { from, verifiers, skipsDistrict, endsAtVerifier, reason } = body;
  const values = { consultedUnitIds, readerUnitIds, districtReads, skipsDistrict, endsAtVerifier };
  await writeRoute(call.tx, formId, from, { ...values, verifierUnitIds: verifiers });
  await call.audit({
    action: 'form-route.change',
    objectType: 'form-route',
    objectId: params.form,
    reason,
    detail: {
      effectiveFrom: from,
      route: next.map(({ action, names }) => `${action}: ${names.join(', ')}`).join(' → '),
    },
  });
  return { from };
};

/** Somebody else has changed the route meanwhile: what was shown is no longer what would be changed. */
const demandAsShown = async ({ tx }: Call, formId: number, { from, standsFrom }: Change['body']): Promise<void> => {
  const stands = (await routeDays(tx, formId)).findLast((day) => day <= from);
  if (stands !== standsFrom)
    throw problem('stale-version', { detail: 'Đường đi của phiếu vừa được đổi. Xem lại rồi đổi tiếp nếu vẫn cần.' });
};
