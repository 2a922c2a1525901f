import type { AnswerOf } from '../../platform/call/file-answer.ts';
import { type Acting, performWithin } from '../../platform/call/machine.ts';
import type { Input, RouteShape } from '../../platform/contract/route.ts';
import type { Db } from '../../platform/db/open.ts';
import type { Secrets } from '../../platform/secrets/secrets.ts';
import { bindings } from '../bindings.ts';
import { gate } from '../gate.ts';

type Person = { readonly accountId: string; readonly custodianId: string | null; readonly unitId: number };

/** The people of the demonstration; what they do in its history goes through the same door as any call. */
export type People = {
  readonly of: (username: string) => Person;
  readonly call: <R extends RouteShape>(username: string, at: Date, route: R, input: Input<R>) => Promise<AnswerOf<R>>;
};

const loadPeople = (tx: Db) =>
  tx
    .selectFrom('account as a')
    .leftJoin('custodian as k', 'k.account_id', 'a.id')
    .select(['a.id as accountId', 'a.username', 'a.unit_id as unitId', 'k.id as custodianId'])
    .execute();

/** The past of the demonstration leaves no work behind. */
const noQueue = { add: async () => 0 };

export const peopleOf = async (tx: Db, secrets: Secrets): Promise<People> => {
  const rows = new Map((await loadPeople(tx)).map((row) => [row.username, row]));
  const of = (username: string): Person => {
    const row = rows.get(username);
    if (!row) throw new Error(`the demonstration has no ${username}`);
    return row;
  };
  const actingAs = (username: string): Acting => ({ accountId: of(username).accountId, name: 'demonstration' });
  const door = { gate, secrets, queue: noQueue };
  return {
    of,
    call: (username, at, route, input) =>
      performWithin(door, bindings, { tx, now: at }, route, input, actingAs(username)),
  };
};
