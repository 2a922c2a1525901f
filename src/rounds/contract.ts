import * as T from 'typebox';
import { FilledBy } from '../forms/rules/definition.ts';
import { route } from '../platform/contract/route.ts';
import { closed, Day, FormCode, nullable, oneOf, PeriodId, text, UnitId } from '../platform/contract/schemas.ts';

const tag = 'Đường đi của phiếu';
const UnitName = T.Object({ id: UnitId, name: T.String() });
const stepActions = ['fill', 'check', 'sign', 'verify', 'approve'] as const;
/** How far a form goes: who verifies, one after the other; whether the district has a step; whether the last verification approves. */
const Wish = {
  verifiers: T.Array(UnitId, { minItems: 1, maxItems: 4, uniqueItems: true }),
  skipsDistrict: T.Boolean(),
  endsAtVerifier: T.Boolean(),
};
export const RouteSegment = T.Object({
  from: Day,
  /** The day before which it ended; null: it goes on. */
  to: nullable(Day),
  verifiers: T.Array(UnitName),
  skipsDistrict: T.Boolean(),
  endsAtVerifier: T.Boolean(),
});
export const FormRouteRow = T.Object({
  form: T.String(),
  title: T.String(),
  filledBy: FilledBy,
  segments: T.Array(RouteSegment),
});
export type FormRouteRow = T.Static<typeof FormRouteRow>;
export const listFormRoutes = route({
  method: 'GET',
  path: '/api/form-routes',
  tag,
  summary: 'Đường đi của từng phiếu theo thời gian, cơ quan có thể xác thực',
  permission: 'forms.manage',
  query: T.Object({}),
  reply: T.Object({
    forms: T.Array(FormRouteRow),
    /** Who may be named as a verifier: the departments and the board. */
    offices: T.Array(UnitName),
  }),
});

/** Steps of one kind, in the order of the route: by how many, the first of them by name. */
export const RouteStep = T.Object({ action: oneOf(stepActions), count: T.Integer(), names: T.Array(T.String()) });
export type RouteStep = T.Static<typeof RouteStep>;
/** What a change would mean, before it is made. Keeps nothing. */
export const previewFormRoute = route({
  method: 'GET',
  path: '/api/form-routes/:form/preview',
  tag,
  summary: 'Xem trước một thay đổi đường đi: các bước trước và sau, đợt đang làm',
  permission: 'forms.manage',
  params: T.Object({ form: FormCode }),
  query: T.Object({
    from: Day,
    verifiers: T.String({ pattern: '^\\d{1,9}(,\\d{1,9}){0,3}$', description: 'unit ids in turn, comma between' }),
    skipsDistrict: T.Boolean(),
    endsAtVerifier: T.Boolean(),
  }),
  reply: T.Object({
    now: T.Array(RouteStep),
    next: T.Array(RouteStep),
    /** Rounds of the form that are under way: they keep the route with which they were opened. */
    underWay: T.Array(T.Object({ period: PeriodId, periodName: T.String(), sent: T.Integer(), of: T.Integer() })),
    /** Changes that were to begin later and fall away. */
    overtaken: T.Array(Day),
  }),
});
export const changeFormRoute = route({
  method: 'POST',
  path: '/api/form-routes/:form',
  tag,
  summary: 'Đổi đường đi của một phiếu từ một ngày',
  permission: 'forms.manage',
  params: T.Object({ form: FormCode }),
  body: closed({
    from: Day,
    ...Wish,
    reason: text('lines', 2000, 3),
    /** The segment that stood on that day when it was shown; another one by then is refused. */
    standsFrom: Day,
  }),
  reply: T.Object({ from: Day }),
});
