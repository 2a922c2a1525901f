import { sql } from 'kysely';
import type { Context } from '../../forms/rules/values.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Explanation, Sheet } from '../contract.ts';
import { exactFigures, type StoredRevision } from './revisions.ts';
import { nameOf } from './rows.ts';

export type Record = {
  /** The office that checks, as sentences name it; null where the step falls away. */
  readonly checkerName: string | null;
  /** Who verifies, in turn. */
  readonly verifierName: string;
  /** Why the round was taken back; null while it stands. */
  readonly takenBackReason: string | null;
  readonly revisions: Sheet['revisions'];
  readonly returns: Sheet['returns'];
  readonly leftOver: NonNullable<Sheet['leftOver']>;
  readonly latest: (StoredRevision & { readonly explanations: Explanation[]; readonly context: Context }) | null;
};

const officeName = sql`coalesce(n.agency_name, n.full_name)`;
const checkerName = nameOf(
  sql`(select t.actor_unit_id from round_step t where t.round_id = s.round_id and t.subject_unit_id = s.subject_unit_id and t.action = 'check')`,
  officeName,
);
const verifierName = sql`(
  select string_agg(${nameOf(sql`w.unit_id`, officeName)}, ', ' order by w.place) from unnest(r.verifier_unit_ids) with ordinality as w (unit_id, place))`;

/** Of each of these submissions what was sent, what came back, and who stands behind its steps. */
export const recordsOf = async ({ tx }: Call, of: readonly { readonly id: string }[]): Promise<Map<string, Record>> => {
  const { rows } = await sql<Record & { readonly id: string }>`select s.id,
    coalesce((select json_agg(json_build_object('number', e.number, 'submittedAt', ${instant('submitted_at')}, 'by', ${nameBehind('e', 'submitted_by')}, 'digest', e.digest,
      'kind', e.kind, 'knownFrom', ${instant('known_from')}, 'knownUntil', ${instant('known_until')}) order by e.number desc)
      from (select *, lead(known_from) over (order by number) as known_until from revision where submission_id = s.id) e), '[]') as revisions,
    coalesce((select json_agg(json_build_object('revision', e.revision, 'reason', e.reason, 'cells', e.cells, 'dueOn', e.due_on, 'by', ${nameBehind('e', 'returned_by')},
      'at', to_char(e.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'answered', e.answered_at is not null) order by e.at desc, e.revision desc)
      from submission_return e where e.submission_id = s.id), '[]') as returns,
    (select json_build_object('versionId', e.form_version_id, 'formDigest', (select digest from form_version where id = e.form_version_id), 'figures', ${exactFigures('e')}, 'notApplicable', e.not_applicable, 'texts', e.texts, 'lists', e.lists, 'explanations', e.explanations, 'context', e.context)
      from revision e where e.submission_id = s.id and e.number = s.revision) as latest,
    coalesce((select json_agg(json_build_object('version', v.number, 'movedAt', to_char(e.moved_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'values', e.left_over)
      order by e.version desc) from submission_move e join form_version v on v.id = e.from_version_id
      where e.submission_id = s.id and e.left_over <> '[]'), '[]') as "leftOver",
    ${checkerName} as "checkerName", ${verifierName} as "verifierName", r.taken_back_reason as "takenBackReason" from submission s join round r on r.id = s.round_id where s.id = any(${arrayLiteral(of.map(({ id }) => id))}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.id, row]));
};

const instant = (column: string) =>
  sql`to_char(${sql.ref(`e.${column}`)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The person behind a step: the custodian of that moment, else the account. */
const nameBehind = (
  table: string,
  account: string,
) => sql`coalesce((select full_name from custodian where id = ${sql.ref(`${table}.custodian_id`)}),
  (select username from account where id = ${sql.ref(`${table}.${account}`)}), '')`;
