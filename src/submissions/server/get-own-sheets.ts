import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { roundStands } from '../../rounds/server/index.ts';
import type { SheetOfMany } from '../contract/many.ts';
import { complete } from './facts.ts';
import { sheetsOf } from './get-sheet.ts';
import { namedFacts, nameOf } from './rows.ts';

type Asked = { readonly form: string; readonly period: string };
type Unit = { readonly id: string; readonly code: string };

/** All sheets of a form in a period that the caller's unit fills, by the codes of the units that they are about. */
export const getOwnSheets = async (call: Call, { query: { form, period } }: { query: Asked }) => {
  const facts = await namedFacts(
    call,
    sql`f.code = ${form} and r.period = ${period} and s.reporter_unit_id = ${call.actor.unitId} and ${roundStands}`,
  );
  const all = await Promise.all(facts.map((one) => complete(call, one)));
  const codes = await codesOf(
    call,
    all.map(({ id }) => id),
  );
  const sheets = new Map((await sheetsOf(call, all)).map((sheet) => [sheet.submission.id, sheet]));
  const named = all.flatMap(({ id, subjectName, districtName }): SheetOfMany[] => {
    const sheet = sheets.get(id);
    const unit = { code: codes.get(id) ?? '', name: subjectName, district: districtName };
    return sheet ? [{ sheet, unit }] : [];
  });
  return { sheets: named.toSorted((a, b) => a.unit.code.localeCompare(b.unit.code)) };
};

/** The codes of the subjects on the last day of the period: by them spreadsheets of other offices know a commune. */
const codesOf = async ({ tx }: Call, ids: readonly string[]): Promise<Map<string, string>> => {
  const { rows } = await sql<Unit>`
    select s.id, ${nameOf(sql`s.subject_unit_id`, sql`n.code`)} as code from submission s join round r on r.id = s.round_id
    where s.id = any(${arrayLiteral(ids)}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, code }) => [id, code]));
};
