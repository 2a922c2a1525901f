import * as T from 'typebox';
import { CellCode, closed, Day, Instant, nullable, oneOf, UnitId, Uuid } from '../../platform/contract/schemas.ts';
import { listAuditEvents } from '../contract.ts';

/** What an event of one action has to carry, besides what every event carries (SEC-15). */
export type EventShape = {
  readonly object: readonly string[];
  /** Whether it names the object: each time, never, or where there is one. */
  readonly id: 'always' | 'never' | 'maybe';
  /** A person under an account, the system itself, or also somebody who has not signed in. */
  readonly by: 'person' | 'system' | 'anybody';
  readonly result: 'done' | 'refused' | 'either';
  /** A refusal always says why; what was done says why where somebody had to give a reason. */
  readonly reason: 'always' | 'never' | 'maybe';
  /** The thing as it was and as it is now, as digests. */
  readonly digests: boolean;
  readonly detail: T.TSchema;
};

const text = T.String({ minLength: 1 });
const count = T.Integer({ minimum: 0 });
const digest = T.String({ minLength: 1 });
const username = text;

const event = (object: string | readonly string[], rest: Partial<EventShape> = {}): EventShape => ({
  object: typeof object === 'string' ? [object] : object,
  id: 'always',
  by: 'person',
  result: 'done',
  reason: 'never',
  digests: false,
  detail: closed({}),
  ...rest,
});
const refusal = { result: 'refused', reason: 'always', by: 'anybody' } as const;
const reasoned = { reason: 'always' } as const;
const ofAccount = { detail: closed({ username }) };
const changed = (detail: T.TProperties) => ({ digests: true, detail: closed(detail) });
const step = (object: string, detail: T.TProperties) => event(object, changed(detail));
const request = event('account-request', {
  reason: 'maybe',
  detail: closed({ request: text, username: nullable(text) }),
});
const asked = { ...listAuditEvents.query.properties, count };

/**
 * Every action of the trail and the shape of its events: an action that is not here is not written, and nothing else goes along with
 * one (SEC-15, SEC-16). An action of earlier releases that is written no more stays, since its events do.
 */
