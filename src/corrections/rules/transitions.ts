/** Every way of a correction and of a withdrawal from one state to another: from, action, to, who. */
export type CorrectionState = 'asked' | 'granted' | 'refused' | 'taken-back';
export type WithdrawalState = 'asked' | 'granted' | 'refused' | 'taken-back' | 'put-back';

export type CorrectionAction = 'opine' | 'renew' | 'take-back' | 'grant' | 'refuse';
export type WithdrawalAction = 'take-back' | 'grant' | 'refuse' | 'put-back';

/** The unit that asked, a level that is heard, or the board that decides. */
export type Party = 'asker' | 'level' | 'board';
type Way<S, A> = { readonly from: S; readonly action: A; readonly to: S; readonly who: Party };

export const correctionWays: readonly Way<CorrectionState, CorrectionAction>[] = [
  { from: 'asked', action: 'opine', to: 'asked', who: 'level' },
  { from: 'asked', action: 'renew', to: 'asked', who: 'asker' },
  { from: 'asked', action: 'take-back', to: 'taken-back', who: 'asker' },
  { from: 'asked', action: 'grant', to: 'granted', who: 'board' },
  { from: 'asked', action: 'refuse', to: 'refused', who: 'board' },
];
export const withdrawalWays: readonly Way<WithdrawalState, WithdrawalAction>[] = [
  { from: 'asked', action: 'take-back', to: 'taken-back', who: 'asker' },
  { from: 'asked', action: 'grant', to: 'granted', who: 'board' },
  { from: 'asked', action: 'refuse', to: 'refused', who: 'board' },
  { from: 'granted', action: 'put-back', to: 'put-back', who: 'board' },
];

/** The state after this; only asked where the rules allow it. */
export const stateAfter = <S extends string, A extends string>(ways: readonly Way<S, A>[], from: S, action: A): S => {
  const way = ways.find((one) => one.from === from && one.action === action);
  if (!way) throw new Error(`no way leads from ${from} by ${action}`);
  return way.to;
};
