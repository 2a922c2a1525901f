import type { Tone } from './Tag.tsx';

type ShareBarProps = {
  readonly parts: readonly { readonly count: number; readonly tone: Tone }[];
  readonly whole: number;
};

const colours: Record<Tone, string> = {
  done: 'var(--green)',
  info: '#5d80b5',
  look: 'var(--ochre)',
  wrong: 'var(--red)',
  plain: 'var(--line-strong)',
};

/** Shares of a whole as one thin bar. The words beside it say the same, so it is not spoken. */
export const ShareBar = ({ parts, whole }: ShareBarProps) => (
  <div
    aria-hidden="true"
    style={{ display: 'flex', height: 8, borderRadius: 4, overflow: 'hidden', background: '#e8e6e2' }}
  >
    {parts.map(({ count, tone }) => (
      <span
        key={tone}
        style={{ width: `${whole === 0 ? 0 : (100 * Math.max(0, count)) / whole}%`, background: colours[tone] }}
      />
    ))}
  </div>
);
