import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { roundStands } from '../../rounds/server/index.ts';
import { MOST_CELLS, type SheetOfMany } from '../contract/many.ts';
import { complete, type Loaded } from './facts.ts';
import { sheetsOf } from './get-sheet.ts';
import { type NamedFacts, namedFacts, nameOf } from './rows.ts';

type Asked = { readonly form: string; readonly period: string };
type Unit = { readonly id: string; readonly code: string };
type Shown = NamedFacts & Loaded;

/** All sheets of a form in a period that the caller's unit fills, by the codes of the units that they are about. */
export const getOwnSheets = async (call: Call, { query: { form, period } }: { query: Asked }) => {
  const all = await ownSheets(call, sql`f.code = ${form} and r.period = ${period}`);
  const named = await withUnits(call, all);
  return { sheets: named.toSorted((a, b) => a.unit.code.localeCompare(b.unit.code)) };
};

/** It is the only one that its reporter fills in its round: what is filled for many units has a table of its own. */
const isAlone = sql`not exists (
  select 1 from submission o where o.round_id = s.round_id and o.reporter_unit_id = s.reporter_unit_id and o.id <> s.id)`;

/** The sheets of different forms that the caller's unit fills in a period, by form; those too large for one page are only named. */
export const getSheetsOfPeriod = async (call: Call, { query: { period } }: { query: { period: string } }) => {
  const all = await ownSheets(call, sql`r.period = ${period} and ${isAlone}`);
  const byForm = all.toSorted((a, b) => a.formCode.localeCompare(b.formCode));
  const isSmall = ({ compiled }: Shown): boolean => compiled.cells.length <= MOST_CELLS;
  return {
    sheets: await withUnits(call, byForm.filter(isSmall)),
    apart: byForm
      .filter((one) => !isSmall(one))
      .map(({ id, formCode, formTitle }) => ({ id, form: formCode, formTitle })),
  };
};

const ownSheets = async (call: Call, which: RawBuilder<unknown>): Promise<Shown[]> => {
  const facts = await namedFacts(call, sql`${which} and s.reporter_unit_id = ${call.actor.unitId} and ${roundStands}`);
  return Promise.all(facts.map((one) => complete(call, one)));
};

const withUnits = async (call: Call, all: readonly Shown[]): Promise<SheetOfMany[]> => {
  const codes = await codesOf(
    call,
    all.map(({ id }) => id),
  );
  const sheets = new Map((await sheetsOf(call, all)).map((sheet) => [sheet.submission.id, sheet]));
  return all.flatMap(({ id, subjectName, districtName }): SheetOfMany[] => {
    const sheet = sheets.get(id);
    const unit = { code: codes.get(id) ?? '', name: subjectName, district: districtName };
    return sheet ? [{ sheet, unit }] : [];
  });
};

/** The codes of the subjects on the last day of the period: by them spreadsheets of other offices know a commune. */
const codesOf = async ({ tx }: Call, ids: readonly string[]): Promise<Map<string, string>> => {
  const { rows } = await sql<Unit>`
    select s.id, ${nameOf(sql`s.subject_unit_id`, sql`n.code`)} as code from submission s join round r on r.id = s.round_id
    where s.id = any(${arrayLiteral(ids)}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, code }) => [id, code]));
};
