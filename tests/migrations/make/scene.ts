import { excuseUnit, openCampaign } from '../../../src/campaigns/contract.ts';
import type { Input, Reply, RouteShape } from '../../../src/platform/contract/route.ts';
import { returnSubmission } from '../../../src/review/contract.ts';
import { getSheet, saveDraft, submitSheet } from '../../../src/submissions/contract.ts';
import { listUnits } from '../../../src/units/contract.ts';
import type { Client } from '../../world/client.ts';
import { seenSheet } from '../../world/decide.ts';
import type { PersonName } from '../../world/people.ts';
import { figuresFor, ownSubmission, type Round, type Sent, submitAs } from '../../world/round.ts';
import type { Installation } from '../installation.ts';

export const must = async <R extends RouteShape>(
  client: Client,
  route: R,
  input: Partial<Input<R>>,
): Promise<Reply<R>> => {
  const { status, body, problem } = await client.call(route, input);
  if (status !== 200) throw new Error(`${route.path}: ${JSON.stringify(problem)}`);
  return body;
};

const letter = (day: string) => ({
  number: '214/BDT-CSDT',
  day,
  signer: 'Bế Quang Vinh',
  subject: 'Đề nghị cập nhật số liệu công tác dân tộc',
  attachments: [],
});

export type Scene = {
  readonly as: (name: PersonName) => Promise<Client>;
  readonly unitOf: (client: Client, code: string) => Promise<number>;
  readonly installation: Installation;
};

/** Every person comes a minute after the one before. */
export const sceneOf = (installation: Installation): Scene => ({
  installation,
  as: (name) => {
    installation.clock.now = new Date(installation.clock.now.getTime() + 60_000);
    return installation.as(name);
  },
  unitOf: async (client, code) => {
    const { units } = await must(client, listUnits, {});
    return units.find((unit) => unit.code === code)?.id ?? 0;
  },
});

export const openRounds = async ({ as }: Scene, period: string, forms: readonly string[]): Promise<string> => {
  const plan = {
    title: `Thu thập ${period}`,
    letter: letter('2022-11-14'),
    opensOn: '2022-11-14',
    dueCommune: '2022-11-25',
    dueDistrict: '2022-12-02',
    dueDepartment: '2022-12-10',
    dueBoard: '2022-12-20',
    guidance: 'Ô không có số liệu ghi “–”.',
    forms: forms.map((form) => ({ form, period })),
  };
  return (await must(await as('tuan'), openCampaign, { body: plan })).id;
};

export const excuse = async ({ as, unitOf }: Scene, { form, period }: Round, code: string): Promise<void> => {
  const tuan = await as('tuan');
  const client = await as('vinh');
  const { campaignId } = await ownSubmission(client, { form, period });
  const body = { form, period, unit: await unitOf(tuan, code), reason: 'Lũ quét, xã không thu thập được' };
  await must(tuan, excuseUnit, { params: { id: campaignId ?? '' }, body });
};

export const send = async (
  { as }: Scene,
  name: PersonName,
  round: Round,
  changes: Record<string, string> = {},
): Promise<Sent> => submitAs(await as(name), name, round, changes);

/** The figures typed in three sittings, one of them corrected, then sent. */
export const typeAndSend = async (
  { as }: Scene,
  name: PersonName,
  round: Round,
  changes: Record<string, string> = {},
): Promise<Sent> => {
  const first = await as(name);
  const { id } = await ownSubmission(first, round);
  const cells = Object.entries({ ...figuresFor(name, round).cells, ...changes });
  const half = Math.ceil(cells.length / 2);
  const [wrong] = cells[0] ?? [''];
  await save(first, id, { ...Object.fromEntries(cells.slice(0, half)), [wrong]: '1' });
  await save(await as(name), id, { [wrong]: null });
  await save(await as(name), id, Object.fromEntries([...cells.slice(half), ...cells.slice(0, 1)]));
  const last = await as(name);
  const { submission } = await must(last, getSheet, { params: { id } });
  const answer = await must(last, submitSheet, { params: { id }, body: { baseVersion: submission.dataVersion } });
  return { id, version: answer.dataVersion, revision: answer.revision };
};

export const save = async (client: Client, id: string, cells: Record<string, string | null>): Promise<void> => {
  const { submission } = await must(client, getSheet, { params: { id } });
  await must(client, saveDraft, {
    params: { id },
    body: { baseVersion: submission.dataVersion, cells, source: 'page' },
  });
};

export const sendBack = async (client: Client, { id }: Sent, cells: readonly string[]): Promise<void> => {
  const body = {
    seen: await seenSheet(client, id),
    reason: 'Số liệu khác với sổ theo dõi của huyện',
    cells: cells.map((cell) => ({ cell, reason: 'Kiểm tra lại' })),
    dueOn: '2022-11-28',
  };
  await must(client, returnSubmission, { params: { id }, body });
};

/** Sends once more what the form holds now. */
export const again = async (client: Client, id: string): Promise<Sent> => {
  const { submission } = await must(client, getSheet, { params: { id } });
  const answer = await must(client, submitSheet, { params: { id }, body: { baseVersion: submission.dataVersion } });
  return { id, version: answer.dataVersion, revision: answer.revision };
};
