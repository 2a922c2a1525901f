import { describe, expect, it } from 'vitest';
import {
  type ExcuseStanding,
  type ExtensionStanding,
  excuseHeld,
  extensionHeld,
  type RoundStanding,
  roundHeld,
} from './taking-back.ts';

const excuse: ExcuseStanding = {
  round: 'open',
  roundTakenBack: false,
  state: 'draft',
  excused: true,
  signedTotal: null,
  takenBack: false,
};
const extension: ExtensionStanding = {
  round: 'open',
  roundTakenBack: false,
  state: 'draft',
  excused: false,
  dueOn: '2022-12-10',
  dueNow: '2022-12-10',
  takenBack: false,
};
const round: RoundStanding = { round: 'open', roundTakenBack: false, sent: 0, signed: 0 };

describe('R15 what was granted by mistake is taken back while nothing rests on it', () => {
  it.each<[string, Partial<ExcuseStanding>, string | undefined]>([
    ['nothing rests on it', {}, undefined],
    ['of a sheet that came back to the unit', { state: 'returned' }, undefined],
    ['the total is signed', { signedTotal: 'signed' }, 'signed'],
    ['the total is verified', { signedTotal: 'verified' }, 'signed'],
    ['the round is approved', { round: 'approved', signedTotal: 'approved' }, 'approved'],
    ['its approval was withdrawn', { round: 'withdrawn' }, 'approved'],
    ['the campaign was taken back', { roundTakenBack: true }, 'gone'],
    ['taken back before', { takenBack: true }, 'taken-back'],
    ['the unit owes the sheet already', { excused: false }, 'taken-back'],
  ])('an excuse: %s', (_when, part, held) => {
    expect(excuseHeld({ ...excuse, ...part })).toBe(held);
  });

  it.each<[string, Partial<ExtensionStanding>, string | undefined]>([
    ['nothing rests on it', {}, undefined],
    ['of a returned sheet', { state: 'returned' }, undefined],
    ['the unit has sent', { state: 'submitted' }, 'sent'],
    ['the sheet is accepted', { state: 'accepted' }, 'sent'],
    ['the unit was excused since', { excused: true }, 'sent'],
    ['extended again since', { dueNow: '2022-12-20' }, 'moved'],
    ['a return set another day', { state: 'returned', dueNow: '2022-12-05' }, 'moved'],
    ['the round is approved', { round: 'approved' }, 'approved'],
    ['the campaign was taken back', { roundTakenBack: true, state: 'withdrawn' }, 'gone'],
    ['taken back before', { takenBack: true, dueNow: '2022-11-25' }, 'taken-back'],
  ])('an extension: %s', (_when, part, held) => {
    expect(extensionHeld({ ...extension, ...part })).toBe(held);
  });

  it.each<[string, Partial<RoundStanding>, string | undefined]>([
    ['nobody has sent', {}, undefined],
    ['one unit has sent', { sent: 1 }, 'sent'],
    ['all are excused and a total is signed', { signed: 1 }, 'signed'],
    ['approved', { round: 'approved', sent: 3, signed: 2 }, 'approved'],
    ['taken back before', { roundTakenBack: true }, 'taken-back'],
  ])('a form of a campaign: %s', (_when, part, held) => {
    expect(roundHeld({ ...round, ...part })).toBe(held);
  });
});
