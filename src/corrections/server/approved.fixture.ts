import { afterAll, beforeAll } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { approveSeen } from '../../../tests/world/decide.ts';
import { type PersonName, people } from '../../../tests/world/people.ts';
import { acceptAs, approvalOf, codeOf, type Sent, signAs, submitAs, verifyAllAs } from '../../../tests/world/round.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { getSheet } from '../../submissions/contract.ts';
import { getTotal } from '../../totals/contract.ts';
import { askCorrection, getCorrection, giveOpinion } from '../contract.ts';

export const round = { form: 'DT01', period: '2022' };
export const letter = { number: '31/UBND', day: '2022-12-20', subject: 'Đề nghị điều chỉnh số liệu', attachments: [] };
export const communes = ['lan', 'nga', 'kim', 'sen', 'dao'] as const;

export let world: World;
export const keepWorld = (): void => {
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
};

const signedIn = new Map<PersonName, Client>();
export const as = async (name: PersonName): Promise<Client> => {
  const known = signedIn.get(name) ?? (await world.as(name));
  signedIn.set(name, known);
  return known;
};

/** Days later: whoever was signed in signs in again. */
export const daysLater = (days: number): void => {
  world.clock.now = new Date(world.clock.now.getTime() + days * 86_400_000);
  signedIn.clear();
};

/** A figure of a sheet as it stands, and some more. */
export const more = async (name: PersonName, { id }: Sent, cell: string, by: number): Promise<string> => {
  const { body } = await (await as(name)).call(getSheet, { params: { id } });
  return `${Number(body.values.cells[cell] ?? 0) + by}`;
};

/** One minute later, so that each thing has a moment of its own. */
export const later = (): Date => {
  world.clock.now = new Date(world.clock.now.getTime() + 60_000);
  return world.clock.now;
};

export type Sheets = ReadonlyMap<PersonName, Sent>;
export const sheetOf = (sheets: Sheets, name: PersonName): Sent =>
  sheets.get(name) ?? { id: '', version: 0, revision: 0 };

/** Five communes sent, two districts signed, the verifier and the board had their say. */
export const approvedRound = async (): Promise<Sheets> => {
  signedIn.clear();
  await world.openCampaign({ forms: [round.form], period: round.period });
  const sheets = new Map<PersonName, Sent>();
  for (const name of communes) {
    later();
    sheets.set(name, await submitAs(await as(name), name, round));
    await acceptAs(await as(name === 'sen' || name === 'dao' ? 'hai' : 'minh'), sheets.get(name));
  }
  later();
  await signAs(await as('minh'), round);
  await signAs(await as('hai'), round);
  await verifyAllAs(await as('thu'), round);
  later();
  const { id } = await approvalOf(await as('mai'), round);
  const answer = await approveSeen(await as('mai'), id);
  if (codeOf(answer) !== '200') throw new Error(`not approved: ${JSON.stringify(answer.problem)}`);
  return sheets;
};

export const inApproved = (test: (sheets: Sheets) => Promise<void>) => () =>
  world.rollback(async () => test(await approvedRound()));

export const askFor = async (name: PersonName, { id, revision }: Sent, cells: Record<string, string>) =>
  (await as(name)).call(askCorrection, {
    params: { id },
    body: { revision, reason: 'Nhập nhầm số hộ dân tộc Nùng', letter, cells },
  });

export const correctionAs = async (name: PersonName, id: string) =>
  (await (await as(name)).call(getCorrection, { params: { id } })).body;

export const hearAs = async (name: PersonName, id: string, opinion: 'agree' | 'disagree' = 'agree') => {
  const { correction } = await correctionAs(name, id);
  const body = { seen: correction.seen, opinion };
  return (await as(name)).call(giveOpinion, { params: { id }, body });
};

/** A figure of the provincial total, as the board reads it. */
export const provincial = async (cell: string, more: { knownAt?: string; state?: 'approved' } = {}) => {
  const { body } = await (await as('mai')).call(getTotal, { query: { ...round, ...more } });
  return { value: body.cells[cell], coverage: body.coverage };
};

export const unitCode = (name: PersonName): string => people[name].unit;
