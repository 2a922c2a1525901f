import { generateSync } from 'otplib';
import { handOver } from '../../../src/accounts/contract/handover.ts';
import { askForAccount } from '../../../src/accounts/contract/requests.ts';
import { listAccounts } from '../../../src/accounts/contract.ts';
import { catalogueForms } from '../../../src/app/catalogue/read.ts';
import { extendDueDates } from '../../../src/campaigns/contract.ts';
import { publishForm } from '../../../src/forms/contract.ts';
import { sendReminder } from '../../../src/monitoring/contract.ts';
import {
  approve,
  getConsolidation,
  listConsolidations,
  returnConsolidation,
  verify,
} from '../../../src/review/contract.ts';
import { askLostPassword } from '../../../src/sign-in/contract/lost-password.ts';
import { confirmSecondFactor, startSecondFactor } from '../../../src/sign-in/contract/second-factor.ts';
import { saveDraft, submitValues } from '../../../src/submissions/contract.ts';
import type { Client } from '../../world/client.ts';
import { seenApproval } from '../../world/decide.ts';
import { paperAs } from '../../world/papers.ts';
import { PASSWORD, people } from '../../world/people.ts';
import {
  acceptAs,
  approvalOf,
  figuresFor,
  ownSubmission,
  provinceFigures,
  type Round,
  signAs,
  verifyAllAs,
} from '../../world/round.ts';
import type { Installation } from '../installation.ts';
import { again, excuse, must, openRounds, type Scene, save, sceneOf, send, sendBack, typeAndSend } from './scene.ts';

/** What happened in a small province until one morning: every state of the route, and something of everything about accounts. */
export const playCollected = async (installation: Installation): Promise<void> => {
  const scene = sceneOf(installation);
  await openRounds(scene, '2021', ['DT01', 'DT07']);
  await approvedYear(scene);
  await staleYear(scene);
  await secondVersion(scene);
  await openRounds(scene, '2022', ['DT01', 'DT06', 'DT07', 'DT11', 'DT13', 'DT19', 'DT22']);
  await openRounds(scene, '2022-Q3', ['DT15']);
  await povertyUnderWay(scene);
  await populationUnderWay(scene);
  await lists(scene);
  await offices(scene);
  await messages(scene);
  await accounts(scene);
};

/** DT01 of 2021: three revisions of one commune, one commune excused, both districts signed, verified, approved. */
const approvedYear = async (scene: Scene): Promise<void> => {
  const round = { form: 'DT01', period: '2021' };
  const { as } = scene;
  const first = await typeAndSend(scene, 'lan', round);
  await sendBack(await as('minh'), first, ['A01.TAY', 'A02.TAY']);
  const { cells } = figuresFor('lan', round);
  await save(await as('lan'), first.id, { 'A01.TAY': String(Number(cells['A01.TAY']) + 1) });
  const second = await again(await as('lan'), first.id);
  await acceptAs(await as('minh'), second);
  await sendBack(await as('minh'), second, ['A01.TAY']);
  await save(await as('lan'), first.id, { 'A01.TAY': cells['A01.TAY'] ?? '0' });
  await acceptAs(await as('minh'), await again(await as('lan'), first.id));
  await acceptAs(await as('minh'), await send(scene, 'nga', round));
  await excuse(scene, round, people.kim.unit);
  for (const name of ['sen', 'dao'] as const) await acceptAs(await as('hai'), await send(scene, name, round));
  await signAs(await as('minh'), round);
  await signAs(await as('hai'), round);
  await verifyAllAs(await as('thu'), round);
  const mai = await as('mai');
  const { id } = await approvalOf(mai, round);
  await must(mai, approve, { params: { id }, body: await seenApproval(mai, id) });
};

