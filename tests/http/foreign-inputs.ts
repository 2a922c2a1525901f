import type { RouteShape } from '../../src/platform/contract/route.ts';
import { UNSEEN } from '../world/decide.ts';

/** Ids of things that belong to another unit (Hạ Lang), for one walk through every route. */
export type Foreign = {
  readonly submission: string;
  readonly consolidation: string;
  readonly approval: string;
  readonly campaign: string;
  readonly account: string;
  /** A request about that account, which waits. */
  readonly accountRequest: string;
  readonly attachment: string;
  /** A job that the account asked for. */
  readonly job: number;
  readonly unitId: number;
  readonly correction: string;
  readonly withdrawal: string;
  readonly discrepancy: string;
};

export type Attempt = {
  readonly params?: Record<string, unknown>;
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
};

const question = { form: 'DT01', period: '2022' };
const reason = 'kiểm thử phạm vi';

/** The catalogue belongs to no unit: whoever does not keep it may not even look at a draft of it. */
const catalogueAttempts = (id: string): Record<string, Attempt> => {
  const draft = { params: { id } };
  const scheme = { code: 'KV' };
  const publication = { version: 1, period: '2022', basis: reason, note: reason, seen: UNSEEN };
  return {
    'GET /api/form-routes/:form/preview': {
      params: { form: 'DT01' },
      query: { from: '2022-06-01', verifiers: '1', skipsDistrict: false, endsAtVerifier: false },
    },
    'POST /api/form-routes/:form': {
      params: { form: 'DT01' },
      body: {
        ...{ from: '2022-06-01', verifiers: [1], skipsDistrict: false, endsAtVerifier: false },
        ...{ reason, standsFrom: '2022-01-01' },
      },
    },
    'POST /api/forms/:code/retire': { params: { code: 'DT01' }, body: { reason } },
    'POST /api/forms/:code/reinstate': { params: { code: 'DT01' }, body: { reason } },
    'POST /api/code-lists/:code': {
      params: { code: 'DANTOC' },
      body: { after: 0, title: 'Dân tộc', items: [{ code: '01', label: 'Kinh' }] },
    },
    'PUT /api/classifications/:code': {
      params: scheme,
      body: { version: 0, title: 'Khu vực', level: 'commune', groups: [{ code: 'I', label: 'I' }] },
    },
    'POST /api/classifications/:code/read': { params: scheme, query: { from: '2022-01-01' } },
    'POST /api/classifications/:code/lists': {
      params: scheme,
      body: {
        version: 1,
        legalBasis: reason,
        from: '2022-01-01',
        to: null,
        complete: true,
        members: [{ unit: 1, group: 'I' }],
      },
    },
    'POST /api/classifications/:code/changes': {
      params: scheme,
      body: { version: 1, legalBasis: reason, from: '2022-01-01', changes: [{ unit: 1, group: null }] },
    },
    'PUT /api/classifications/:code/lists/:list': {
      params: { ...scheme, list: 1 },
      body: { version: 1, legalBasis: reason, to: null, complete: true },
    },
    'PUT /api/indicators/:code': {
      params: scheme,
      body: {
        version: 0,
        title: 'Tỷ lệ',
        unit: '%',
        decimals: 1,
        expression: 'DT01.A01.TS',
        effectiveFrom: '2022-01-01',
      },
    },
    'POST /api/indicators/:code/retire': { params: scheme, body: { version: 1, from: null } },
    'GET /api/form-drafts/:id': draft,
    'DELETE /api/form-drafts/:id': draft,
    'GET /api/form-drafts/:id/workbook': draft,
    'GET /api/form-drafts/:id/difference': draft,
    'GET /api/form-drafts/:id/edits': { ...draft, query: { after: 0 } },
    'PATCH /api/form-drafts/:id': {
      ...draft,
      body: { version: 1, operations: [{ op: 'remove-section', section: 'A' }] },
    },
    'GET /api/form-drafts/:id/publication': { ...draft, query: { period: '2022' } },
    'POST /api/form-drafts/:id/publish': { ...draft, body: publication },
  };
};

/**
 * For every route that names a thing: a well-formed request for a foreign one. A route that is not here and takes an id fails the
 * test, so that a new route cannot be forgotten.
 */
