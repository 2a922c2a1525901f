import type { Call } from '../../platform/call/call.ts';
import { refusalLine } from '../../platform/call/refused.ts';
import type { RouteShape } from '../../platform/contract/route.ts';
import { Problem, problem } from '../../platform/problems/catalogue.ts';
import { MOST_SHEETS, type Refused } from '../contract/many.ts';
import { type RefusedCells, refusedCells } from '../rules/many/refused.ts';
import { type Loaded, loadForUpdate, loadOwnForUpdate } from './facts.ts';

type Named = { readonly id: string };
type Outcome<V> = { readonly id: string; readonly done: V | null; readonly refused: Refused | null };

const demandFew = (sheets: readonly Named[]): void => {
  if (sheets.length > MOST_SHEETS) {
    const detail = `Mỗi lần gửi nhiều nhất ${MOST_SHEETS} phiếu; lần này có ${sheets.length}. Chia thành nhiều lần rồi gửi.`;
    throw problem('too-large', { detail });
  }
  if (new Set(sheets.map(({ id }) => id)).size < sheets.length)
    throw problem('invalid-content', { detail: 'Một phiếu được nêu hai lần. Mỗi phiếu chỉ nêu một lần.' });
};

const refusedOf = ({ code, status, message, facts }: Problem, loaded: Loaded | undefined): Refused => ({
  code,
  status,
  message,
  cells: loaded ? refusedCells(loaded.compiled, loaded.draft, facts as RefusedCells) : [],
});

/**
 * A verb for each of many sheets of the caller, in one transaction. A verb that refuses has written nothing, so that each sheet is done
 * whole or not at all, and none holds another up. A sheet of somebody else is refused as it would be by itself: unseen, not found.
 */
export const forEachSheet = async <S extends Named, V>(
  call: Call,
  route: RouteShape,
  sheets: readonly S[],
  prepare: (loaded: readonly Loaded[]) => Promise<(loaded: Loaded, sheet: S) => Promise<V>>,
): Promise<Outcome<V>[]> => {
  demandFew(sheets);
  const own = await loadOwnForUpdate(
    call,
    sheets.map(({ id }) => id),
  );
  const work = await prepare([...own.values()]);
  const outcomes: Outcome<V>[] = [];
  for (const sheet of sheets) {
    const { id } = sheet;
    const loaded = own.get(id);
    try {
      outcomes.push({ id, done: await work(loaded ?? (await loadForUpdate(call, id)), sheet), refused: null });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const line = refusalLine(route, error.code);
      if (line) await call.audit(line);
      outcomes.push({ id, done: null, refused: refusedOf(error, loaded) });
    }
  }
  return outcomes;
};
