import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Change, NO_CHANGE } from '../../../forms/rules/entry/entry-state.ts';
import { NetworkError, ProblemError } from '../../../platform/ui/call.ts';
import type { NotTaken } from '../../rules/take.ts';
import { createDraftKeeper, type SaveState } from './draft-keeper.ts';
import { emptyDraft } from './draft-patch.ts';
import { draftNow, type Flight, type KeptDraft } from './draft-store.ts';

const cells = (values: Record<string, string | null>): Change => ({ ...NO_CHANGE, cells: values });

/** A server that answers each patch as told, and the browser's own copy. */
type Answered = { dataVersion: number; notTaken?: NotTaken[] };
const world = (answers: (() => Answered)[], start: KeptDraft = emptyDraft(3)) => {
  const sent: Flight[] = [];
  const states: SaveState[] = [];
  const kept: (KeptDraft | undefined)[] = [];
  const offers: (readonly NotTaken[])[] = [];
  const foreign = vi.fn();
  const keeper = createDraftKeeper(start, {
    send: async (flight) => {
      sent.push(flight);
      const answer: Answered = (answers.shift() ?? (() => ({ dataVersion: flight.baseVersion + 1 })))();
      return { notTaken: [], ...answer };
    },
    keep: (draft) => kept.push(draft),
    onState: (state) => states.push(state),
    onForeign: foreign,
    onOffered: (offered) => offers.push(offered),
  });
  return { keeper, sent, states, kept, foreign, offers };
};
const notTaken = (cell: string, yours: string | null, why: NotTaken['why'] = 'conflict'): NotTaken => {
  const theirs = why === 'conflict' ? '9' : null;
  return { cell, why, message: 'vì', yours, theirs, by: 'Nga', at: '2022-11-23T02:00:00Z' };
};
const NO_LISTS = { cells: {}, lists: {} };
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
    keeper.change(cells({ 'A01.TAY': '1' }), {});
    keeper.change(cells({ 'A01.TAY': '12', 'A01.DAO': null }), {});
    expect(kept.at(-1)?.waiting.cells).toEqual({ 'A01.TAY': '12', 'A01.DAO': null });
    await vi.advanceTimersByTimeAsync(500);
    expect(sent.map(({ baseVersion, patch }) => [baseVersion, patch.cells])).toEqual([
      [3, { 'A01.TAY': '12', 'A01.DAO': null }],
    ]);
    expect([states.at(-1)?.kind, kept.at(-1)]).toEqual(['saved', undefined]);
  });

  it('R16 without a network everything is kept, and the same patch goes again under the same key', async () => {
    const { keeper, sent, states, kept } = world([lost, lost]);
    keeper.change(cells({ 'A01.TAY': '1' }), {});
    await vi.advanceTimersByTimeAsync(500);
    expect(states.at(-1)).toEqual({ kind: 'waiting', why: null });
    keeper.change(cells({ 'A01.TAY': '2' }), {});
    expect([kept.at(-1)?.flight?.patch.cells, kept.at(-1)?.waiting.cells]).toEqual([
      { 'A01.TAY': '1' },
      { 'A01.TAY': '2' },
    ]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(sent.map(({ patch }) => patch.cells['A01.TAY'])).toEqual(['1', '1', '1', '2']);
    expect(new Set(sent.slice(0, 3).map(({ key }) => key)).size).toBe(1);
    expect([states.at(-1)?.kind, kept.at(-1)]).toEqual(['saved', undefined]);
  });

  it('R16 a cell typed again while its first value is being compared stands in the choice with its new value', async () => {
    const { keeper, sent, states } = world([() => ({ dataVersion: 7, notTaken: [notTaken('A01.TAY', '1')] })]);
    keeper.change(cells({ 'A01.TAY': '1' }), {});
    const first = keeper.flush();
    keeper.change(cells({ 'A01.TAY': '12', 'A01.NUNG': '2' }), {});
    expect(await first).toBe(false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent.map(({ patch }) => patch.cells)).toEqual([{ 'A01.TAY': '1' }, { 'A01.NUNG': '2' }]);
    expect(states.at(-1)).toMatchObject({
      kind: 'conflict',
      conflicts: [{ cell: 'A01.TAY', yours: '12', theirs: '9' }],
    });
  });

  it('R16 SEC-18 while the server writes nothing because its clock is wrong everything is kept, with its own words for it, and goes by itself later', async () => {
    const wrong = () => {
      throw new ProblemError(503, { code: 'clock-wrong', title: 'Đồng hồ máy chủ đang sai' });
    };
    const { keeper, sent, states, kept } = world([wrong, wrong]);
    keeper.change(cells({ 'A01.TAY': '1' }), {});
    await vi.advanceTimersByTimeAsync(500);
    expect(states.at(-1)).toEqual({ kind: 'waiting', why: 'Đồng hồ máy chủ đang sai' });
    expect(kept.at(-1)?.flight?.patch.cells).toEqual({ 'A01.TAY': '1' });
    await vi.advanceTimersByTimeAsync(20_000);
    expect([sent.length, new Set(sent.map(({ key }) => key)).size]).toEqual([3, 1]);
    expect([states.at(-1)?.kind, kept.at(-1)]).toEqual(['saved', undefined]);
  });

  it('R16 a cell that somebody else changed is never overwritten unasked, and holds no other cell up', async () => {
    const answer = { dataVersion: 8, notTaken: [notTaken('A01.TAY', '1'), notTaken('A01.KINH', '5')] };
    const { keeper, sent, states, kept } = world([() => answer]);
    keeper.change(cells({ 'A01.TAY': '1', 'A01.KINH': '5', 'A01.DAO': '2' }), {});
    await vi.advanceTimersByTimeAsync(60_000);
    expect(states.at(-1)).toMatchObject({ kind: 'conflict', conflicts: [{ cell: 'A01.TAY', theirs: '9' }, {}] });
    keeper.change(cells({ 'A01.MONG': '3' }), {});
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent.at(-1)?.patch.cells).toEqual({ 'A01.MONG': '3' });
    expect(states.at(-1)?.kind).toBe('conflict');
    expect(kept.at(-1)?.contested).toHaveLength(2);
    keeper.settle(['A01.TAY'], NO_LISTS);
    await vi.advanceTimersByTimeAsync(500);
    // Chosen over the value that was shown, on the version it was compared with: a later change of theirs is asked about again.
    expect(sent.slice(2).map(({ baseVersion, patch }) => [baseVersion, patch.cells])).toEqual([
      [8, { 'A01.KINH': '5' }],
    ]);
    expect([states.at(-1)?.kind, kept.at(-1)]).toEqual(['saved', undefined]);
  });

  it('R16 a cell that the server cannot take is offered back, kept until it is let go, and blocks nothing', async () => {
    const { keeper, sent, offers, kept, foreign } = world([
      () => ({ dataVersion: 4, notTaken: [notTaken('B01.TS', '7', 'closed')] }),
    ]);
    keeper.change(cells({ 'A01.TAY': '1', 'B01.TS': '7' }), {});
    await vi.advanceTimersByTimeAsync(1_000);
    expect([offers.at(-1)?.map(({ cell }) => cell), foreign.mock.calls.length]).toEqual([['B01.TS'], 1]);
    keeper.change(cells({ 'A01.TAY': '2' }), {});
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent.at(-1)?.patch.cells).toEqual({ 'A01.TAY': '2' });
    expect(kept.at(-1)?.offered).toHaveLength(1);
    expect(await keeper.flush()).toBe(false);
    keeper.letGo();
    expect([await keeper.flush(), kept.at(-1), offers.at(-1)]).toEqual([true, undefined, []]);
  });

  it('R26 slow typing of one number is one change: what stood when the cell was left, or when typing rested', async () => {
    const { keeper, sent } = world([]);
    for (const text of ['1', '12', '123', '1234', '1234.5']) {
      keeper.change(cells({ 'A01.TAY': text }), {}, 'A01.TAY');
      await vi.advanceTimersByTimeAsync(1_500);
    }
    expect(sent).toEqual([]);
    keeper.leave();
    await vi.advanceTimersByTimeAsync(500);
    keeper.change(cells({ 'A01.NUNG': '7' }), {}, 'A01.NUNG');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent.map(({ patch }) => patch.cells)).toEqual([{ 'A01.TAY': '1234.5' }, { 'A01.NUNG': '7' }]);
  });

  it('R26 what was typed before goes while the next cell is being typed in; on leaving the page all of it goes', async () => {
    const { keeper, sent } = world([]);
    keeper.change(cells({ 'A01.TAY': '5' }), {}, 'A01.TAY');
    keeper.leave();
    keeper.change(cells({ 'A01.NUNG': '1' }), {}, 'A01.NUNG');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent.map(({ patch }) => patch.cells)).toEqual([{ 'A01.TAY': '5' }]);
    await keeper.flush(true);
    expect(sent.at(-1)?.patch.cells).toEqual({ 'A01.NUNG': '1' });
  });

  it('R16 two rows of a list go as what changed in them, and a row of somebody else is never taken away by it', async () => {
    const { keeper, sent } = world([]);
    const row = (id: string, values: Record<string, string> = {}) => ({ id, values });
    keeper.change(
      { ...NO_CHANGE, lists: { B: [row('r1', { HO: '3' }), row('new')] } },
      { B: [row('r1', { HO: '2' })] },
    );
    await vi.advanceTimersByTimeAsync(500);
    expect(sent[0]?.patch.rows).toEqual({
      B: [
        { id: 'r1', values: { HO: '3' } },
        { id: 'new', values: {}, added: true },
      ],
    });
  });

  it('R16 after a refusal of the whole the person may give up what was not sent', async () => {
    const { keeper, states, kept } = world([
      () => {
        throw new ProblemError(409, { code: 'wrong-state', title: 'Phiếu đã nộp.' });
      },
    ]);
    keeper.change(cells({ 'A01.TAY': '1' }), {});
    await vi.advanceTimersByTimeAsync(60_000);
    expect(keeper.standing()).toEqual({ kind: 'refused', message: 'Phiếu đã nộp.' });
    keeper.discard(9);
    expect([states.at(-1)?.kind, kept.at(-1), keeper.draft().baseVersion]).toEqual(['saved', undefined, 9]);
  });

  it('R16 a draft that an earlier version of the page left is read whole: lists become rows, a patch on its way gets a new key', () => {
    const list = [{ id: 'r1', values: { HO: '3' } }];
    const previous = {
      baseVersion: 3,
      flight: { key: 'k', baseVersion: 3, patch: { cells: { 'A01.TAY': '1' }, lists: { B: list } } },
      waiting: { cells: { 'A01.NUNG': '2' }, lists: {} },
      unreadable: {},
      explanations: null,
    };
    const draft = draftNow(previous);
    expect(draft).toMatchObject({
      flight: { patch: { cells: { 'A01.TAY': '1' }, rows: { B: [{ id: 'r1', values: { HO: '3' }, added: true }] } } },
      waiting: { cells: { 'A01.NUNG': '2' }, rows: {} },
      offered: [],
    });
    expect(draft.flight?.key).not.toBe('k');
    expect(draftNow(draft)).toEqual(draft);
  });

  it('R16 a refusal keeps what was typed and says why', async () => {
    const { keeper, states, kept } = world([
      () => {
        throw new ProblemError(409, { code: 'locked', title: 'Số liệu đã khóa.' });
      },
    ]);
    keeper.change(cells({ 'A01.TAY': '1' }), {});
    await vi.advanceTimersByTimeAsync(60_000);
    expect([states.at(-1), kept.at(-1)?.waiting.cells]).toEqual([
      { kind: 'refused', message: 'Số liệu đã khóa.' },
      { 'A01.TAY': '1' },
    ]);
  });

  it('R16 what was left in the browser goes first, on the version it was typed on', async () => {
    const start: KeptDraft = { ...emptyDraft(5), waiting: { cells: { 'A01.TAY': '4' }, rows: {} } };
    const { keeper, sent, foreign } = world([() => ({ dataVersion: 9 })], start);
    expect(await keeper.flush()).toBe(true);
    expect([sent[0]?.baseVersion, keeper.draft().baseVersion, foreign.mock.calls.length]).toEqual([5, 9, 1]);
  });

  it('R16 the page takes a newer version only while nothing waits', () => {
    const { keeper } = world([]);
    keeper.rebase(6);
    keeper.change(cells({ 'A01.TAY': '1' }), {});
    keeper.rebase(8);
    expect(keeper.draft().baseVersion).toBe(6);
  });
});