export const foreignAttempts = (of: Foreign): Record<string, Attempt> => {
  const submission = { params: { id: of.submission } };
  const consolidation = { params: { id: of.consolidation } };
  const seen = UNSEEN;
  const signature = { seen };
  const custodian = { fullName: 'A', position: 'B', section: 'C', phone: '0206', email: 'a@b.vn' };
  const paper = { number: '1/UBND', day: '2022-11-01', attachments: [of.attachment] };
  const letter = { ...paper, subject: 'Đề nghị' };
  const correction = { params: { id: of.correction } };
  const withdrawal = { params: { id: of.withdrawal } };
  const discrepancy = { params: { id: of.discrepancy } };
  return {
    'POST /api/submissions/:id/corrections': {
      ...submission,
      body: { revision: 1, reason, letter, cells: { 'A01.TAY': '1' } },
    },
    'POST /api/submissions/:id/corrections/preview': {
      ...submission,
      body: { revision: 1, cells: { 'A01.TAY': '1' } },
    },
    'GET /api/submissions/:id/after-approval': submission,
    'GET /api/submissions/:id/withdrawals/preview': submission,
    'GET /api/withdrawals/:id': withdrawal,
    'POST /api/submissions/:id/discrepancies': {
      ...submission,
      body: { cell: 'A01.TAY', value: '1', source: 'nguồn khác', reason },
    },
    'GET /api/discrepancies/:id': discrepancy,
    'POST /api/discrepancies/:id/owner': { ...discrepancy, body: { seen, owner: 1, dueOn: '2022-12-01', reason } },
    'POST /api/discrepancies/:id/notes': { ...discrepancy, body: { body: reason } },
    'POST /api/discrepancies/:id/answer': {
      ...discrepancy,
      body: { seen, outcome: 'explained', cause: 'other', explanation: reason },
    },
    'POST /api/discrepancies/:id/accept': { ...discrepancy, body: { seen } },
    'POST /api/discrepancies/:id/send-back': { ...discrepancy, body: { seen, reason } },
    'POST /api/discrepancy-rules/:id/end': { params: { id: of.correction }, body: {} },
    'GET /api/corrections/:id': correction,
    'POST /api/corrections/:id/opinion': { ...correction, body: { seen, opinion: 'agree' } },
    'POST /api/corrections/:id/renew': { ...correction, body: { version: 1 } },
    'POST /api/corrections/:id/take-back': { ...correction, body: { version: 1 } },
    'POST /api/corrections/:id/grant': { ...correction, body: { seen } },
    'POST /api/corrections/:id/refuse': { ...correction, body: { seen, reason } },
    'POST /api/submissions/:id/withdrawals': { ...submission, body: { reason, letter } },
    'POST /api/approvals/:id/withdrawals': { params: { id: of.approval }, body: { reason, letter } },
    'POST /api/withdrawals/:id/take-back': { ...withdrawal, body: { version: 1 } },
    'POST /api/withdrawals/:id/grant': { ...withdrawal, body: { seen } },
    'POST /api/withdrawals/:id/refuse': { ...withdrawal, body: { seen, reason } },
    'POST /api/withdrawals/:id/put-back': { ...withdrawal, body: { seen, reason } },
    'POST /api/accounts/:id/one-time-password': { params: { id: of.account }, body: { reason } },
    'PUT /api/accounts/:id/custodian': {
      params: { id: of.account },
      body: custodian,
    },
    'GET /api/accounts/:id/sessions': { params: { id: of.account } },
    'POST /api/accounts/:id/sessions/end': { params: { id: of.account }, body: { session: null, reason } },
    'POST /api/accounts/:id/second-factor/remove': { params: { id: of.account }, body: { reason } },
    // A session of somebody else's, by an id that is not one's own.
    'DELETE /api/my/sessions/:id': { params: { id: of.account } },
    'POST /api/accounts/:id/close': { params: { id: of.account }, body: { reason } },
    'GET /api/accounts/:id': { params: { id: of.account } },
    'GET /api/accounts/:id/standing': { params: { id: of.account } },
    'POST /api/accounts/:id/reopen': { params: { id: of.account }, body: { reason } },
    'POST /api/accounts/:id/delete': { params: { id: of.account }, body: { reason } },
    'PUT /api/accounts/:id/duties': { params: { id: of.account }, body: { duties: ['leader'], reason } },
    'PUT /api/accounts/:id/custodian/departure': { params: { id: of.account }, body: { leftOn: '2022-11-01', reason } },
    'POST /api/accounts/:id/handovers': {
      params: { id: of.account },
      body: { letter: paper, custodian, changedOn: '2022-11-01' },
    },
    'POST /api/account-requests': {
      body: { kind: 'close', unitId: of.unitId, reason, letter: paper },
    },
    'POST /api/account-requests/:id/accept': { params: { id: of.accountRequest }, body: { seen } },
    'POST /api/account-requests/:id/refuse': { params: { id: of.accountRequest }, body: { seen, reason } },
    'POST /api/account-requests/:id/withdraw': { params: { id: of.accountRequest }, body: { version: 1 } },
    'POST /api/lost-passwords/:id/answer': {
      params: { id: of.accountRequest },
      body: { seen, accountId: of.account, note: reason },
    },
    'POST /api/lost-passwords/:id/dismiss': { params: { id: of.accountRequest }, body: { seen, note: reason } },
    'GET /api/jobs/:id': { params: { id: of.job } },
    'POST /api/jobs/:id/cancel': { params: { id: of.job } },
    'GET /api/attachments/:id': { params: { id: of.attachment } },
    'POST /api/campaigns/:id/extensions': {
      params: { id: of.campaign },
      body: { form: 'DT01', units: [of.unitId], dueOn: '2022-12-30', reason },
    },
    'GET /api/campaigns/:id/granted': { params: { id: of.campaign } },
    'POST /api/campaigns/:id/excuses/taken-back': {
      params: { id: of.campaign },
      body: { submissions: [of.submission], reason },
    },
    'POST /api/campaigns/:id/extensions/taken-back': {
      params: { id: of.campaign },
      body: { extensions: [of.campaign], reason },
    },
    'POST /api/campaigns/:id/taken-back': { params: { id: of.campaign }, body: { reason } },
    'POST /api/campaigns/:id/excuses': {
      params: { id: of.campaign },
      body: { form: 'DT01', period: '2022', unit: of.unitId, reason },
    },
    'GET /api/submissions/:id': submission,
    'GET /api/submissions/:id/revisions/:number': { params: { id: of.submission, number: 1 } },
    'PATCH /api/submissions/:id/draft': { ...submission, body: { baseVersion: 1, cells: { 'A01.TAY': '1' } } },
    'POST /api/submissions/:id/submit': { ...submission, body: { baseVersion: 1 } },
    'PUT /api/submissions/:id/values': { ...submission, body: { baseVersion: 1, cells: { 'A01.TAY': '1' } } },
    'GET /api/submissions/:id/cells/:cell/history': { params: { id: of.submission, cell: 'A01.TAY' } },
    'GET /api/submissions/:id/steps': submission,
    'POST /api/submissions/:id/accept': { ...submission, body: { seen } },
    'POST /api/submissions/:id/return': {
      ...submission,
      body: { seen, reason, cells: [{ cell: 'A01.TAY', reason }], dueOn: '2022-12-01' },
    },
    'GET /api/consolidations/:id': consolidation,
    'POST /api/consolidations/:id/sign': { ...consolidation, body: signature },
    'POST /api/consolidations/:id/verify': { ...consolidation, body: signature },
    'POST /api/consolidations/:id/return': { ...consolidation, body: { seen, reason } },
    'GET /api/consolidations/:id/beside': consolidation,
    'GET /api/approvals/:id/beside': { params: { id: of.approval } },
    'GET /api/approvals/:id': { params: { id: of.approval } },
    'POST /api/approvals/:id/approve': { params: { id: of.approval }, body: signature },
    'GET /api/totals': { query: { ...question, unit: of.unitId } },
    'GET /api/totals/table': { query: { ...question, unit: of.unitId, cells: 'A01.TS' } },
    'GET /api/totals/origin': { query: { ...question, unit: of.unitId, cell: 'A01.TS' } },
    'GET /api/totals/indicators': { query: { ...question, unit: of.unitId } },
    'GET /api/print/submissions/:id': submission,
    'GET /api/print/totals': { query: { ...question, unit: of.unitId, format: 'xlsx' } },
    ...catalogueAttempts(of.correction),
    'POST /api/reminders': { body: { ...question, units: [of.unitId], message: reason } },
  };
};

/** Routes that name nothing of a unit: catalogues that every account reads, one's own session, lists already cut to scope. */
const namesNothing = new Set([
  'GET /api/campaigns/:id',
  'GET /api/forms/:code/versions/:version',
  'GET /api/print/forms/:code/versions/:version',
  'GET /api/forms/:code/versions/:version/workbook',
  'GET /api/code-lists/:code/versions/:number',
  'GET /api/classifications/:code/members',
  'GET /api/code-lists/:code/versions/:number/workbook',
]);

export const keyOf = (route: RouteShape): string => `${route.method} ${route.path}`;
export const namesSomething = (route: RouteShape): boolean =>
  !namesNothing.has(keyOf(route)) &&
  (route.path.includes(':') || Object.keys(route.query?.properties ?? {}).includes('unit')) &&
  !['GET /api/submissions', 'GET /api/audit', 'GET /api/audit/export'].includes(keyOf(route));
