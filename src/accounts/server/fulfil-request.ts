import type { Call } from '../../platform/call/call.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import type { Issued } from '../../sign-in/server/index.ts';
import type { RequestKind, RequestState } from '../rules/account-life.ts';
import { closeHeld } from './close-account.ts';
import { deleteHeld } from './delete-account.ts';
import { handOverHeld } from './hand-over.ts';
import { openOne } from './open-accounts.ts';
import { type HeldAccount, lockAccountInScope } from './queries.ts';
import { reopenHeld } from './reopen-account.ts';
import { openCustodian } from './request-rows.ts';
import { nameCustodian } from './set-custodian.ts';

export type HeldRequest = {
  readonly id: string;
  readonly kind: RequestKind;
  readonly state: RequestState;
  readonly version: number;
  readonly unitId: number;
  readonly unitName: string;
  readonly accountId: string | null;
  readonly username: string | null;
  readonly reason: string;
  readonly custodian: string | null;
  readonly changedOn: string | null;
  readonly letterId: string;
  readonly askedUnitId: number;
  readonly askedOn: string;
};

/** Does what an accepted request asks, by the same verbs as the board's own; a refusal of theirs takes the acceptance back with it. */
export const fulfil = async (
  call: Call,
  request: HeldRequest,
  username: string | undefined,
): Promise<Issued | null> => {
  switch (request.kind) {
    case 'open':
      return openAsked(call, request, username);
    case 'change':
      await nameCustodian(call, await accountOf(call, request), custodianOf(call, request));
      return null;
    case 'handover':
      return handOverHeld(call, await accountOf(call, request), {
        letterId: request.letterId,
        requestId: request.id,
        custodian: custodianOf(call, request),
        changedOn: request.changedOn ?? request.askedOn,
        reportedOn: request.askedOn,
      });
    case 'close':
      await closeHeld(call, await accountOf(call, request), request.reason);
      return null;
    case 'reopen':
      return reopenHeld(call, await accountOf(call, request), request.reason);
    case 'delete':
      await deleteHeld(call, await accountOf(call, request), request.reason);
      return null;
  }
};

const accountOf = (call: Call, { accountId }: HeldRequest): Promise<HeldAccount> => {
  if (accountId === null)
    throw problem('wrong-state', { detail: 'Tài khoản của đề nghị này không còn. Hãy từ chối đề nghị và nêu lý do.' });
  return lockAccountInScope(call, accountId);
};

const custodianOf = ({ secrets }: Call, { custodian }: HeldRequest) => {
  if (custodian === null) throw new Error('a request that names a custodian holds none');
  return openCustodian(custodian, secrets);
};

/** The board may give another sign-in name than the one wished for. */
const openAsked = async (call: Call, request: HeldRequest, given: string | undefined): Promise<Issued> => {
  const username = given ?? request.username;
  if (username === null)
    throw problem('invalid-content', { findings: [{ at: 'body/username', message: 'chưa đặt tên đăng nhập' }] });
  const custodian = custodianOf(call, request);
  const issued = await openOne(call, { username, kind: 'unit', unitId: request.unitId, custodian });
  await call.tx
    .updateTable('account_request')
    .set({ account_id: issued.id, username })
    .where('id', '=', request.id)
    .execute();
  return issued;
};
