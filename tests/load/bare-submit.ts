import { randomUUID } from 'node:crypto';
import type { Connection } from '../machine/connection.ts';
import { SENT_FORM } from './round.ts';

type Row = Readonly<Record<string, unknown>>;
/** The rows that the product wrote for one submission; the bare transaction writes their like for others. */
export type Pattern = {
  readonly revision: Row;
  readonly submission: Row;
  readonly step: Row;
  readonly event: Row;
  readonly key: Row;
  readonly changes: Row;
};

const rowsOf = async (connection: Connection, text: string, id: unknown): Promise<Row[]> =>
  (await connection.query(text, [id])).rows as Row[];

const onlyRow = (rows: readonly Row[], what: string): Row => {
  const [row] = rows;
  if (!row || rows.length !== 1)
    throw new Error(
      `the product wrote ${rows.length} rows of ${what} for one submission: the bare transaction must follow`,
    );
  return row;
};

/** Reads what one accepted submission left behind. Arrays and jsonb come as text, to go back as text. */
export const readPattern = async (connection: Connection): Promise<Pattern> => {
  const sent = await connection.query(
    `select s.id, s.state, s.version, s.revision, s.draft::text as draft, s.filled, s.required, s.submitted_at, s.accepted_at, s.accepted_by
     from submission s join round q on q.id = s.round_id join form f on f.id = q.form_id where f.code = $1 and s.state = 'accepted' limit 1`,
    [SENT_FORM],
  );
  const submission = onlyRow(sent.rows as Row[], 'submission');
  const revision = onlyRow(
    await rowsOf(
      connection,
      `select form_version_id, figures::text as figures, not_applicable::text as not_applicable, texts::text as texts, lists::text as lists,
         context::text as context, explanations::text as explanations, digest, submitted_by, custodian_id from revision where submission_id = $1`,
      submission.id,
    ),
    'revision',
  );
  return {
    submission,
    revision,
    step: onlyRow(
      await rowsOf(
        connection,
        "select action, from_state, to_state, number, digest, account_id, custodian_id, unit_id from review_step where object_type = 'submission' and object_id = $1",
        submission.id,
      ),
      'review_step',
    ),
    event: onlyRow(
      await rowsOf(
        connection,
        'select account_id, account_name, custodian_id, custodian_name, unit_id, action, object_type, result, detail::text as detail, address, port, user_agent, request_id, digest from audit_event where object_id = $1::text',
        submission.id,
      ),
      'audit_event',
    ),
    key: onlyRow(
      await rowsOf(
        connection,
        "select account_id, body_digest, reply::text as reply from request_key where reply ->> 'digest' = $1 limit 1",
        revision.digest,
      ),
      'request_key',
    ),
    changes: onlyRow(
      await rowsOf(
        connection,
        'select version, cells::text as cells, old_values::text as old_values, new_values::text as new_values, source from change_set where submission_id = $1',
        submission.id,
      ),
      'change_set',
    ),
  };
};

/** All rows of a submission in ONE statement: the fewest that there can be. */
const STATEMENT = `
  with claimed as (
    insert into request_key (account_id, key, body_digest, status, reply, at) values ($2, $3, $4, 200, $5::jsonb, $6)
  ), frozen as (
    insert into revision (submission_id, number, form_version_id, figures, not_applicable, texts, lists, context, explanations, digest, submitted_by, custodian_id, submitted_at)
    values ($1, 1, $7, $8::numeric[], $9::boolean[], $10::jsonb, $11::jsonb, $12::jsonb, $13::jsonb, $14, $2, $15, $6)
  ), sent as (
    update submission set state = 'accepted', version = version + 1, revision = 1, draft = $16::jsonb, filled = $17, required = $18,
      opened_cells = null, submitted_at = $6, accepted_at = $6, accepted_by = $19 where id = $1
  ), stepped as (
    insert into review_step (object_type, object_id, action, from_state, to_state, number, digest, account_id, custodian_id, unit_id, at)
    values ('submission', $1, $20, $21, $22, 1, $14, $2, $15, $23, $6)
  ), typed as (
    insert into change_set (submission_id, version, cells, old_values, new_values, source, account_id, custodian_id, at)
    values ($1, $24, $26::text[], $27::text[], $28::text[], $25, $2, $15, $6)
  )
  insert into audit_event (at, account_id, account_name, custodian_id, custodian_name, unit_id, action, object_type, object_id, result, detail, address, port, user_agent, request_id, digest)
  values ($6, $2, $29, $15, $30, $31, $32, $33, $1::uuid::text, $34, $35::jsonb, $36, $37, $38, $39, $40)`;

const parametersOf = ({ key, revision, submission, step, changes, event }: Pattern, id: string): unknown[] => [
  id,
  key.account_id,
  randomUUID(),
  key.body_digest,
  key.reply,
  new Date(),
  revision.form_version_id,
  revision.figures,
  revision.not_applicable,
  revision.texts,
  revision.lists,
  revision.context,
  revision.explanations,
  revision.digest,
  revision.custodian_id,
  submission.draft,
  submission.filled,
  submission.required,
  submission.accepted_by,
  step.action,
  step.from_state,
  step.to_state,
  step.unit_id,
  changes.version,
  changes.source,
  changes.cells,
  changes.old_values,
  changes.new_values,
  event.account_name,
  event.custodian_name,
  event.unit_id,
  event.action,
  event.object_type,
  event.result,
  event.detail,
  event.address,
  event.port,
  event.user_agent,
  randomUUID(),
  event.digest,
];

/** One bare transaction: begin, the statement, commit. */
export const submitBare = async (connection: Connection, pattern: Pattern, id: string): Promise<void> => {
  await connection.exec('begin');
  await connection.query(STATEMENT, parametersOf(pattern, id));
  await connection.exec('commit');
};

/** What the bare side works on: sheets that nobody has sent yet. */
export const draftIds = async (connection: Connection, count: number): Promise<string[]> => {
  const { rows } = await connection.query(
    `select s.id from submission s join round q on q.id = s.round_id join form f on f.id = q.form_id where f.code = $1 and s.state = 'draft' order by q.period desc, s.id limit $2`,
    [SENT_FORM, count],
  );
  return (rows as { id: string }[]).map(({ id }) => id);
};
