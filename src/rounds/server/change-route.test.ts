import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptSeen, verifySeen } from '../../../tests/world/decide.ts';
import type { PersonName } from '../../../tests/world/people.ts';
import {
  acceptAs,
  approvalOf,
  codeOf,
  consolidationOf,
  ownSubmission,
  signAs,
  submitAs,
} from '../../../tests/world/round.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { getWorkList } from '../../monitoring/contract.ts';
import { getSheet } from '../../submissions/contract.ts';
import { changeFormRoute, listFormRoutes, previewFormRoute } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const round = { form: 'DT01', period: '2022' };
const communes = ['lan', 'nga', 'kim', 'sen', 'dao'] as const;
const params = { form: round.form };

const routesAs = async (name: PersonName = 'tuan') => {
  const { body } = await (await world.as(name)).call(listFormRoutes, { query: {} });
  const office = (part: string) => body.offices.find(({ name: own }) => own.includes(part))?.id ?? 0;
  const row = body.forms.find(({ form }) => form === round.form);
  return { segments: row?.segments ?? [], statistics: office('Thống kê'), health: office('Y tế') };
};

type Change = { verifiers?: number[]; skipsDistrict?: boolean; endsAtVerifier?: boolean; from?: string };
const change = async (wish: Change, more: object = {}) => {
  const { segments, statistics } = await routesAs();
  const body = {
    ...{ from: '2022-06-01', verifiers: [statistics], skipsDistrict: false, endsAtVerifier: false, ...wish },
    reason: 'Theo quyết định của Trưởng ban',
    standsFrom: segments[0]?.from ?? '',
    ...more,
  };
  return (await world.as('tuan')).call(changeFormRoute, { params, body });
};

const stateOfRound = async () => approvalOf(await world.as('mai'), round);

describe('the route of a form is data', () => {
  it('R20 past the district, two departments in turn, ended by the second: the same round, the same figures', () =>
    world.rollback(async () => {
      const { statistics, health } = await routesAs();
      const set = await change({ verifiers: [statistics, health], skipsDistrict: true, endsAtVerifier: true });
      expect(codeOf(set)).toBe('200');
      expect((await routesAs()).segments).toMatchObject([
        { from: '2022-06-01', to: null, skipsDistrict: true, endsAtVerifier: true },
        { to: '2022-06-01', skipsDistrict: false, endsAtVerifier: false },
      ]);
      await world.openCampaign({ forms: [round.form], period: round.period });
      const [thu, sy, minh] = [await world.as('thu'), await world.as('sy'), await world.as('minh')];
      for (const name of communes) {
        const sent = await submitAs(await world.as(name), name, round);
        expect(codeOf(await acceptSeen(minh, sent.id))).toMatch(/^40[34] /);
        await acceptAs(thu, sent);
      }
      expect((await minh.call(getWorkList)).body.tasks.filter(({ form }) => form === round.form)).toEqual([]);
      await signAs(thu, round);
      expect(await stateOfRound()).toMatchObject({ state: 'open', consolidations: 1 });
      const { consolidation } = await consolidationOf(sy, round);
      expect((await verifySeen(sy, consolidation.id)).body.state).toBe('verified');
      const approved = await stateOfRound();
      expect(approved).toMatchObject({ state: 'approved', mayApprove: false, decidedBy: 'Vũ Thị Sỹ' });
      expect(approved.digest).toMatch(/^sha256:/);
      expect(codeOf(await verifySeen(sy, consolidation.id))).toMatch(/^409 /);
    }));

  it('R20 four levels, ended by the verifier: the verification of the last district approves, not one before', () =>
    world.rollback(async () => {
      expect(codeOf(await change({ endsAtVerifier: true }))).toBe('200');
      await world.openCampaign({ forms: [round.form], period: round.period });
      const [minh, hai, thu] = [await world.as('minh'), await world.as('hai'), await world.as('thu')];
      for (const name of communes)
        await acceptAs(
          name === 'sen' || name === 'dao' ? hai : minh,
          await submitAs(await world.as(name), name, round),
        );
      const verified = async (district: typeof minh) => {
        await signAs(district, round);
        const { consolidation } = await consolidationOf(district, round);
        expect((await verifySeen(thu, consolidation.id)).body.state).toBe('verified');
      };
      await verified(minh);
      expect(await stateOfRound()).toMatchObject({ state: 'open', verified: 1 });
      await verified(hai);
      expect(await stateOfRound()).toMatchObject({ state: 'approved', decidedBy: 'Phạm Thị Thu' });
      const lan = await world.as('lan');
      const { body } = await lan.call(getSheet, { params: { id: (await ownSubmission(lan, round)).id } });
      expect(body.submission.approved).toBe(true);
    }));

  it('R20 a round that is open keeps its route; the preview says so, and both ways in words', () =>
    world.rollback(async () => {
      await world.openCampaign({ forms: [round.form], period: round.period });
      const lan = await world.as('lan');
      const sent = await submitAs(lan, 'lan', round);
      const { statistics, health } = await routesAs();
      const query = {
        from: '2022-06-01',
        verifiers: `${statistics},${health}`,
        skipsDistrict: true,
        endsAtVerifier: true,
      };
      const { body } = await (await world.as('tuan')).call(previewFormRoute, { params, query });
      expect(
        [body.now, body.next].map((way) => way.map(({ action, count }) => `${action} ${count}`).join(' ')),
      ).toEqual(['fill 5 check 2 sign 2 verify 1 approve 1', 'fill 5 check 1 sign 1 verify 1']);
      expect(body.underWay).toEqual([{ period: '2022', periodName: 'Năm 2022', sent: 1, of: 5 }]);
      expect(codeOf(await change({ verifiers: [statistics, health], skipsDistrict: true, endsAtVerifier: true }))).toBe(
        '200',
      );
      await acceptAs(await world.as('minh'), sent);
      expect((await routesAs()).segments).toHaveLength(2);
    }));

  it('R20 R9 is changed by the duty of the catalogue alone, as it was shown, and named right', () =>
    world.rollback(async () => {
      const { statistics, segments } = await routesAs();
      for (const name of ['lan', 'minh', 'thu', 'mai', 'quan'] as const) {
        const client = await world.as(name);
        expect([name, codeOf(await client.call(listFormRoutes, { query: {} }))]).toEqual([name, '403 not-allowed']);
      }
      const communeId = 999_999;
      const wrong: readonly [object, RegExp][] = [
        [{ verifiers: [communeId] }, /^422 invalid-content/],
        [{ verifiers: [] }, /^400 /],
        [{ verifiers: [statistics, statistics] }, /^400 /],
        [{ verifiers: 'x' }, /^400 /],
        [{ from: '2022-02-30' }, /^400 /],
        [{ from: '1990-01-01' }, /^4\d\d /],
        [{ skipsDistrict: 'yes' }, /^400 /],
        [{ reason: ' \u200B ' }, /^400 /],
        [{ standsFrom: '2001-01-01' }, /^409 stale-version/],
        [{ further: true }, /^400 /],
      ];
      for (const [more, code] of wrong)
        expect([more, codeOf(await change({}, more))]).toEqual([more, expect.stringMatching(code)]);
      const elsewhere = {
        params: { form: 'DT99' },
        query: { from: '2022-06-01', verifiers: `${statistics}`, skipsDistrict: false, endsAtVerifier: false },
      };
      expect(codeOf(await (await world.as('tuan')).call(previewFormRoute, elsewhere))).toBe('404 not-found');
      expect((await routesAs()).segments).toEqual(segments);
    }));
});