export const eventShapes = {
  refused: event('route', refusal),
  'session.open': event('account', {
    detail: closed({
      secondFactor: T.Optional(oneOf(['code', 'recovery-code'])),
      knownDevice: T.Optional(T.Boolean()),
    }),
  }),
  'session.close': event('account'),
  'session.refused': event(['account', 'system'], {
    ...refusal,
    id: 'maybe',
    detail: closed({
      username: T.Optional(username),
      knownDevice: T.Optional(T.Boolean()),
      lockedMinutes: T.Optional(T.Integer({ minimum: 1 })),
    }),
  }),
  'session.code-wanted': event('account', { ...ofAccount, by: 'anybody' }),
  'session.end': event('account', { reason: 'maybe', detail: closed({ username: T.Optional(username), count }) }),
  'address.throttle': event('system', {
    ...refusal,
    id: 'never',
    detail: closed({ minutes: T.Integer({ minimum: 1 }) }),
  }),
  'password.change': event('account'),
  'password.refused': event('account', {
    ...refusal,
    by: 'person',
    detail: closed({ lockedMinutes: T.Optional(T.Integer({ minimum: 1 })) }),
  }),
  'password.issue': event('account', { ...ofAccount, ...reasoned }),
  'password.mail': event('account', { ...ofAccount, by: 'system' }),
  'password.reset': event('account', {
    by: 'anybody',
    id: 'maybe',
    result: 'either',
    detail: closed({ username: T.Optional(username) }),
  }),
  'second-factor.start': event('account'),
  'second-factor.enable': event('account'),
  'second-factor.disable': event('account'),
  'second-factor.recovery-codes': event('account'),
  'second-factor.remove': event('account', { ...ofAccount, ...reasoned }),
  'account.open': event('account', {
    detail: closed({ username, kind: oneOf(['unit', 'operator']), duties: T.Array(text), custodian: nullable(text) }),
  }),
  'account.custodian': event('account', { detail: closed({ username, custodian: text, former: nullable(text) }) }),
  'account.departure': event('account', { ...reasoned, detail: closed({ username, custodian: text, from: Day }) }),
  'account.close': event('account', {
    ...reasoned,
    by: 'anybody',
    detail: closed({ username, lastUsedAt: T.Optional(Instant), limitDays: T.Optional(count) }),
  }),
  'account.reopen': event('account', { ...ofAccount, ...reasoned }),
  'account.delete': event('account', { ...reasoned, detail: closed({ username, kind: text }) }),
  'account.duties': event('account', {
    ...reasoned,
    detail: closed({ username, formerDuties: T.Array(text), duties: T.Array(text) }),
  }),
  'account.handover': event('account', {
    detail: closed({
      username,
      former: nullable(text),
      custodian: text,
      changedOn: Day,
      reportedOn: Day,
      daysLate: T.Integer(),
    }),
  }),
  'account.break-glass': event('account', {
    ...reasoned,
    by: 'system',
    detail: closed({ username, reopened: T.Boolean(), secondFactorRemoved: T.Boolean() }),
  }),
  'account.review': event('account-review', { reason: 'maybe', detail: closed({ count, digest }) }),
  'account.print': event('account', {
    id: 'never',
    detail: closed({ list: text, format: text, count, number: nullable(text) }),
  }),
  'account-request.ask': event('account-request', {
    ...reasoned,
    detail: closed({ request: text, letter: text, username: nullable(text) }),
  }),
  'account-request.accept': request,
  'account-request.refuse': { ...request, ...reasoned },
  'account-request.withdraw': request,
  'lost-password.ask': event('lost-password', { by: 'anybody', id: 'maybe', result: 'either' }),
  'lost-password.answer': event('lost-password', { ...ofAccount, ...reasoned }),
  'lost-password.dismiss': event('lost-password', reasoned),
  'policy.choose': event('policy', {
    ...reasoned,
    id: 'never',
    detail: closed({
      presets: T.Array(text),
      secondFactorKinds: T.Array(text),
      from: Instant,
      passwordsToChange: count,
      secondFactorsToEnrol: count,
      sessionsTouched: count,
      accountsToClose: count,
      minLengthGrowsTo: nullable(count),
    }),
  }),
  'system.set-up': event('account', { detail: closed({ username, custodian: text, province: text }) }),
  'secrets.key-added': event('system', { by: 'system', detail: closed({ key: text }) }),
  'secrets.rotate': event('system', { by: 'system', detail: closed({ key: text, rows: count }) }),
  'secrets.key-retired': event('system', { by: 'system', detail: closed({ key: text }) }),
  'unit.import': event('unit', {
    id: 'never',
    detail: closed({ from: Day, legalBasis: text, added: count, changed: count, unchanged: count }),
  }),
  'form.publish': event('form', { detail: closed({ version: T.Integer({ minimum: 1 }), effectiveFrom: Day }) }),
  'document.upload': event('attachment', { detail: closed({ name: text, size: count, sha256: text }) }),
  'document.download': event('attachment', { detail: closed({ name: text }) }),
  'campaign.open': event('campaign', {
    detail: closed({ forms: T.Array(closed({ form: text, period: text })), letter: text, submissions: count }),
  }),
  'campaign.extend': event('campaign', {
    ...reasoned,
    detail: closed({ form: text, units: T.Array(UnitId), dueOn: Day, reason: text }),
  }),
  'campaign.excuse': event('campaign', { ...reasoned, detail: closed({ form: text, period: text }) }),
  'submission.read': event('submission', { detail: closed({ form: text, period: text }) }),
  'submission.save': step('submission', { version: count, cells: count }),
  'submission.submit': step('submission', { revision: count, digest, warnings: count }),
  'submission.accept': step('submission', { revision: count }),
  'submission.return': {
    ...step('submission', { revision: count, cells: T.Array(text), dueOn: nullable(Day) }),
    ...reasoned,
  },
  'submission.print': event('submission', {
    detail: closed({ form: text, period: text, revision: nullable(count) }),
  }),
  'consolidation.read': event('consolidation', { detail: closed({ form: text, period: text }) }),
  'consolidation.sign': step('consolidation', { digest, members: count }),
  'consolidation.verify': step('consolidation', { digest }),
  'consolidation.return': {
    ...step('consolidation', { cells: T.Array(closed({ cell: CellCode, reason: T.Optional(text) })) }),
    ...reasoned,
  },
  'approval.approve': step('approval', { form: text, period: text, digest }),
  'total.read': event('form'),
  'total.print': event('form', { detail: closed({ format: text, number: nullable(text) }) }),
  'reminder.send': event('form', { detail: closed({ units: T.Array(UnitId), message: text }) }),
  'notice.read': event('notice', { id: 'never', detail: closed({ notices: T.Array(Uuid) }) }),
  'audit.read': event('audit', { id: 'never', detail: closed(asked) }),
  'audit.export': event('audit', { id: 'never', detail: closed(asked) }),
  'audit.prove': event('audit', {
    detail: closed({
      number: T.Optional(count),
      size: T.Optional(count),
      from: T.Optional(count),
      to: T.Optional(count),
    }),
  }),
  'audit.retention': event('audit', {
    ...reasoned,
    id: 'never',
    ...changed({ months: count, formerMonths: count }),
  }),
  'audit.remove': event('audit', {
    by: 'system',
    id: 'never',
    detail: closed({ count, before: Instant, months: count }),
  }),
  'audit.store-full': event('audit', { by: 'system', id: 'never', detail: closed({ percent: count }) }),
} as const satisfies Record<string, EventShape>;

export type AuditAction = keyof typeof eventShapes;
