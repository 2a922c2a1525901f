import { catalogueUnits } from '../../src/app/catalogue/read.ts';
import { demoValues } from '../../src/app/demo/figures/demo-values.ts';
import { type DemoProvince, makeDemoProvince } from '../../src/app/demo/figures/province.ts';
import type { FormValues } from '../../src/forms/rules/values.ts';
import { getPeriod } from '../../src/periods/rules/period.ts';
import { type ApprovalRow, getConsolidation, listApprovals, listConsolidations } from '../../src/review/contract.ts';
import { getSheet, listSubmissions, type SubmissionRow, submitValues } from '../../src/submissions/contract.ts';
import type { Client } from './client.ts';
import { acceptSeen, signSeen, verifySeen } from './decide.ts';
import { type PersonName, people } from './people.ts';

let known: DemoProvince | undefined;

const province = (): DemoProvince => {
  const communes = catalogueUnits().filter(({ kind }) => kind === 'commune');
  known ??= makeDemoProvince(
    communes.map(({ code, fullName, parent }) => ({ code, fullName, districtCode: parent ?? '' })),
  );
  return known;
};

export type Round = { readonly form: string; readonly period: string };

/** Codes of districts have three digits, those of communes five. */
const subjectOf = (name: PersonName) => {
  const { unit } = people[name];
  return { kind: unit.length === 3 ? ('district' as const) : ('commune' as const), code: unit };
};

/** Complete figures of a commune or a district that pass every check of the form. */
export const figuresFor = (name: PersonName, { form, period }: Round): FormValues => {
  const values = demoValues(province(), form, subjectOf(name), getPeriod(period));
  if (!values) throw new Error(`${form} is not filled about ${name}’s unit`);
  return values;
};

/** What the board writes of the province. */
export const provinceFigures = ({ form, period }: Round): FormValues => {
  const values = demoValues(province(), form, { kind: 'board', code: 'BDT' }, getPeriod(period));
  if (!values) throw new Error(`${form} is not filled for the province`);
  return values;
};

/** `409 wrong-state`, `200`: an answer in short. */
export const codeOf = (answer: { status: number; problem: { code?: string } } | undefined): string =>
  `${answer?.status} ${answer?.problem.code ?? ''}`.trim();

export const ownSubmission = async (client: Client, query: Round): Promise<SubmissionRow> => {
  const { body } = await client.call(listSubmissions, { query });
  const own = body.submissions[0];
  if (!own) throw new Error(`no submission of ${query.form}`);
  return own;
};

export type Sent = { readonly id: string; readonly version: number; readonly revision: number };

/** Sends a unit's form, all figures at once. */
export const submitAs = async (
  client: Client,
  name: PersonName,
  round: Round,
  changes: Record<string, string> = {},
): Promise<Sent> => {
  const { id } = await ownSubmission(client, round);
  const { body: sheet } = await client.call(getSheet, { params: { id } });
  const { cells, lists } = figuresFor(name, round);
  const listed = Object.fromEntries(
    Object.entries(lists).map(([section, rows]) => [
      section,
      rows.map((row) => ({ id: row.id, values: { ...row.values } })),
    ]),
  );
  const body = { baseVersion: sheet.submission.dataVersion, cells: { ...cells, ...changes }, lists: listed };
  const answer = await client.call(submitValues, { params: { id }, body });
  if (answer.status !== 200) throw new Error(`${name} cannot submit: ${JSON.stringify(answer.problem)}`);
  return { id, version: answer.body.dataVersion, revision: answer.body.revision };
};

/** The consolidation of the asker's own area as it stands, whole. */
export const consolidationOf = async (client: Client, query: Round, of?: number) => {
  const { body: list } = await client.call(listConsolidations, { query });
  const one = list.consolidations.find(({ unit }) => of === undefined || unit.id === of);
  if (!one) throw new Error('no consolidation');
  return (await client.call(getConsolidation, { params: { id: one.id } })).body;
};

const must = (what: string, { status, problem }: { status: number; problem: unknown }): void => {
  if (status !== 200) throw new Error(`${what}: ${JSON.stringify(problem)}`);
};

export const acceptAs = async (client: Client, sent: Sent | undefined): Promise<void> =>
  must('accept', await acceptSeen(client, sent?.id ?? ''));

export const approvalOf = async (client: Client, query: Round): Promise<ApprovalRow> => {
  const approval = (await client.call(listApprovals, { query })).body.approvals[0];
  if (!approval) throw new Error('no approval');
  return approval;
};

export const signAs = async (client: Client, round: Round): Promise<void> => {
  const { consolidation } = await consolidationOf(client, round);
  must('sign', await signSeen(client, consolidation.id));
};

/** The verifier confirms every consolidation it sees. */
export const verifyAllAs = async (client: Client, query: Round): Promise<void> => {
  const { body } = await client.call(listConsolidations, { query });
  for (const { id } of body.consolidations) must('verify', await verifySeen(client, id));
};
