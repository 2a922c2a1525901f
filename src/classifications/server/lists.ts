import { sql } from 'kysely';
import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { provinceId } from '../../units/server/index.ts';
import type { changeList, changeMembers, ListMember, recordList } from '../contract.ts';
import type { SchemeGroup, SchemeLevel } from '../rules/scheme.ts';
import { listOn, unitsOfLevel } from './queries.ts';
import { nextVersion, schemeForUpdate } from './save.ts';

type Scheme = { readonly id: number; readonly level: SchemeLevel; readonly groups: readonly SchemeGroup[] };
type Named = { readonly unit: number; readonly group: string | null };
type Units = Awaited<ReturnType<typeof unitsOfLevel>>;

/** Whom the members are, of the units of that day; a code that stands for somebody else by now is refused. */
const unitsNamed = (units: Units, members: readonly ListMember[], day: string): { unit: number; group: string }[] => {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const problems: string[] = [];
  const named = members.map((member) => {
    if ('unit' in member) return member;
    const { code, name, group } = member;
    const unit = byCode.get(code);
    if (!unit) problems.push(`Không có đơn vị mã ${code} ngày ${formatDay(day)}.`);
    else if (name !== undefined && name !== unit.name)
      problems.push(`Mã ${code} ngày ${formatDay(day)} là ${unit.name}, không phải ${name}.`);
    return { unit: unit?.id ?? 0, group };
  });
  refuse(problems);
  return named;
};

const refuse = (problems: readonly string[]): void => {
  const all = [...new Set(problems)];
  if (all.length > 0)
    throw problem('invalid-content', { detail: all.slice(0, 5).join(' '), problems: all.slice(0, 50) });
};

/** Every unit must stand on that day and be of the kind that the scheme classes, be named once, and in a group that there is. */
const demandNamed = (units: Units, { groups }: Scheme, named: readonly Named[], day: string): void => {
  const known = new Map(units.map((unit) => [unit.id, unit.path]));
  const codes = new Set(groups.map(({ code }) => code));
  const seen = new Set<number>();
  const problems: string[] = [];
  for (const { unit, group } of named) {
    const name = known.get(unit);
    if (name === undefined)
      problems.push(`Đơn vị số ${unit} không có trong cây đơn vị ngày ${formatDay(day)}, hoặc khác cấp.`);
    else if (seen.has(unit)) problems.push(`Đơn vị ${name} được ghi hai lần.`);
    if (group !== null && !codes.has(group)) problems.push(`Không có nhóm “${group}” trong cách phân loại này.`);
    seen.add(unit);
  }
  refuse(problems);
};

const demandDays = (from: string, to: string | null): void => {
  if (to !== null && to <= from)
    throw problem('invalid-content', {
      detail: `Ngày hết hiệu lực (${formatDay(to)}) phải sau ngày bắt đầu (${formatDay(from)}).`,
    });
};

/** Ends a list without an end that the new one follows; any other that shares days with it refuses it. */
const endBefore = async (tx: Db, scheme: number, from: string, to: string | null): Promise<string | null> => {
  const { rows } = await sql<{ id: number; legalBasis: string; validFrom: string; validTo: string | null }>`
    select id, legal_basis as "legalBasis", valid_from as "validFrom", valid_to as "validTo" from classification_list
    where classification_id = ${scheme} and daterange(valid_from, valid_to) && daterange(${from}::date, ${to}::date)`.execute(
    tx,
  );
  const [open] = rows;
  if (!open) return null;
  if (rows.length > 1 || open.validTo !== null || open.validFrom >= from) {
    const days = `${formatDay(open.validFrom)}${open.validTo === null ? ' trở đi' : ` đến trước ${formatDay(open.validTo)}`}`;
    throw problem('already-exists', {
      detail: `Đã có danh sách “${open.legalBasis}” cho ngày ${days}. Sửa ngày hết hiệu lực của danh sách đó trước, hoặc chọn khoảng ngày khác.`,
    });
  }
  await endOn(tx, open.id, from);
  return open.legalBasis;
};

/** A list ends, and with it who stands in it until then; nobody in it may have been changed after that day. */
const endOn = async (tx: Db, list: number, day: string): Promise<void> => {
  const later = await sql<{ n: number }>`
    select count(*)::integer as n from classification_member where list_id = ${list} and valid_from >= ${day}::date`.execute(
    tx,
  );
  if ((later.rows[0]?.n ?? 0) > 0)
    throw problem('in-use', {
      detail: `Danh sách này có đơn vị chuyển nhóm từ ngày ${formatDay(day)} trở đi, nên không kết thúc trước đó được.`,
    });
  await sql`update classification_list set valid_to = ${day}::date where id = ${list}`.execute(tx);
  await sql`update classification_member set valid_to = ${day}::date where list_id = ${list} and (valid_to is null or valid_to > ${day}::date)`.execute(
    tx,
  );
};

type Recording = Pick<HandlerInput<typeof recordList>, 'params' | 'body'>;

