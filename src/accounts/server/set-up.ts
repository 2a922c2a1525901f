import { timingSafeEqual } from 'node:crypto';
import type { HandlerInput } from '../../platform/call/binding.ts';
import type { PublicCall } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { dropSetting, lockSetting } from '../../platform/db/settings.ts';
import { sha256 } from '../../platform/digest/digest.ts';
import { keepingProblem, type Problem, problem } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { keepContact, policyInForce } from '../../policy/server/index.ts';
import { passwordRules } from '../../sign-in/rules/password.ts';
import {
  countRefusedAddress,
  meOf,
  needsSetup,
  noteSignedIn,
  openSession,
  refuseBusyAddress,
  ruleFor,
} from '../../sign-in/server/index.ts';
import { findUnitByCode, importUnits } from '../../units/server/index.ts';
import type { setUp as route } from '../contract.ts';
import { createAccount } from './create.ts';

type Input = HandlerInput<typeof route>;
const SETUP_SECRET = 'setup_secret';
const firstHolder = { kind: 'operator', hasSecondFactor: false } as const;
const firstDuties = ['accounts', 'catalogue', 'campaigns', 'operations'] as const;

/**
 * Makes the province, the board and the first operator of an empty installation. Only while there is no account, only with
 * the one-time secret that the server printed, which it consumes: no installation begins with a known account (SEC-08).
 */
export const setUp = async (call: PublicCall, { body }: Input) => {
  const { tx, now } = call;
  await refuseBusyAddress(tx, call.origin.address, now);
  if (!(await secretMatches(tx, body.secret))) throw await refuse(call);
  if (!(await needsSetup(tx))) throw problem('wrong-state', { detail: 'Hệ thống đã được thiết lập. Hãy đăng nhập.' });
  const findings = passwordRules(body.password, { ...(await ruleFor(tx, firstHolder, now)), unitName: body.board.name })
    .filter(({ met }) => !met)
    .map(({ id, words }) => ({ at: 'body/password', rule: id, message: words }));
  if (findings.length > 0) throw problem('weak-password', { findings });
  const unitId = await makeRoot(tx, body, now);
  const account = await createAccount(
    tx,
    {
      username: body.username,
      kind: 'operator',
      unitId,
      duties: firstDuties,
      custodian: body.custodian,
      password: { own: body.password },
    },
    now,
    call.secrets,
  );
  await noteSignedIn(tx, account.id, now);
  if (body.board.contact) await keepContact(tx, body.board.contact);
  await dropSetting(tx, SETUP_SECRET);
  const { token, actor } = await openSession(tx, account.id, call.origin, now);
  await call.audit(
    {
      action: 'system.set-up',
      objectType: 'account',
      objectId: account.id,
      detail: { username: body.username, custodian: body.custodian.fullName, province: body.province.code },
    },
    actor,
  );
  call.setSession(token);
  return meOf(tx, actor, now);
};

/** The setting's row stays locked, so that the secret is consumed once. */
const secretMatches = async (tx: Db, secret: string): Promise<boolean> => {
  const expected = Buffer.from(String((await lockSetting(tx, SETUP_SECRET)) ?? ''));
  const given = Buffer.from(sha256(secret));
  return expected.length === given.length && timingSafeEqual(expected, given);
};

const refuse = async (call: PublicCall): Promise<Problem> => {
  await call.audit({ action: 'session.refused', objectType: 'system', reason: 'setup-secret', result: 'refused' });
  await countRefusedAddress(call.tx, call.origin.address, await policyInForce(call.tx, call.now), call.now);
  return keepingProblem('wrong-credentials', {
    detail: 'Mã thiết lập không đúng hoặc đã dùng. Xem lại dòng mà máy chủ in ra khi khởi động.',
  });
};

const makeRoot = async (tx: Db, { province, board }: Input['body'], now: Date): Promise<number> => {
  const today = vietnamDay(now);
  if (province.from > today)
    throw problem('invalid-content', {
      findings: [{ at: 'body/province/from', message: 'ngày bắt đầu phải từ hôm nay trở về trước' }],
    });
  const units = [
    { code: province.code, name: province.name, fullName: province.fullName, kind: 'province' as const, parent: null },
    { code: board.code, name: board.name, fullName: board.name, kind: 'board' as const, parent: province.code },
  ];
  await importUnits(tx, { from: province.from, legalBasis: 'Thiết lập ban đầu', units }, now);
  const unit = await findUnitByCode(tx, board.code, today, 'board');
  if (!unit) throw problem('not-found');
  return unit.id;
};
