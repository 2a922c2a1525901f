import { demoValues } from '../../src/app/demo/figures/demo-values.ts';
import { makeDemoProvince } from '../../src/app/demo/figures/province.ts';
import { openCampaign } from '../../src/campaigns/contract.ts';
import type { CellValues } from '../../src/forms/rules/values.ts';
import { getPeriod } from '../../src/periods/rules/period.ts';
import {
  getSheet,
  listSubmissions,
  type SubmissionRow,
  saveDraft,
  submitSheet,
  submitValues,
} from '../../src/submissions/contract.ts';
import { getTotal } from '../../src/totals/contract.ts';
import { inDays, roundDays } from './days.ts';
import { inParallel, type Ledger } from './ledger.ts';
import type { Offices } from './province.ts';

export const PERIOD = '2019';
export const FORM = 'DT01';
export type Sent = {
  readonly code: string;
  readonly submission: SubmissionRow;
  readonly cells: CellValues;
  readonly version: number;
  readonly revision: number;
};

export const openRound = async ({ founder }: Offices, ledger: Ledger): Promise<void> => {
  const body = {
    title: 'Thu thập số liệu dân số theo dân tộc năm 2019',
    letter: {
      number: '214/BDT-CSDT',
      day: inDays(0),
      subject: 'Đề nghị cập nhật số liệu công tác dân tộc',
      attachments: [],
    },
    forms: [{ form: FORM, period: PERIOD }],
    ...roundDays(),
  };
  ledger.refused(
    'a campaign for a month of a yearly form',
    '422 invalid-content',
    await founder.send(openCampaign, { body: { ...body, forms: [{ form: FORM, period: '2019-M03' }] } }),
  );
  const { submissions } = await founder.must(openCampaign, { body });
  ledger.same('submissions of the round', 161, submissions);
  ledger.refused(
    'the same form and period in a second campaign',
    '409 already-exists',
    await founder.send(openCampaign, { body }),
  );
};

/** The communes' figures: illustrative one by one, their sums are the census of 2019. */
export const figuresOf = ({ units }: Offices): Map<string, CellValues> => {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const communes = units
    .filter(({ kind }) => kind === 'commune')
    .map(({ code, fullName, parentId }) => ({ code, fullName, districtCode: byId.get(parentId ?? 0)?.code ?? '' }));
  const province = makeDemoProvince(communes);
  return new Map(
    communes.map(({ code }) => [
      code,
      demoValues(province, FORM, { kind: 'commune', code }, getPeriod(PERIOD))?.cells ?? {},
    ]),
  );
};

/** The wrong things a hurried or hostile commune might send, before it sends the right ones. */
const tryWrongThings = async (
  offices: Offices,
  ledger: Ledger,
  own: SubmissionRow,
  foreign: SubmissionRow,
  cells: CellValues,
): Promise<void> => {
  const lan = offices.of('01495');
  const params = { id: own.id };
  ledger.refused(
    'read another commune’s form',
    '404 not-found',
    await lan.send(getSheet, { params: { id: foreign.id } }),
  );
  ledger.refused(
    'write into another commune’s form',
    '404 not-found',
    await lan.send(submitValues, { params: { id: foreign.id }, body: { baseVersion: 1, cells } }),
  );
  ledger.refused(
    'submit an all-blank form',
    '422 blank-form',
    await lan.send(submitSheet, { params, body: { baseVersion: 1 } }),
  );
  const wrong = { ...cells, 'A02.MONG': String(Number(cells['A02.MONG'] ?? '0') + 1) };
  ledger.refused(
    'submit an unbalanced total',
    '422 check-failed',
    await lan.send(submitValues, { params, body: { baseVersion: 1, cells: wrong } }),
  );
  ledger.refused(
    'a letter where a number belongs',
    '422 invalid-values',
    await lan.send(saveDraft, { params, body: { baseVersion: 1, cells: { 'A01.TAY': 'mười' } } }),
  );
  ledger.refused(
    'a negative number of people',
    '422 invalid-values',
    await lan.send(saveDraft, { params, body: { baseVersion: 1, cells: { 'A02.TAY': '-5' } } }),
  );
  ledger.refused(
    'typing into a computed cell',
    '422 invalid-values',
    await lan.send(saveDraft, { params, body: { baseVersion: 1, cells: { 'A01.TS': '9' } } }),
  );
  ledger.refused(
    'a cell that does not exist',
    '422 invalid-values',
    await lan.send(saveDraft, { params, body: { baseVersion: 1, cells: { 'Z99.TAY': '9' } } }),
  );
  const { dataVersion } = await lan.must(saveDraft, { params, body: { baseVersion: 1, cells: { 'A01.TAY': '7' } } });
  ledger.refused(
    'submit on a stale version',
    '409 stale-version',
    await lan.send(submitSheet, { params, body: { baseVersion: 1 } }),
  );
  ledger.same('version after one saved draft', 2, dataVersion);
};

const submissionOf = async (offices: Offices, code: string): Promise<SubmissionRow> => {
  const { submissions } = await offices.of(code).must(listSubmissions, { query: { form: FORM, period: PERIOD } });
  const own = submissions[0];
  if (!own || submissions.length !== 1) throw new Error(`${code} sees ${submissions.length} submissions`);
  return own;
};

const send = async (
  offices: Offices,
  ledger: Ledger,
  code: string,
  submission: SubmissionRow,
  cells: CellValues,
): Promise<Sent> => {
  const session = offices.of(code);
  const sheet = await session.must(getSheet, { params: { id: submission.id } });
  const key = crypto.randomUUID();
  const input = { params: { id: submission.id }, body: { baseVersion: sheet.submission.dataVersion, cells } };
  const first = await session.must(submitValues, input, key);
  if (code === '01495') {
    ledger.same('the same request again gives the same answer', first, await session.must(submitValues, input, key));
    ledger.refused('a double submission', '409 wrong-state', await session.send(submitValues, input));
    ledger.refused(
      'the request key with another body',
      '409 idempotency-key-reused',
      await session.send(submitValues, { ...input, body: { ...input.body, cells: {} } }, key),
    );
  }
  return { code, submission, cells, version: first.dataVersion, revision: first.revision };
};

export const collect = async (offices: Offices, ledger: Ledger): Promise<Sent[]> => {
  const figures = figuresOf(offices);
  const codes = [...figures.keys()];
  const [own, foreign] = [await submissionOf(offices, '01495'), await submissionOf(offices, '01477')];
  await tryWrongThings(offices, ledger, own, foreign, figures.get('01495') ?? {});
  const half = Math.floor(codes.length / 2);
  const submitAll = (some: readonly string[]) =>
    inParallel(some, 16, async (code) =>
      send(offices, ledger, code, await submissionOf(offices, code), figures.get(code) ?? {}),
    );
  const firstHalf = await submitAll(codes.slice(0, half));
  const { coverage, cells } = await offices.approver.must(getTotal, { query: { form: FORM, period: PERIOD } });
  ledger.same(
    'coverage half way',
    { covered: half, expected: codes.length },
    { covered: coverage.covered, expected: coverage.expected },
  );
  const people = firstHalf.reduce((sum, { cells: sent }) => sum + Number(sent['A02.TAY'] ?? 0), 0);
  ledger.same('Tày people half way, at once', String(people), cells['A02.TAY']);
  return [...firstHalf, ...(await submitAll(codes.slice(half)))];
};
