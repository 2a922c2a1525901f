import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import {
  acceptSeen,
  approveSeen,
  returnSeen,
  returnTotalSeen,
  signSeen,
  verifySeen,
} from '../../../tests/world/decide.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { listSubmissions, submitValues } from '../../submissions/contract.ts';
import { dt01Cells } from '../../submissions/server/sheets.fixture.ts';
import { listApprovals, listConsolidations } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** The route as domain.md tells it, for one district with two communes: what must be true for a step to be taken. */
type Model = {
  members: ('draft' | 'submitted' | 'returned' | 'accepted')[];
  total: 'open' | 'signed' | 'stale' | 'returned' | 'verified' | 'approved';
};
const steps = ['submit', 'accept', 'return', 'sign', 'verify', 'returnTotal', 'approve'] as const;
type Step = (typeof steps)[number];

/** The state after a step, or nothing where the step may not be taken. */
const after = (model: Model, step: Step, member: number): Model | undefined => {
  if (model.total === 'approved') return undefined;
  return afterMember(model, step, member) ?? afterTotal(model, step);
};

const afterMember = ({ members, total }: Model, step: Step, member: number): Model | undefined => {
  const state = members[member];
  const moved = (to: Model['members'][number], next = total): Model => ({
    members: members.with(member, to),
    total: next,
  });
  if (step === 'submit' && (state === 'draft' || state === 'returned')) return moved('submitted');
  if (step === 'accept' && state === 'submitted') return moved('accepted');
  if (step === 'return' && state === 'submitted') return moved('returned');
  if (step === 'return' && state === 'accepted')
    return moved('returned', total === 'signed' || total === 'verified' ? 'stale' : total);
  return undefined;
};

const totalSteps: Partial<Record<Step, { readonly from: readonly Model['total'][]; readonly to: Model['total'] }>> = {
  sign: { from: ['open', 'stale', 'returned'], to: 'signed' },
  verify: { from: ['signed'], to: 'verified' },
  returnTotal: { from: ['signed'], to: 'returned' },
  approve: { from: ['verified'], to: 'approved' },
};

const afterTotal = ({ members, total }: Model, step: Step): Model | undefined => {
  const row = totalSteps[step];
  const ready = step !== 'sign' || members.every((one) => one === 'accepted');
  return row?.from.includes(total) && ready ? { members, total: row.to } : undefined;
};

type People = {
  readonly communes: readonly Client[];
  readonly district: Client;
  readonly department: Client;
  readonly board: Client;
};
const round = { form: 'DT01', period: '2022' };

/** Takes the step over HTTP on the records as they are now; answers the status. */
const take = async ({ communes, district, department, board }: People, step: Step, member: number): Promise<number> => {
  const commune = communes[member] ?? district;
  const sheet = (await commune.call(listSubmissions, { query: round })).body.submissions[0];
  const params = { id: sheet?.id ?? '' };
  const total = (await department.call(listConsolidations, { query: round })).body.consolidations[0];
  switch (step) {
    case 'submit':
      return (
        await commune.call(submitValues, { params, body: { baseVersion: sheet?.dataVersion ?? 1, cells: dt01Cells() } })
      ).status;
    case 'accept':
      return (await acceptSeen(district, params.id)).status;
    case 'return':
      return (
        await returnSeen(district, params.id, {
          reason: 'Xem lại',
          cells: [{ cell: 'A01.TAY', reason: 'Sai' }],
          dueOn: '2022-12-01',
        })
      ).status;
    case 'sign':
      return (await signSeen(district, total?.id ?? '')).status;
    case 'verify':
      return (await verifySeen(department, total?.id ?? '')).status;
    case 'returnTotal':
      return (await returnTotalSeen(department, total?.id ?? '', { reason: 'Xem lại' })).status;
    case 'approve': {
      const approval = (await board.call(listApprovals, { query: round })).body.approvals[0];
      return (await approveSeen(board, approval?.id ?? '')).status;
    }
  }
};

/** What the page would show: states of both communes and of the total. */
const seen = async ({ communes, department }: People) => ({
  members: await Promise.all(
    communes.map(async (one) => (await one.call(listSubmissions, { query: round })).body.submissions[0]?.state),
  ),
  total: (await department.call(listConsolidations, { query: round })).body.consolidations[0]?.state,
});

/** Random steps would seldom come far: the right next one is made likelier. */
const walks = fc.array(
  fc.tuple(
    fc.constantFrom<Step>(...steps, 'submit', 'submit', 'accept', 'accept', 'sign', 'verify', 'approve'),
    fc.nat(1),
  ),
  { minLength: 16, maxLength: 30 },
);

describe('the table of states', () => {
  it('R20 R21 R22 whatever is tried in whatever order, exactly the steps of the route succeed and no state is skipped', async () => {
    await fc.assert(
      fc.asyncProperty(walks, (walk) =>
        world.rollback(async () => {
          const people = {
            communes: [await world.as('sen'), await world.as('dao')],
            district: await world.as('hai'),
            department: await world.as('thu'),
            board: await world.as('mai'),
          };
          await world.openCampaign({ forms: ['DT01'], period: '2022', communes: await haLang() });
          let model: Model = { members: ['draft', 'draft'], total: 'open' };
          for (const [step, member] of walk) {
            const next = after(model, step, member);
            const status = await take(people, step, member);
            expect([step, member, status], JSON.stringify(model)).toEqual([step, member, next ? 200 : 409]);
            model = next ?? model;
            expect(await seen(people)).toEqual(model);
          }
        }),
      ),
      { numRuns: 4 },
    );
  }, 180_000);
});

const haLang = async (): Promise<number[]> => {
  const units = await world.db
    .selectFrom('unit_version')
    .select('unit_id')
    .where('code', 'in', ['01558', '01561'])
    .where('kind', '=', 'commune')
    .execute();
  return units.map(({ unit_id }) => unit_id);
};
