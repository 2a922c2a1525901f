import { openAccounts } from '../../src/accounts/contract.ts';
import { openCampaign } from '../../src/campaigns/contract.ts';
import { publishForm } from '../../src/forms/contract.ts';
import { choosePolicy } from '../../src/sign-in/contract/policy.ts';
import { disableSecondFactor } from '../../src/sign-in/contract/second-factor.ts';
import { signIn } from '../../src/sign-in/contract.ts';
import { listSubmissions } from '../../src/submissions/contract.ts';
import { listUnits } from '../../src/units/contract.ts';
import type { ServerProcess } from '../machine/server-process.ts';
import { openSession, type Session } from '../scenario/api.ts';
import { openLedger } from '../scenario/ledger.ts';
import { firstSignIn, found, loadCatalogue, OWN_PASSWORD } from '../scenario/province.ts';
import { months, sixtyCellForm } from './sixty-cells.ts';

/** The form that is submitted: one department fills it for each of the 161 communes. */
export const SENT_FORM = 'DO00';
/** The forms that are totalled: communes fill them. */
export const totalForm = (at: number): string => `DO${String(at + 1).padStart(2, '0')}`;

export type Wish = { readonly sentMonths: number; readonly totalForms: number };
export type Due = { readonly id: string; readonly dataVersion: number };

const accountsOf = (units: readonly { id: number; kind: string; code: string }[]) => [
  { username: 'ctk', kind: 'unit' as const, unitId: units.find(({ code }) => code === 'CTK')?.id ?? 0 },
  {
    username: 'phe.duyet',
    kind: 'operator' as const,
    unitId: units.find(({ kind }) => kind === 'board')?.id ?? 0,
    duties: ['approval' as const],
  },
];

/** A campaign takes no more; what is measured goes on over several. */
const ROUNDS_A_CAMPAIGN = 60;

const dates = {
  opensOn: '2022-04-25',
  dueCommune: '2022-05-10',
  dueDistrict: '2022-05-20',
  dueDepartment: '2022-05-30',
  dueBoard: '2022-06-10',
};
const letter = { number: '1/BDT', day: '2022-04-25', subject: 'Đo tốc độ', attachments: [] };

/** An empty installation made ready over its public API: units, forms, two accounts, one campaign with every sheet owed. */
export const prepare = async (server: ServerProcess, { sentMonths, totalForms }: Wish): Promise<void> => {
  const founder = await found(server.url, server.secret ?? '', openLedger());
  // The measured people sign in again and again: under the regulation alone nobody needs a code for it.
  await founder.must(choosePolicy, {
    body: { presets: [], secondFactorKinds: [], reason: 'Đo tốc độ' },
  });
  await founder.must(disableSecondFactor, { body: { password: OWN_PASSWORD } });
  await loadCatalogue(founder);
  const publish = (definition: unknown) =>
    founder.must(publishForm, { body: { definition, effectiveFrom: '2019-01-01' } });
  await publish(sixtyCellForm(SENT_FORM, { filledBy: 'department', reportsFor: 'commune' }));
  for (let at = 0; at < totalForms; at++) await publish(sixtyCellForm(totalForm(at), { filledBy: 'commune' }));
  const { units } = await founder.must(listUnits, { query: { asOf: '2022-04-22' } });
  const { accounts } = await founder.must(openAccounts, { body: { accounts: accountsOf(units) } });
  for (const { username, oneTimePassword } of accounts) await firstSignIn(server.url, username, oneTimePassword);
  const rounds = months(sentMonths).map((period) => ({ form: SENT_FORM, period }));
  for (let at = 0; at < rounds.length; at += ROUNDS_A_CAMPAIGN) {
    const forms = rounds.slice(at, at + ROUNDS_A_CAMPAIGN);
    await founder.must(openCampaign, { body: { title: 'Đo tốc độ', letter, forms, ...dates } });
  }
};

export const signedIn = async (server: ServerProcess, username: 'ctk' | 'phe.duyet'): Promise<Session> => {
  const session = openSession(server.url);
  await session.must(signIn, { body: { username, password: OWN_PASSWORD } });
  return session;
};

/** Everything that the department still owes, page by page. */
export const sheetsDue = async (session: Session): Promise<Due[]> => {
  const due: Due[] = [];
  for (let after: string | undefined; ; ) {
    const { submissions, next } = await session.must(listSubmissions, {
      query: { form: SENT_FORM, state: 'draft', limit: 1000, ...(after ? { after } : {}) },
    });
    due.push(...submissions.map(({ id, dataVersion }) => ({ id, dataVersion })));
    if (next === null) return due;
    after = next;
  }
};