/** DT07 of 2021: one district verified; the other signed twice, and stale since a commune has to mend its figures. */
const staleYear = async (scene: Scene): Promise<void> => {
  const round = { form: 'DT07', period: '2021' };
  const { as } = scene;
  for (const name of ['lan', 'nga', 'kim'] as const) await acceptAs(await as('minh'), await send(scene, name, round));
  const sent = await typeAndSend(scene, 'sen', round);
  await acceptAs(await as('hai'), sent);
  await acceptAs(await as('hai'), await send(scene, 'dao', round));
  await signAs(await as('minh'), round);
  await signAs(await as('hai'), round);
  const binh = await as('binh');
  const first = await areaOf(binh, round, 'Trùng Khánh');
  const body = { seen: first.seen };
  await must(binh, verify, { params: { id: first.consolidation.id }, body });
  await sendAreaBack(binh, round, [{ cell: 'A02.TAY', reason: 'Tăng nhiều' }]);
  await signAs(await as('hai'), round);
  await sendBack(await as('hai'), sent, ['A02.TAY']);
};

/** DT01 from 2022 on asks one thing more, in the middle: its cells stand at other places in the array. */
const secondVersion = async ({ as }: Scene): Promise<void> => {
  const text = JSON.stringify(catalogueForms().find(({ code }) => code === 'DT01')).replace(
    '{"code":"A02",',
    '{"code":"A08","label":"Số hộ có người đi làm ăn xa","type":"integer","unit":"hộ","overTime":"stock"},{"code":"A02",',
  );
  const body = {
    definition: JSON.parse(text),
    effectiveFrom: '2022-01-01',
    note: 'Thêm chỉ tiêu hộ có người đi làm ăn xa',
  };
  const { version } = await must(await as('tuan'), publishForm, { body });
  if (version !== 2) throw new Error(`DT01 is now version ${version}`);
};

const GROUPS = ['TAY', 'NUNG', 'MONG', 'DAO', 'KINH', 'SANCHI', 'LOLO', 'KHAC'];
const away = Object.fromEntries(GROUPS.map((group, index) => [`A08.${group}`, String(index + 1)]));

/** DT01 of 2022: accepted at its second revision, submitted, excused, returned and half mended, a draft. */
const populationUnderWay = async (scene: Scene): Promise<void> => {
  const round = { form: 'DT01', period: '2022' };
  const { as } = scene;
  const sent = await typeAndSend(scene, 'lan', round, away);
  await sendBack(await as('minh'), sent, ['A08.MONG']);
  await save(await as('lan'), sent.id, { 'A08.MONG': '5' });
  await acceptAs(await as('minh'), await again(await as('lan'), sent.id));
  await send(scene, 'nga', round, away);
  await excuse(scene, round, people.kim.unit);
  const returned = await send(scene, 'sen', round, away);
  await sendBack(await as('hai'), returned, ['A01.NUNG', 'A02.NUNG']);
  await save(await as('sen'), returned.id, { 'A01.NUNG': '12' });
  const dao = await as('dao');
  const { id } = await ownSubmission(dao, round);
  await save(dao, id, { 'A01.TAY': '41', 'A02.TAY': '160', 'A08.TAY': '-' });
  await save(await as('dao'), id, { 'A01.TAY': '42', 'A02.TAY': null });
};

/** DT07 of 2022: one district signed, the other signed and sent back to it. */
const povertyUnderWay = async (scene: Scene): Promise<void> => {
  const round = { form: 'DT07', period: '2022' };
  const { as } = scene;
  for (const name of ['lan', 'nga', 'kim'] as const) await acceptAs(await as('minh'), await send(scene, name, round));
  for (const name of ['sen', 'dao'] as const) await acceptAs(await as('hai'), await send(scene, name, round));
  await signAs(await as('minh'), round);
  await signAs(await as('hai'), round);
  await sendAreaBack(await as('binh'), round);
};

const areaOf = async (client: Client, round: Round, name: string) => {
  const { consolidations } = await must(client, listConsolidations, { query: round });
  const id = consolidations.find(({ unit }) => unit.name.includes(name))?.id ?? '';
  return must(client, getConsolidation, { params: { id } });
};

type Named = { readonly cell: string; readonly reason: string };

const sendAreaBack = async (verifier: Client, round: Round, cells: readonly Named[] = []): Promise<void> => {
  const { consolidation, seen } = await areaOf(verifier, round, 'Hạ Lang');
  const reason = 'Đối chiếu lại với danh sách hộ nghèo đã duyệt';
  const body = { seen, reason, ...(cells.length > 0 ? { cells: [...cells] } : {}) };
  await must(verifier, returnConsolidation, { params: { id: consolidation.id }, body });
};

