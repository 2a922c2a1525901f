import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import './Tag.css';

/** `wrong` for wrong or late, `look` for what needs a look, `done`, `info` for what is under way, `plain` for all else. */
export type Tone = 'plain' | 'info' | 'done' | 'look' | 'wrong';

/** A small label: an icon and a word, the colour only repeats what they say. */
export const Tag = ({
  tone = 'plain',
  icon,
  children,
}: {
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly children: ReactNode;
}) => (
  <span className="tag" data-tone={tone}>
    {icon ? <Icon name={icon} size={14} /> : null}
    <span>{children}</span>
  </span>
);
