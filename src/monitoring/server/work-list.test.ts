import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CHAIN, OWN_CHAIN, openChain } from '../../../tests/world/chain.ts';
import type { Client } from '../../../tests/world/client.ts';
import { approveSeen, seenTotal } from '../../../tests/world/decide.ts';
import type { PersonName } from '../../../tests/world/people.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { excuseUnit } from '../../campaigns/contract.ts';
import {
  accept,
  type ConsolidationRow,
  listApprovals,
  listConsolidations,
  returnConsolidation,
  returnSubmission,
  sign,
  verify,
} from '../../review/contract.ts';
import { getSheet, listSubmissions, type Sheet, submitValues } from '../../submissions/contract.ts';
import { getWorkList } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Whoever stands in the round somewhere, and some who do not. */
const names = ['lan', 'nga', 'sen', 'minh', 'hai', 'thu', 'sy', 'ban', 'mai', 'tuan', 'binh'] as const;
type People = ReadonlyMap<PersonName, Client>;
type Move = () => Promise<{ status: number }>;
/** What one person is shown: the records that call for them, and everything that they may do. */
type Seen = { readonly calls: readonly string[]; readonly moves: readonly Move[] };

const cells = { cells: [{ cell: 'A01.TS', reason: 'Sai' }], reason: 'Xem lại', dueOn: '2022-12-01' };

const sheetMoves = (client: Client, { submission, actions, seen }: Sheet): Move[] => {
  const { id, dataVersion } = submission;
  const params = { id };
  const moves: Record<Sheet['actions'][number], Move | undefined> = {
    enter: undefined,
    submit: () => client.call(submitValues, { params, body: { baseVersion: dataVersion, cells: { 'A01.TS': '7' } } }),
    accept: () => client.call(accept, { params, body: { seen } }),
    return: () => client.call(returnSubmission, { params, body: { seen, ...cells } }),
  };
  return actions.flatMap((action) => moves[action] ?? []);
};

const totalMoves = async (client: Client, { id, actions }: ConsolidationRow): Promise<Move[]> => {
  const { seen } = await seenTotal(client, id);
  const params = { id };
  const moves: Record<ConsolidationRow['actions'][number], Move> = {
    sign: () => client.call(sign, { params, body: { seen } }),
    verify: () => client.call(verify, { params, body: { seen } }),
    return: () => client.call(returnConsolidation, { params, body: { seen, reason: 'Xem lại' } }),
  };
  return actions.map((action) => moves[action]);
};

const isOurs = ({ form }: { form: string }) => form === CHAIN || form === OWN_CHAIN;

/** What the records themselves say that this person may do. */
const seenBy = async (client: Client): Promise<Seen> => {
  const calls: string[] = [];
  const moves: Move[] = [];
  for (const { id, state } of (await client.call(listSubmissions, { query: {} })).body.submissions ?? []) {
    const { body } = await client.call(getSheet, { params: { id } });
    if (body.actions.includes('enter')) calls.push(`fill /phieu/${id}`);
    if (state === 'submitted' && body.actions.length > 0) calls.push(`review ${body.submission.form}`);
    moves.push(...sheetMoves(client, body));
  }
  for (const row of (await client.call(listConsolidations, { query: {} })).body.consolidations ?? []) {
    if (row.actions.includes('sign')) calls.push(`consolidate /chot/${row.id}`);
    if (row.actions.includes('verify')) calls.push(`verify /chot/${row.id}`);
    moves.push(...(await totalMoves(client, row)));
  }
  for (const { id, form, mayApprove } of (await client.call(listApprovals, { query: {} })).body.approvals ?? [])
    if (mayApprove) {
      calls.push(`approve ${form}`);
      moves.push(() => approveSeen(client, id));
    }
  return { calls: calls.sort(), moves };
};

/** The same as the work list tells it; a line of sheets to check stands for each of them. */
const tasksOf = async (client: Client): Promise<string[]> =>
  (await client.call(getWorkList)).body.tasks
    .filter((task) => isOurs(task) && task.group !== 'recent')
    .flatMap(({ group, form, link, count }) => {
      if (group === 'review') return Array.from({ length: count ?? 0 }, () => `review ${form}`);
      if (group === 'approve') return [`approve ${form}`];
      return [`${group === 'returned' ? 'fill' : group} ${link}`];
    })
    .sort();

const compareAll = async (people: People): Promise<Move[]> => {
  const all: Move[] = [];
  for (const [name, client] of people) {
    const { calls, moves } = await seenBy(client);
    expect(await tasksOf(client), name).toEqual(calls);
    all.push(...moves);
  }
  return all;
};

it(
  'R37 SEC-21 wherever a round has come, the work list is what the records let each person do',
  { timeout: 600_000 },
  () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.nat(999), { minLength: 14, maxLength: 18 }), fc.boolean(), (choices, excused) =>
        world.rollback(async () => {
          const { rows } = await sql<{ id: number }>`
          select unit_id as id from unit_version where code in ('01495', '01477', '01558') and kind = 'commune'`.execute(
            world.db,
          );
          const campaign = await openChain(world, { communes: rows.map(({ id }) => id) });
          const people = new Map<PersonName, Client>();
          for (const name of names) people.set(name, await world.as(name));
          if (excused) {
            const body = { form: CHAIN, period: '2022', unit: rows[0]?.id ?? 0, reason: 'Thiên tai' };
            expect((await people.get('tuan')?.call(excuseUnit, { params: { id: campaign }, body }))?.status).toBe(200);
          }
          for (const choice of choices) {
            const moves = await compareAll(people);
            const move = moves[choice % Math.max(moves.length, 1)];
            if (!move) break;
            expect((await move()).status).toBe(200);
          }
          await compareAll(people);
        }),
      ),
      { numRuns: 3 },
    ),
);
