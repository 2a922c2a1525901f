import { sql } from 'kysely';
import { extendDueDates } from '../../campaigns/contract.ts';
import { createCampaign } from '../../campaigns/server/index.ts';
import { publishForm } from '../../forms/server/index.ts';
import { readAllNotices } from '../../notices/server/index.ts';
import { addDays } from '../../periods/rules/days.ts';
import type { Db } from '../../platform/db/open.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { keepContact } from '../../policy/server/index.ts';
import { loadHistory } from '../../submissions/server/index.ts';
import { importUnits, type UnitOfDay } from '../../units/server/index.ts';
import { catalogueBasis, catalogueContact, catalogueForms, catalogueFrom, catalogueUnits } from '../catalogue/read.ts';
import { type DemoAccounts, openDemoAccounts } from './accounts.ts';
import { type People, peopleOf } from './calls.ts';
import { plantCases } from './cases.ts';
import { classify, defineIndicators } from './classify.ts';
import { decide, returnPlanted } from './decisions.ts';
import { lateCommunes } from './figures/planted.ts';
import { type DemoProvince, makeDemoProvince } from './figures/province.ts';
import { OPEN_YEAR, type Round, rounds } from './rounds.ts';
import { type Asked, openRoundState, sheetsOf } from './sheets.ts';
import type { DemonstrationWish } from './wish.ts';

type Stage = {
  readonly tx: Db;
  readonly now: Date;
  readonly accounts: DemoAccounts;
  readonly people: People;
  readonly province: DemoProvince;
};

/**
 * The demonstration province: the real units of April 2022, every form of the catalogue, two closed rounds (2019 equals the census) and one
 * open round around today. Figures are illustrative and the same each time. One transaction: whole or absent.
 */
export const loadDemonstration = async (tx: Db, wish: DemonstrationWish): Promise<void> => {
  const { now, secrets } = wish;
  await importUnits(tx, { from: catalogueFrom, legalBasis: catalogueBasis, units: catalogueUnits() }, now);
  for (const definition of catalogueForms())
    await publishForm(tx, { definition, effectiveFrom: catalogueFrom }, null, now, { allowForwardReferences: true });
  await keepContact(tx, catalogueContact());
  const accounts = await openDemoAccounts(tx, wish);
  const stage: Stage = {
    tx,
    now,
    accounts,
    people: await peopleOf(tx, secrets),
    province: provinceOf(accounts.units),
  };
  await classify(stage.people, now);
  await defineIndicators(stage.people, now);
  for (const round of rounds(vietnamDay(now))) await (round.closed ? playClosed(stage, round) : playOpen(stage, round));
  await plantCases(stage);
};

const provinceOf = (units: readonly UnitOfDay[]): DemoProvince => {
  const codes = new Map(units.map(({ id, code }) => [id, code]));
  const communes = units.filter(({ kind }) => kind === 'commune');
  return makeDemoProvince(
    communes.map(({ code, fullName, parentId }) => ({ code, fullName, districtCode: codes.get(parentId ?? 0) ?? '' })),
    OPEN_YEAR,
  );
};

const openCampaignOf = async ({ tx, people }: Stage, { plan }: Round, at: Date, announce: boolean): Promise<string> => {
  const { accountId, unitId } = people.of('to.chuc');
  const { id } = await createCampaign(tx, plan, { accountId, unitId }, at, { announce });
  return id;
};

const noon = (day: string): Date => new Date(`${day}T03:00:00Z`);

/**
 * Tables that were empty when the transaction began look empty to the planner until they are analysed: each decision then went through all
 * sheets instead of one round's (two thirds of the load's time in the database).
 */
const tellPlanner = async (tx: Db): Promise<void> => {
  await sql`analyze round, round_step, submission, revision, consolidation`.execute(tx);
};

/** Filled, accepted, signed, verified, approved: everything of a past round, on the days it would have happened. */
const playClosed = async (stage: Stage, round: Round): Promise<void> => {
  const { tx, accounts, province, people } = stage;
  const { plan } = round;
  await openCampaignOf(stage, round, noon(plan.opensOn), false);
  for (const [at, { form, period }] of plan.forms.entries()) {
    const asked: Asked = { form, period };
    const rows = await sheetsOf(tx, asked, province, accounts, () => 'accepted', noon(plan.dueCommune));
    await loadHistory(tx, { ...asked, rows });
    if (at === 0) await tellPlanner(tx);
    await decide({ tx, people, accounts, asked }, 'approved', noon(plan.dueBoard));
  }
  await readAllNotices(tx, noon(plan.dueBoard));
};

/** The round under way: districts at different paces, some late, some returned; the districts that are through have signed DT01. */
const playOpen = async (stage: Stage, round: Round): Promise<void> => {
  const { tx, accounts, province, people, now } = stage;
  const { plan } = round;
  const opened = noon(plan.opensOn);
  const campaignId = await openCampaignOf(stage, round, opened, true);
  const codes = new Map(accounts.units.map(({ id, code }) => [id, code]));
  const stateOf = openRoundState((unit) => codes.get(unit.parentId ?? 0) ?? '');
  for (const { form, period } of plan.forms) {
    const asked: Asked = { form, period };
    await loadHistory(tx, {
      ...asked,
      rows: await sheetsOf(tx, asked, province, accounts, stateOf, noon(addDays(plan.dueCommune, -3))),
    });
    const decider = { tx, people, accounts, asked };
    await returnPlanted(decider, noon(addDays(plan.dueCommune, -1)), addDays(vietnamDay(now), 2));
    await decide(decider, form === 'DT01' ? 'signed' : 'accepted', noon(plan.dueCommune));
    await extendForTheSlow(stage, campaignId, form);
  }
};

/** Heavy rain: communes that have not sent yet get three more days, but for the late ones that did not ask. */
const extendForTheSlow = async ({ tx, people, now }: Stage, campaignId: string, form: string): Promise<void> => {
  const slow = await tx
    .selectFrom('submission as s')
    .innerJoin('round as r', 'r.id', 's.round_id')
    .innerJoin('form as f', 'f.id', 'r.form_id')
    .innerJoin('unit_version as u', 'u.unit_id', 's.reporter_unit_id')
    .select('s.reporter_unit_id as unitId')
    .where('r.campaign_id', '=', campaignId)
    .where('f.code', '=', form)
    .where('s.state', '=', 'draft')
    .where('u.kind', '=', 'commune')
    .where('u.code', 'not in', [...lateCommunes])
    .execute();
  if (slow.length === 0) return;
  const reason = 'Mưa lũ chia cắt giao thông, một số xã mất điện (minh họa)';
  const body = { form, units: slow.map(({ unitId }) => unitId), dueOn: addDays(vietnamDay(now), 2), reason };
  await people.call('to.chuc', now, extendDueDates, { params: { id: campaignId }, body });
};
