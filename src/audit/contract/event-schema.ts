import type { EventShape } from '../../platform/contract/event.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

const text = { type: 'string', minLength: 1 };
const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });
const none = { type: 'null' };
const digest = { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' };
const instant = (digits: number) => ({
  type: 'string',
  pattern: `^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{${digits}}Z$`,
});

/** What happened on the machine itself came over no network. */
const fromMachine = { address: none, port: none, user_agent: none };
/** Who may stand on a line of this kind: an account has kind, unit and name, a consumer its name; nobody and the system have none. */
const account = {
  account_kind: { enum: ['unit', 'operator'] },
  account_id: text,
  account_name: text,
  actor_unit_id: { type: 'integer' },
  custodian_id: orNull(text),
  custodian_name: orNull(text),
  address: text,
};
/** A job or a command of the machine acted for the account. */
const accountOnMachine = { ...account, ...fromMachine };
const withoutAccount = {
  account_id: none,
  account_name: none,
  actor_unit_id: none,
  custodian_id: none,
  custodian_name: none,
};
const nobody = { ...withoutAccount, account_kind: { const: 'none' }, address: text };
const consumer = { ...withoutAccount, account_kind: { const: 'consumer' }, account_name: text, address: text };
const system = { ...withoutAccount, account_kind: { const: 'system' }, ...fromMachine };
const persons: Readonly<Record<EventShape['by'], readonly JsonSchema[]>> = {
  person: [account, accountOnMachine],
  system: [system],
  anybody: [account, accountOnMachine, consumer, nobody, system],
};

const presence = { always: text, never: none, maybe: orNull(text) } as const;

/** What was done and what was refused differ in one thing: a refusal says why. */
const outcomes = ({ result, reason }: EventShape): readonly JsonSchema[] => [
  ...(result === 'refused' ? [] : [{ result: { const: 'done' }, reason: presence[reason] }]),
  ...(result === 'done' ? [] : [{ result: { const: 'refused' }, reason: text }]),
];

const oneOfThese = (choices: readonly JsonSchema[]) => ({ anyOf: choices.map((properties) => ({ properties })) });

/** JSON Schema of an event of one action, as it lies in the trail (columns of `audit_event`). Strict: every field is there, and no other. */
export const eventSchema = (action: string, shape: EventShape): JsonSchema => {
  const properties = {
    id: { type: 'integer', minimum: 1 },
    at: instant(3),
    recordedAt: instant(6),
    format: { const: 2 },
    account_id: orNull(text),
    account_kind: text,
    account_name: orNull(text),
    actor_unit_id: orNull({ type: 'integer' }),
    custodian_id: orNull(text),
    custodian_name: orNull(text),
    unit_id: orNull({ type: 'integer' }),
    action: { const: action },
    object_type: { enum: shape.object },
    object_id: presence[shape.id],
    before_digest: shape.digests ? digest : none,
    after_digest: shape.digests ? digest : none,
    result: text,
    reason: orNull(text),
    detail: shape.detail,
    address: orNull(text),
    port: orNull({ type: 'integer', minimum: 0, maximum: 65_535 }),
    // One line, whatever a browser says of itself (ASVS 16.4.1).
    user_agent: orNull({ type: 'string', pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f]*$' }),
    request_id: text,
    digest,
  };
  return {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(properties),
    properties,
    allOf: [oneOfThese(persons[shape.by]), oneOfThese(outcomes(shape))],
  };
};