/** Forms with lists: sent, accepted, and a draft with a row of its own. */
const lists = async (scene: Scene): Promise<void> => {
  const { as } = scene;
  await send(scene, 'lan', { form: 'DT19', period: '2022' });
  await send(scene, 'sen', { form: 'DT19', period: '2022' });
  await send(scene, 'sen', { form: 'DT15', period: '2022-Q3' });
  await acceptAs(await as('hai'), await send(scene, 'dao', { form: 'DT15', period: '2022-Q3' }));
  const nga = await as('nga');
  const round = { form: 'DT19', period: '2022' };
  const { id, dataVersion } = await ownSubmission(nga, round);
  const { lists: filled } = figuresFor('nga', round);
  const rows = Object.entries(filled).map(([section, all]) => [
    section,
    all.slice(0, 1).map((row) => ({ id: row.id, values: { ...row.values }, added: true as const })),
  ]);
  await must(nga, saveDraft, { params: { id }, body: { baseVersion: dataVersion, rows: Object.fromEntries(rows) } });
};

/** Forms of districts, departments and the board. */
const offices = async (scene: Scene): Promise<void> => {
  const { as } = scene;
  await acceptAs(await as('thu'), await send(scene, 'minh', { form: 'DT06', period: '2022' }));
  await send(scene, 'hai', { form: 'DT06', period: '2022' });
  const round = { form: 'DT22', period: '2022' };
  const ban = await as('ban');
  const { id, dataVersion } = await ownSubmission(ban, round);
  const { cells } = provinceFigures(round);
  await must(ban, submitValues, { params: { id }, body: { baseVersion: dataVersion, cells: { ...cells } } });
  const sy = await as('sy');
  const own = await ownSubmission(sy, { form: 'DT11', period: '2022' });
  const health = figuresFor('lan', { form: 'DT11', period: '2022' }).cells;
  await must(sy, submitValues, {
    params: { id: own.id },
    body: { baseVersion: own.dataVersion, cells: { ...health } },
  });
};

const messages = async ({ as, unitOf }: Scene): Promise<void> => {
  const tuan = await as('tuan');
  const unit = await unitOf(tuan, people.dao.unit);
  const body = { form: 'DT01', period: '2022', units: [unit], message: 'Đề nghị xã nộp trước hạn' };
  await must(tuan, sendReminder, { body });
  const { campaignId } = await ownSubmission(await as('vinh'), { form: 'DT01', period: '2022' });
  const extension = { form: 'DT01', units: [unit], dueOn: '2022-11-30', reason: 'Mất điện nhiều ngày' };
  await must(tuan, extendDueDates, { params: { id: campaignId ?? '' }, body: extension });
};

const hoa = {
  fullName: 'Nông Thị Hoa',
  position: 'Công chức Tư pháp',
  section: 'Văn phòng',
  phone: '0912 345 678',
  email: 'hoa.kiem.tra@caobang.example',
};

/** A second factor, a handover, a request that waits, a lost password, a wrong one. */
const accounts = async ({ as, installation }: Scene): Promise<void> => {
  const kim = await as('kim');
  const { fullName, position } = people.kim;
  await must(kim, askForAccount, {
    body: {
      kind: 'change',
      reason: 'Đổi số điện thoại',
      letter: await paperAs(kim),
      custodian: { ...hoa, fullName, position },
    },
  });
  const quan = await as('quan');
  const { accounts: rows } = await must(quan, listAccounts, { query: { search: people.nga.username } });
  const handed = { letter: await paperAs(quan), custodian: hoa, changedOn: '2022-11-20' };
  await must(quan, handOver, { params: { id: rows[0]?.id ?? '' }, body: handed });
  await must(installation.stranger(), askLostPassword, {
    body: { unit: 'UBND xã Vinh Quý', fullName: 'Bế Văn Đào', phone: '0912 000 111' },
  });
  const hai = await as('hai');
  const { secret } = await must(hai, startSecondFactor, { body: { password: PASSWORD } });
  const code = generateSync({ secret, epoch: Math.floor(installation.clock.now.getTime() / 1000) });
  await must(hai, confirmSecondFactor, { body: { code } });
  await installation.as('lan', 'Sai-Mat-Khau-1!').catch(() => undefined);
  installation.secondFactors.hai = secret;
};