/** Writes a list as the person has confirmed it. */
export const record = async (call: Call, { params: { code }, body }: Recording) => {
  const { tx, now, actor } = call;
  const { from, to, legalBasis } = body;
  demandDays(from, to);
  const scheme = await schemeForUpdate(tx, code, body.version);
  const units = await unitsOfLevel(tx, await provinceId(tx), scheme.level, from);
  const members = unitsNamed(units, body.members, from);
  demandNamed(units, scheme, members, from);
  const ended = await endBefore(tx, scheme.id, from, to);
  const { id } = await tx
    .insertInto('classification_list')
    .values({
      classification_id: scheme.id,
      legal_basis: legalBasis,
      valid_from: from,
      valid_to: to,
      complete: body.complete,
      illustrative: body.illustrative ?? false,
      note: body.note || null,
      created_by: actor.accountId,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`
    insert into classification_member (classification_id, list_id, unit_id, group_code, valid_from, valid_to)
    select ${scheme.id}, ${id}, m.unit, m.code, ${from}::date, ${to}::date
    from unnest(${arrayLiteral(members.map(({ unit }) => unit))}::integer[], ${arrayLiteral(members.map(({ group }) => group))}::text[]) as m (unit, code)`.execute(
    tx,
  );
  const version = await nextVersion(tx, scheme.id);
  await call.audit({
    action: 'classification.list',
    objectType: 'classification',
    objectId: code,
    detail: { from, basis: legalBasis, members: members.length },
  });
  return { id, members: members.length, version, ended };
};

/** One unit stands elsewhere from a day on; on the first day of its row the row itself is put right. */
const moveUnit = async (
  tx: Db,
  scheme: number,
  list: { id: number; validTo: string | null },
  { unit, group }: Named,
  from: string,
  basis: string,
) => {
  await sql`delete from classification_member where classification_id = ${scheme} and list_id = ${list.id} and unit_id = ${unit} and valid_from >= ${from}::date`.execute(
    tx,
  );
  await sql`update classification_member set valid_to = ${from}::date
    where classification_id = ${scheme} and list_id = ${list.id} and unit_id = ${unit} and (valid_to is null or valid_to > ${from}::date)`.execute(
    tx,
  );
  if (group === null) return;
  await tx
    .insertInto('classification_member')
    .values({
      classification_id: scheme,
      list_id: list.id,
      unit_id: unit,
      group_code: group,
      legal_basis: basis,
      valid_from: from,
      valid_to: list.validTo,
    })
    .execute();
};

const notWithin = (title: string, day: string) =>
  problem('invalid-content', {
    detail: `Ngày ${formatDay(day)} không có danh sách nào của “${title}” có hiệu lực. Ghi danh sách cho khoảng thời gian đó trước.`,
  });

/** Moves units to other groups from a day on, within the list that holds then. */
export const change = async (
  call: Call,
  { params: { code }, body }: Pick<HandlerInput<typeof changeMembers>, 'params' | 'body'>,
) => {
  const { tx } = call;
  const scheme = await schemeForUpdate(tx, code, body.version);
  const list = await listOn(tx, scheme.id, body.from);
  if (!list) throw notWithin(scheme.title, body.from);
  const units = await unitsOfLevel(tx, await provinceId(tx), scheme.level, body.from);
  demandNamed(units, scheme, body.changes, body.from);
  for (const one of body.changes) await moveUnit(tx, scheme.id, list, one, body.from, body.legalBasis);
  const version = await nextVersion(tx, scheme.id);
  const words = body.changes.slice(0, 20).map(({ unit, group }) => `${unit}: ${group ?? '–'}`);
  const more = body.changes.length > words.length ? ` (+${body.changes.length - words.length})` : '';
  await call.audit({
    action: 'classification.change',
    objectType: 'classification',
    objectId: code,
    detail: { from: body.from, basis: body.legalBasis, changes: `${words.join(', ')}${more}` },
  });
  return { changed: body.changes.length, version };
};

/** Who stood until the former end stands until the new one. */
const moveEnd = async (
  tx: Db,
  list: { id: number; valid_from: string; valid_to: string | null },
  to: string | null,
) => {
  if (list.valid_to === to) return;
  demandDays(list.valid_from, to);
  if (to !== null && (list.valid_to === null || to < list.valid_to)) return endOn(tx, list.id, to);
  await sql`update classification_member set valid_to = ${to}::date where list_id = ${list.id} and valid_to = ${list.valid_to}::date`.execute(
    tx,
  );
  await sql`update classification_list set valid_to = ${to}::date where id = ${list.id}`.execute(tx);
};

/** What a list says of itself. */
export const reviseList = async (
  call: Call,
  { params, body }: Pick<HandlerInput<typeof changeList>, 'params' | 'body'>,
) => {
  const { tx } = call;
  const scheme = await schemeForUpdate(tx, params.code, body.version);
  const list = found(
    await tx
      .selectFrom('classification_list')
      .select(['id', 'valid_from', 'valid_to'])
      .where('id', '=', params.list)
      .where('classification_id', '=', scheme.id)
      .executeTakeFirst(),
  );
  await moveEnd(tx, list, body.to);
  await tx
    .updateTable('classification_list')
    .set({ legal_basis: body.legalBasis, complete: body.complete, note: body.note || null })
    .where('id', '=', list.id)
    .execute();
  const version = await nextVersion(tx, scheme.id);
  await call.audit({
    action: 'classification.change-list',
    objectType: 'classification',
    objectId: params.code,
    detail: { from: list.valid_from, basis: body.legalBasis },
  });
  return { version };
};
