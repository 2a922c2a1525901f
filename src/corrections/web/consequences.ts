import type { Static } from 'typebox';
import type { OnTotals } from '../contract/around.ts';
import type { Above } from '../contract.ts';
import type { Consequence } from './EffectTable.tsx';
import { words } from './messages.ts';

type Records = { readonly above: readonly Static<typeof Above>[]; readonly onTotals: OnTotals };

const recordsOf = ({ above }: Records): Consequence[] =>
  above.map(({ object, unit }) => ({
    icon: 'stamp',
    text: object === 'consolidation' ? words.effect.consolidation(unit.name) : words.effect.approval,
  }));

const hidden = ({ onTotals }: Records): Consequence[] =>
  onTotals.length === 0 ? [{ icon: 'info', text: words.effect.noTotals }] : [];

/** What granting a correction does besides the figures. */
export const ofCorrection = (records: Records): Consequence[] => [
  ...hidden(records),
  ...recordsOf(records),
  { icon: 'print', text: words.effect.reports },
  { icon: 'clock', text: `${words.effect.history} ${words.effect.knownAt}` },
];

/** What a withdrawal, or its end, does besides the figures. */
export const ofWithdrawal = (records: Records, back: boolean): Consequence[] => [
  { icon: back ? 'refresh' : 'cross', text: back ? words.effect.returns : words.effect.leaves },
  ...hidden(records),
  ...recordsOf(records),
  { icon: 'lock', text: back ? words.effect.knownAt : words.effect.stays },
];
