import { recordEvent } from '../../audit/server/index.ts';
import type { Actor } from '../../platform/call/actor.ts';
import type { Call } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import type { Secrets } from '../../platform/secrets/secrets.ts';
import type { DemoAccounts } from './accounts.ts';

/** The demonstration's history is made by the same verbs, called as the people who would have called them. */
export type As = (username: string, at: Date) => Call;

const origin = { id: 'demonstration', address: '127.0.0.1', port: null, userAgent: 'demonstration' };
const wholeProvince = ['board', 'department', 'province'];

type Row = {
  id: string;
  username: string;
  kind: 'unit' | 'operator';
  unitId: number;
  duties: string[];
  custodianId: string | null;
  custodianName: string | null;
};

const loadPeople = async (tx: Db): Promise<Row[]> =>
  tx
    .selectFrom('account as a')
    .leftJoin('custodian as k', 'k.account_id', 'a.id')
    .select([
      'a.id',
      'a.username',
      'a.kind',
      'a.unit_id as unitId',
      'a.duties',
      'k.id as custodianId',
      'k.full_name as custodianName',
    ])
    .execute();

export const peopleOf = async (tx: Db, { units }: DemoAccounts, secrets: Secrets): Promise<As> => {
  const rows = new Map((await loadPeople(tx)).map((row) => [row.username, row]));
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const province = units.find(({ kind }) => kind === 'province');
  return (username, at) => {
    const row = rows.get(username);
    const unit = row && byId.get(row.unitId);
    if (!row || !unit || !province) throw new Error(`the demonstration has no ${username}`);
    const { id: accountId, ...person } = row;
    const actor: Actor = {
      accountId,
      ...person,
      unitKind: unit.kind,
      unitName: unit.fullName,
      sessionId: accountId,
      mustChangePassword: false,
    };
    const scope = {
      rootUnitId: wholeProvince.includes(unit.kind) ? province.id : unit.id,
      departmentUnitId: unit.kind === 'department' ? unit.id : null,
    };
    return {
      tx,
      actor,
      scope,
      now: at,
      origin,
      audit: (event) => recordEvent(tx, actor, { ...event, result: event.result ?? 'done' }, origin, at),
      secrets,
      lastly: () => {
        throw new Error('the demonstration calls no verb that leaves statements for the end of a request');
      },
      // The past of the demonstration leaves no work behind.
      enqueue: async () => undefined,
    };
  };
};
