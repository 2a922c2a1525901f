import type { Db } from '../../platform/db/open.ts';
import { returnSubmission } from '../../review/contract.ts';
import { type Decisions, loadDecisions } from '../../review/server/index.ts';
import { getSheet } from '../../submissions/contract.ts';
import type { DemoAccounts } from './accounts.ts';
import type { People } from './calls.ts';
import { plantedReturns } from './figures/planted.ts';
import type { Asked } from './sheets.ts';

type Decider = {
  readonly tx: Db;
  readonly people: People;
  readonly accounts: DemoAccounts;
  readonly asked: Asked;
};

/** Who acts for a unit: its account; for the board, which is also a verifier, the operator with the approval duty. */
const accountOf = ({ people, accounts }: Decider): Decisions['accountOf'] => {
  const board = accounts.units.find(({ kind }) => kind === 'board');
  const names = new Map([...accounts.byUsername].map(([name, id]) => [id, name]));
  return (unitId) => {
    const name = unitId === board?.id ? 'phe.duyet' : names.get(accounts.byUnit.get(unitId) ?? '');
    if (!name) throw new Error(`unit ${unitId} has no account in the demonstration`);
    return people.of(name);
  };
};

/** Takes a loaded form along the route. A consolidation whose members are not all accepted stays open. */
export const decide = async (decider: Decider, upTo: Decisions['upTo'], at: Date): Promise<void> => {
  const { form, period } = decider.asked;
  await loadDecisions(decider.tx, { form, period, upTo, at, accountOf: accountOf(decider) });
};

const districtUsername = ({ accounts }: Decider, unitId: number): string => {
  const id = accounts.byUnit.get(unitId);
  return [...accounts.byUsername].find(([, account]) => account === id)?.[0] ?? '';
};

/** The returns of the open round: the district names the cells and says why. */
export const returnPlanted = async (decider: Decider, at: Date, dueOn: string): Promise<void> => {
  const { tx, people, accounts, asked } = decider;
  for (const { formCode, communeCode, cells, reason } of plantedReturns) {
    const commune = accounts.units.find(({ code, kind }) => kind === 'commune' && code === communeCode);
    if (formCode !== asked.form || !commune?.parentId) continue;
    const submission = await tx
      .selectFrom('submission as s')
      .innerJoin('round as r', 'r.id', 's.round_id')
      .innerJoin('form as f', 'f.id', 'r.form_id')
      .select('s.id')
      .where('s.subject_unit_id', '=', commune.id)
      .where('f.code', '=', formCode)
      .where('r.period', '=', asked.period)
      .executeTakeFirstOrThrow();
    const district = districtUsername(decider, commune.parentId);
    const { seen } = await people.call(district, at, getSheet, { params: { id: submission.id } });
    const body = { seen, reason, dueOn, cells: cells.map((cell) => ({ cell, reason })) };
    await people.call(district, at, returnSubmission, { params: { id: submission.id }, body });
  }
};
