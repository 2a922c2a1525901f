import type { CellValues } from '../../src/forms/rules/values.ts';
import { accept, getConsolidation, listConsolidations, sign, verify } from '../../src/review/contract.ts';
import { getSheet, listSubmissions, type SubmissionRow, submitValues } from '../../src/submissions/contract.ts';
import type { Session } from '../scenario/api.ts';

type Asked = { readonly form: string; readonly period: string };
type Explained = { readonly check: string; readonly at: string };

export const submissionOf = async (session: Session, { form, period }: Asked): Promise<SubmissionRow> => {
  const { submissions } = await session.must(listSubmissions, { query: { form, period } });
  const [own] = submissions;
  if (!own || submissions.length !== 1) throw new Error(`${submissions.length} submissions of ${form} ${period}`);
  return own;
};

const isExplained = (value: unknown): value is Explained =>
  typeof value === 'object' && value !== null && 'check' in value && 'at' in value;

/** The warnings that a refusal names. */
const warningsIn = (refusal: object): Explained[] =>
  'failures' in refusal && Array.isArray(refusal.failures) ? refusal.failures.filter(isExplained) : [];

/** A commune fills and submits over the API; warnings are kept with an explanation. Answers the revision. */
export const sendFigures = async (session: Session, asked: Asked, cells: CellValues): Promise<number> => {
  const { id } = await submissionOf(session, asked);
  const { submission } = await session.must(getSheet, { params: { id } });
  const body = { baseVersion: submission.dataVersion, cells };
  const first = await session.send(submitValues, { params: { id }, body });
  if (first.status === 200) return first.body.revision;
  const explanations = warningsIn(first.problem).map(({ check, at }) => ({ check, at, text: 'Đã rà soát tại xóm.' }));
  return (await session.must(submitValues, { params: { id }, body: { ...body, explanations } })).revision;
};

/** Looks at a sheet and accepts it. */
export const acceptOne = async (district: Session, id: string): Promise<void> => {
  const { seen } = await district.must(getSheet, { params: { id } });
  await district.must(accept, { params: { id }, body: { seen } });
};

/** Accepts every submission that waits under a district. */
export const acceptWaiting = async (district: Session, asked: Asked): Promise<void> => {
  const { submissions } = await district.must(listSubmissions, {
    query: { ...asked, state: 'submitted', limit: 200 },
  });
  for (const { id } of submissions) await acceptOne(district, id);
};

/** What a district would sign now. */
export const ownConsolidation = async (session: Session, query: Asked) => {
  const [own] = (await session.must(listConsolidations, { query })).consolidations;
  if (!own) throw new Error('no consolidation');
  return session.must(getConsolidation, { params: { id: own.id } });
};

export const signOwn = async (district: Session, asked: Asked): Promise<void> => {
  const { consolidation, seen } = await ownConsolidation(district, asked);
  await district.must(sign, { params: { id: consolidation.id }, body: { seen } });
};

/** A department verifies every signed consolidation that it may. */
export const verifyWaiting = async (department: Session, query: Asked): Promise<void> => {
  const { consolidations } = await department.must(listConsolidations, { query });
  for (const { id } of consolidations.filter(({ actions }) => actions.includes('verify'))) {
    const { seen } = await department.must(getConsolidation, { params: { id } });
    await department.must(verify, { params: { id }, body: { seen } });
  }
};

/** Works through a list, a few at a time. */
export const inTurn = async <V>(
  items: readonly V[],
  atOnce: number,
  work: (item: V) => Promise<void>,
): Promise<void> => {
  const rest = [...items];
  const worker = async (): Promise<void> => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
};
