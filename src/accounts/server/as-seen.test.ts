import { describe, expect, it } from 'vitest';
import { seenLoss, seenRequest, UNSEEN } from '../../../tests/world/decide.ts';
import { paperAs } from '../../../tests/world/papers.ts';
import { people } from '../../../tests/world/people.ts';
import { askLostPassword } from '../../sign-in/contract/lost-password.ts';
import { signIn } from '../../sign-in/contract.ts';
import { getAccount } from '../contract/life.ts';
import { answerLostPassword, dismissLostPassword, listLostPasswords } from '../contract/lost-password.ts';
import { acceptRequest, askForAccount, listRequests, refuseRequest } from '../contract/requests.ts';
import { closeAccount, setCustodian } from '../contract.ts';
import { hoa, idOf, keepWorld, reason, unitIdOf, world } from './requests.fixture.ts';

keepWorld();

const ask = {
  unit: 'Xã Đàm Thủy',
  username: people.lan.username,
  fullName: 'Nông Thị Lan',
  phone: '0912 000 111',
  message: 'Quên mật khẩu',
};
const lanCorrected = { ...hoa, fullName: people.lan.fullName, phone: '0206 3999 999' };

describe('SEC-21 a request about an account is decided as it was seen', () => {
  it('who holds the account now is told, old and new; the request waits, and counts once it was read', () =>
    world.rollback(async () => {
      const [lan, quan] = [await world.as('lan'), await world.as('quan')];
      const asked = await lan.call(askForAccount, { body: { kind: 'close', reason, letter: await paperAs(lan) } });
      const params = { id: asked.body.id };
      const seen = await seenRequest(quan, asked.body.id);
      const id = await idOf(quan, people.lan.username);
      expect((await quan.call(setCustodian, { params: { id }, body: lanCorrected })).status).toBe(200);
      for (const answer of [
        await quan.call(acceptRequest, { params, body: { seen } }),
        await quan.call(refuseRequest, { params, body: { seen, reason } }),
      ]) {
        expect([answer.status, answer.problem.code]).toEqual([409, 'not-as-seen']);
        expect(answer.problem.detail).toContain(
          `Thông tin của công chức được giao tài khoản (${people.lan.fullName}) đã sửa.`,
        );
      }
      expect((await quan.call(listRequests, { query: {} })).body.waiting).toBe(1);
      const { body: account } = await quan.call(getAccount, { params: { id } });
      const again = account.requests.find((request) => request.id === params.id)?.seen ?? UNSEEN;
      expect(again).toBe(await seenRequest(quan, params.id));
      expect((await quan.call(acceptRequest, { params, body: { seen: again } })).status).toBe(200);
    }));

  it('an account that was closed meanwhile', () =>
    world.rollback(async () => {
      const [minh, quan] = [await world.as('minh'), await world.as('quan')];
      const unitId = await unitIdOf(quan, people.kim.unit);
      const letter = await paperAs(minh);
      const asked = await minh.call(askForAccount, { body: { kind: 'close', unitId, reason, letter } });
      const params = { id: asked.body.id };
      const seen = await seenRequest(quan, asked.body.id);
      await quan.call(closeAccount, { params: { id: await idOf(quan, people.kim.username) }, body: { reason } });
      const late = await quan.call(acceptRequest, { params, body: { seen } });
      expect([late.status, late.problem.code]).toEqual([409, 'not-as-seen']);
      expect(late.problem.difference).toEqual({
        sheets: [],
        totals: [],
        otherwise: ['Tài khoản: đang dùng → đã đóng'],
      });
    }));

  it('what is no digest, or more than one field, is refused where it is wrong', () =>
    world.rollback(async () => {
      const [lan, quan] = [await world.as('lan'), await world.as('quan')];
      const asked = await lan.call(askForAccount, { body: { kind: 'close', reason, letter: await paperAs(lan) } });
      const params = { id: asked.body.id };
      const seen = await seenRequest(quan, asked.body.id);
      for (const body of [{}, { seen: 1 }, { seen: null }, { seen: `${seen} ` }, { seen, version: 1 }, []])
        expect([body, (await quan.call(acceptRequest, { params, body: body as never })).status]).toEqual([body, 400]);
      expect(await seenRequest(quan, params.id)).toBe(seen);
    }));
});

describe('SEC-21 R8 a lost password is answered as it was seen', () => {
  it('who was called on a telephone that was corrected meanwhile is not given a password', () =>
    world.rollback(async () => {
      await world.stranger().call(askLostPassword, { body: ask });
      const quan = await world.as('quan');
      const [loss] = (await quan.call(listLostPasswords, { query: {} })).body.requests;
      const { id = '', seen = UNSEEN, account } = loss ?? {};
      const accountId = account?.id ?? '';
      await quan.call(setCustodian, { params: { id: accountId }, body: lanCorrected });
      const note = 'Đã gọi lại';
      const late = await quan.call(answerLostPassword, { params: { id }, body: { seen, accountId, note } });
      expect([late.status, late.problem.code]).toEqual([409, 'not-as-seen']);
      const dismissed = await quan.call(dismissLostPassword, { params: { id }, body: { seen, note } });
      expect(dismissed.problem.code).toBe('not-as-seen');
      const [still] = (await quan.call(listLostPasswords, { query: { state: 'waiting' } })).body.requests;
      expect(still?.account?.custodian?.phone).toBe('0206 3999 999');
      const again = { seen: await seenLoss(quan, id), accountId, note };
      const { body } = await quan.call(answerLostPassword, { params: { id }, body: again });
      const lan = { username: people.lan.username, password: body.oneTimePassword };
      expect((await world.stranger().call(signIn, { body: lan })).status).toBe(200);
    }));

  it('a name that no account has: nothing changes under it', () =>
    world.rollback(async () => {
      await world.stranger().call(askLostPassword, { body: { ...ask, username: 'khong.co' } });
      const quan = await world.as('quan');
      const [loss] = (await quan.call(listLostPasswords, { query: {} })).body.requests;
      const { id = '', seen = UNSEEN } = loss ?? {};
      await quan.call(setCustodian, {
        params: { id: await idOf(quan, people.lan.username) },
        body: lanCorrected,
      });
      expect(await seenLoss(quan, id)).toBe(seen);
      const done = await quan.call(dismissLostPassword, {
        params: { id },
        body: { seen, note: 'Không có đơn vị này' },
      });
      expect(done.status).toBe(200);
    }));
});
