import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Change, NO_CHANGE } from '../../../forms/rules/entry/entry-state.ts';
import { NetworkError, ProblemError } from '../../../platform/ui/call.ts';
import { createDraftKeeper, type SaveState } from './draft-keeper.ts';
import { emptyDraft } from './draft-patch.ts';
import type { Flight, KeptDraft } from './draft-store.ts';

const cells = (values: Record<string, string | null>): Change => ({ ...NO_CHANGE, cells: values });

/** A server that answers each patch as told, and the browser's own copy. */
const world = (answers: (() => { dataVersion: number })[], start: KeptDraft = emptyDraft(3)) => {
  const sent: Flight[] = [];
  const states: SaveState[] = [];
  const kept: (KeptDraft | undefined)[] = [];
  const foreign = vi.fn();
  const keeper = createDraftKeeper(start, {
    send: async (flight) => {
      sent.push(flight);
      return (answers.shift() ?? (() => ({ dataVersion: flight.baseVersion + 1 })))();
    },
    keep: (draft) => kept.push(draft),
    onState: (state) => states.push(state),
    onForeign: foreign,
  });
  return { keeper, sent, states, kept, foreign };
};
const lost = () => {
  throw new NetworkError();
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('R16 drafts', () => {
  it('R16 edits of a moment go as one patch, and nothing stays behind once acknowledged', async () => {
    const { keeper, sent, states, kept } = world([]);
    keeper.change(cells({ 'A01.TAY': '1' }));
    keeper.change(cells({ 'A01.TAY': '12', 'A01.DAO': null }));
    expect(kept.at(-1)?.waiting.cells).toEqual({ 'A01.TAY': '12', 'A01.DAO': null });
    await vi.advanceTimersByTimeAsync(500);
    expect(sent.map(({ baseVersion, patch }) => [baseVersion, patch.cells])).toEqual([
      [3, { 'A01.TAY': '12', 'A01.DAO': null }],
    ]);
    expect([states.at(-1)?.kind, kept.at(-1)]).toEqual(['saved', undefined]);
  });

  it('R16 without a network everything is kept, and the same patch goes again under the same key', async () => {
    const { keeper, sent, states, kept } = world([lost, lost]);
    keeper.change(cells({ 'A01.TAY': '1' }));
    await vi.advanceTimersByTimeAsync(500);
    expect(states.at(-1)).toEqual({ kind: 'waiting', why: null });
    keeper.change(cells({ 'A01.TAY': '2' }));
    expect([kept.at(-1)?.flight?.patch.cells, kept.at(-1)?.waiting.cells]).toEqual([
      { 'A01.TAY': '1' },
      { 'A01.TAY': '2' },
    ]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(sent.map(({ patch }) => patch.cells['A01.TAY'])).toEqual(['1', '1', '1', '2']);
    expect(new Set(sent.slice(0, 3).map(({ key }) => key)).size).toBe(1);
    expect([states.at(-1)?.kind, kept.at(-1)]).toEqual(['saved', undefined]);
  });

  it('R16 a cell typed while another one is being refused stands in the same choice: it is not sent over theirs', async () => {
    const facts =
      (...cellsOf: string[]) =>
      () => {
        const conflicts = cellsOf.map((cell) => ({
          cell,
          yours: '1',
          theirs: '9',
          by: 'Lan',
          at: '2022-11-23T02:00:00Z',
        }));
        throw new ProblemError(409, { code: 'cell-conflict', currentVersion: 7, conflicts });
      };
    const { keeper, sent, states } = world([facts('A01.TAY'), facts('A01.TAY', 'A01.NUNG')]);
    keeper.change(cells({ 'A01.TAY': '1' }));
    const first = keeper.flush();
    keeper.change(cells({ 'A01.NUNG': '2' }));
    await first;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent.map(({ patch }) => Object.keys(patch.cells))).toEqual([['A01.TAY'], ['A01.TAY', 'A01.NUNG']]);
    const last = states.at(-1);
    expect(last?.kind === 'conflict' && last.conflicts.map(({ cell }) => cell)).toEqual(['A01.TAY', 'A01.NUNG']);
  });

  it('R16 SEC-18 while the server writes nothing because its clock is wrong everything is kept, with its own words for it, and goes by itself later', async () => {
    const wrong = () => {
      throw new ProblemError(503, { code: 'clock-wrong', title: 'Đồng hồ máy chủ đang sai' });
    };
    const { keeper, sent, states, kept } = world([wrong, wrong]);
    keeper.change(cells({ 'A01.TAY': '1' }));
    await vi.advanceTimersByTimeAsync(500);
    expect(states.at(-1)).toEqual({ kind: 'waiting', why: 'Đồng hồ máy chủ đang sai' });
    expect(kept.at(-1)?.flight?.patch.cells).toEqual({ 'A01.TAY': '1' });
    await vi.advanceTimersByTimeAsync(20_000);
    expect([sent.length, new Set(sent.map(({ key }) => key)).size]).toEqual([3, 1]);
    expect([states.at(-1)?.kind, kept.at(-1)]).toEqual(['saved', undefined]);
  });

  it('R16 a cell that somebody else changed is never overwritten unasked', async () => {
    const facts = {
      code: 'cell-conflict',
      currentVersion: 7,
      conflicts: [{ cell: 'A01.TAY', yours: '1', theirs: '9', by: 'Nga', at: '' }],
    };
    const { keeper, sent, states } = world([
      () => {
        throw new ProblemError(409, facts);
      },
    ]);
    keeper.change(cells({ 'A01.TAY': '1', 'A01.DAO': '2' }));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(states.at(-1)).toMatchObject({
      kind: 'conflict',
      version: 7,
      conflicts: [{ cell: 'A01.TAY', theirs: '9' }],
    });
    expect(await keeper.flush()).toBe(false);
    keeper.settle(['A01.TAY'], 7);
    await vi.advanceTimersByTimeAsync(500);
    expect(sent.slice(1).map(({ baseVersion, patch }) => [baseVersion, patch.cells])).toEqual([
      [7, { 'A01.DAO': '2' }],
    ]);
  });

  it('R16 a refusal keeps what was typed and says why', async () => {
    const { keeper, states, kept } = world([
      () => {
        throw new ProblemError(409, { code: 'locked', title: 'Số liệu đã khóa.' });
      },
    ]);
    keeper.change(cells({ 'A01.TAY': '1' }));
    await vi.advanceTimersByTimeAsync(60_000);
    expect([states.at(-1), kept.at(-1)?.waiting.cells]).toEqual([
      { kind: 'refused', message: 'Số liệu đã khóa.' },
      { 'A01.TAY': '1' },
    ]);
  });

  it('R16 what was left in the browser goes first, on the version it was typed on', async () => {
    const start: KeptDraft = { ...emptyDraft(5), waiting: { cells: { 'A01.TAY': '4' }, lists: {} } };
    const { keeper, sent, foreign } = world([() => ({ dataVersion: 9 })], start);
    expect(await keeper.flush()).toBe(true);
    expect([sent[0]?.baseVersion, keeper.draft().baseVersion, foreign.mock.calls.length]).toEqual([5, 9, 1]);
  });

  it('R16 the page takes a newer version only while nothing waits', () => {
    const { keeper } = world([]);
    keeper.rebase(6);
    keeper.change(cells({ 'A01.TAY': '1' }));
    keeper.rebase(8);
    expect(keeper.draft().baseVersion).toBe(6);
  });
});
