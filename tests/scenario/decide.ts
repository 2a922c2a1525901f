import { openCampaign } from '../../src/campaigns/contract.ts';
import {
  accept,
  approve,
  getApproval,
  getConsolidation,
  listApprovals,
  listConsolidations,
  returnSubmission,
  sign,
  verify,
} from '../../src/review/contract.ts';
import { getSheet, saveDraft, submitSheet } from '../../src/submissions/contract.ts';
import type { Session } from './api.ts';
import { FORM, PERIOD, type Sent } from './collect.ts';
import { inDays, roundDays } from './days.ts';
import { inParallel, type Ledger } from './ledger.ts';
import type { Offices } from './province.ts';

const query = { form: FORM, period: PERIOD };
const districtOf = (offices: Offices, communeCode: string): string => {
  const commune = offices.units.find(({ code, kind }) => code === communeCode && kind === 'commune');
  return offices.units.find(({ id }) => id === commune?.parentId)?.code ?? '';
};
export const districtCodes = ({ units }: Offices): string[] =>
  units.filter(({ kind }) => kind === 'district').map(({ code }) => code);

const ownConsolidation = async (session: Session) => {
  const { consolidations } = await session.must(listConsolidations, { query });
  const own = consolidations[0];
  if (!own) throw new Error('no consolidation');
  return session.must(getConsolidation, { params: { id: own.id } });
};

/** Nothing was ever shown under it. */
const UNSEEN = `sha256:${'0'.repeat(64)}`;
const seenOf = async (session: Session, id: string): Promise<string> =>
  (await session.must(getSheet, { params: { id } })).seen;

const acceptAs = async (offices: Offices, { code, submission: { id } }: Sent) => {
  const district = offices.of(districtOf(offices, code));
  return district.must(accept, { params: { id }, body: { seen: await seenOf(district, id) } });
};

const trySkippedSteps = async (offices: Offices, ledger: Ledger, lan: Sent): Promise<void> => {
  const trungKhanh = offices.of('047');
  const { consolidation, seen } = await ownConsolidation(trungKhanh);
  const body = { seen };
  ledger.refused(
    'sign before every commune is accepted',
    '409 wrong-state',
    await trungKhanh.send(sign, { params: { id: consolidation.id }, body }),
  );
  ledger.refused(
    'verify what is not signed',
    '409 wrong-state',
    await offices.of('CTK').send(verify, { params: { id: consolidation.id }, body }),
  );
  const { approvals } = await offices.approver.must(listApprovals, { query });
  ledger.refused(
    'approve before anything is verified',
    '409 wrong-state',
    await offices.approver.send(approve, {
      params: { id: approvals[0]?.id ?? '' },
      body: { seen: UNSEEN },
    }),
  );
  ledger.refused(
    'a commune accepts its own form',
    '403 not-allowed',
    await offices.of('01495').send(accept, { params: { id: lan.submission.id }, body: { seen: UNSEEN } }),
  );
  ledger.refused(
    'another district accepts it',
    '404 not-found',
    await offices.of('048').send(accept, { params: { id: lan.submission.id }, body: { seen: UNSEEN } }),
  );
  ledger.refused(
    'accept what was never shown',
    '409 not-as-seen',
    await trungKhanh.send(accept, { params: { id: lan.submission.id }, body: { seen: UNSEEN } }),
  );
};

/** Returned on two cells, corrected, sent again: only what was returned (and what shares a check with it) opens. */
const returnAndCorrect = async (offices: Offices, ledger: Ledger, sent: Sent): Promise<Sent> => {
  const clerk = offices.of(sent.code);
  const params = { id: sent.submission.id };
  const cells = [
    { cell: 'A03.NUNG', reason: 'Số nữ chưa khớp sổ theo dõi, đề nghị rà lại.' },
    { cell: 'B05.TS', reason: 'Đề nghị đối chiếu với tư pháp - hộ tịch.' },
  ];
  const district = offices.of(districtOf(offices, sent.code));
  const seen = await seenOf(district, params.id);
  const body = { seen, reason: 'Đề nghị rà soát 02 ô', cells, dueOn: inDays(5) };
  const { openedCells, dataVersion } = await district.must(returnSubmission, { params, body });
  ledger.same(
    'the returned cells are open',
    true,
    cells.every(({ cell }) => openedCells.includes(cell)),
  );
  ledger.refused(
    'change a cell that was not returned',
    '422 invalid-values',
    await clerk.send(saveDraft, { params, body: { baseVersion: dataVersion, cells: { 'A01.TAY': '1' } } }),
  );
  const corrected = { 'A03.NUNG': String(Math.max(0, Number(sent.cells['A03.NUNG'] ?? '1') - 1)) };
  const saved = await clerk.must(saveDraft, { params, body: { baseVersion: dataVersion, cells: corrected } });
  const again = await clerk.must(submitSheet, { params, body: { baseVersion: saved.dataVersion } });
  const sheet = await district.must(getSheet, { params });
  ledger.same('revisions after the correction', [1, 2], sheet.revisions.map(({ number }) => number).sort());
  return { ...sent, cells: { ...sent.cells, ...corrected }, version: again.dataVersion, revision: again.revision };
};

const signAll = (offices: Offices, codes: readonly string[]) =>
  inParallel(codes, 4, async (code) => {
    const session = offices.of(code);
    const { consolidation, seen } = await ownConsolidation(session);
    await session.must(sign, { params: { id: consolidation.id }, body: { seen } });
  });

/** A commune reopened after signing: the consolidation is stale and cannot go on until it is signed again. */
const reopenAfterSigning = async (offices: Offices, ledger: Ledger, sent: Sent): Promise<Sent> => {
  const district = districtOf(offices, sent.code);
  const before = await ownConsolidation(offices.of(district));
  const corrected = await returnAndCorrect(offices, ledger, sent);
  const stale = await ownConsolidation(offices.of(district));
  ledger.same('the consolidation is stale', 'stale', stale.consolidation.state);
  ledger.refused(
    'verify a stale consolidation',
    '409 wrong-state',
    await offices.of('CTK').send(verify, {
      params: { id: stale.consolidation.id },
      body: { seen: stale.seen },
    }),
  );
  await acceptAs(offices, corrected);
  const now = await ownConsolidation(offices.of(district));
  ledger.refused(
    'sign what one saw before it moved',
    '409 not-as-seen',
    await offices.of(district).send(sign, {
      params: { id: now.consolidation.id },
      body: { seen: before.seen },
    }),
  );
  await signAll(offices, [district]);
  return corrected;
};

export const decide = async (offices: Offices, ledger: Ledger, sent: Sent[]): Promise<Sent[]> => {
  const byCode = new Map(sent.map((one) => [one.code, one]));
  const lan = byCode.get('01495');
  const late = byCode.get('01477');
  if (!lan || !late) throw new Error('the communes of Trùng Khánh are missing');
  await ledger.stage('one commune returned and corrected', async () => {
    await trySkippedSteps(offices, ledger, lan);
    byCode.set(lan.code, await returnAndCorrect(offices, ledger, lan));
  });
  await ledger.stage('districts accept 161 forms', () =>
    inParallel([...byCode.values()], 8, (one) => acceptAs(offices, one)),
  );
  await ledger.stage('ten districts sign', () => signAll(offices, districtCodes(offices)));
  await ledger.stage(
    'one commune reopened after signing',
    async () => void byCode.set(late.code, await reopenAfterSigning(offices, ledger, late)),
  );
  return [...byCode.values()];
};

export const verifyAndApprove = async (offices: Offices, ledger: Ledger): Promise<void> => {
  const statistics = offices.of('CTK');
  const { consolidations } = await statistics.must(listConsolidations, { query });
  ledger.same('consolidations before the verifier', 10, consolidations.length);
  const one = consolidations[0];
  if (one) {
    const { seen } = await statistics.must(getConsolidation, { params: { id: one.id } });
    const foreign = await offices.of('SGDDT').send(verify, { params: { id: one.id }, body: { seen } });
    ledger.refused('a department of another sector verifies', '404 not-found', foreign);
  }
  for (const { id } of consolidations) {
    const { seen } = await statistics.must(getConsolidation, { params: { id } });
    await statistics.must(verify, { params: { id }, body: { seen } });
  }
  const { approvals } = await offices.approver.must(listApprovals, { query });
  const approval = approvals[0];
  if (!approval) throw new Error('no approval');
  const { seen } = await offices.approver.must(getApproval, { params: { id: approval.id } });
  const input = { params: { id: approval.id }, body: { seen } };
  ledger.refused(
    'approval by the operator of accounts and campaigns',
    '403 not-allowed',
    await offices.founder.send(approve, input),
  );
  ledger.refused('approval by a district', '403 not-allowed', await offices.of('047').send(approve, input));
  await offices.approver.must(approve, input);
};

/** After the lock nothing changes those figures by any path. */
export const tryAfterLock = async (offices: Offices, ledger: Ledger, sent: readonly Sent[]): Promise<void> => {
  const lan = sent.find(({ code }) => code === '01495');
  if (!lan) return;
  const params = { id: lan.submission.id };
  const clerk = offices.of('01495');
  ledger.refused(
    'save after the lock',
    '409 locked',
    await clerk.send(saveDraft, { params, body: { baseVersion: lan.version, cells: { 'A01.TAY': '1' } } }),
  );
  ledger.refused(
    'submit after the lock',
    '409 locked',
    await clerk.send(submitSheet, { params, body: { baseVersion: lan.version } }),
  );
  const back = {
    seen: UNSEEN,
    reason: 'Sửa sau khi khóa',
    cells: [{ cell: 'A01.TAY', reason: 'thử' }],
    dueOn: inDays(5),
  };
  ledger.refused(
    'return after the lock',
    '409 locked',
    await offices.of('047').send(returnSubmission, { params, body: back }),
  );
  const { consolidation, seen } = await ownConsolidation(offices.of('047'));
  ledger.refused(
    'sign after the lock',
    '409 locked',
    await offices.of('047').send(sign, { params: { id: consolidation.id }, body: { seen } }),
  );
  const { approvals } = await offices.approver.must(listApprovals, { query });
  ledger.refused(
    'approve twice',
    '409 locked',
    await offices.approver.send(approve, {
      params: { id: approvals[0]?.id ?? '' },
      body: { seen: UNSEEN },
    }),
  );
  const letter = { number: '1/BDT', day: '2022-07-01', subject: 'Thu lại', attachments: [] };
  const round = { title: 'Thu lại', letter, forms: [{ form: FORM, period: PERIOD }], ...roundDays() };
  ledger.refused(
    'collect the locked period once more',
    '409 already-exists',
    await offices.founder.send(openCampaign, { body: round }),
  );
};
