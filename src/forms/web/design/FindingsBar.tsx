import type { ReactNode } from 'react';
import { useState } from 'react';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { Tag } from '../../../platform/ui/Tag.tsx';
import type { Finding } from '../../rules/finding.ts';
import { words } from './messages.ts';

type FindingsBarProps = {
  readonly found: readonly Finding[];
  readonly counted: string;
  readonly onGo: (finding: Finding) => void;
  readonly actions: ReactNode;
};

const keyOf = ({ where, position, message }: Finding): string => `${where} ${position ?? ''} ${message}`;

type ListProps = Pick<FindingsBarProps, 'found' | 'onGo'>;

const FindingList = ({ found, onGo }: ListProps) => (
  <ol className="design-findings" id="design-findings">
    {found.map((one) => (
      <li key={keyOf(one)}>
        <button type="button" className="design-link" onClick={() => onGo(one)}>
          {words.findingAt(one.where, one.position)}
        </button>{' '}
        {one.message}
      </li>
    ))}
  </ol>
);

/** What still stands against publishing, each leading to its place; the buttons that lead on. */
export const FindingsBar = ({ found, counted, onGo, actions }: FindingsBarProps) => {
  const [opened, setOpened] = useState(false);
  const [first] = found;
  const go = (finding: Finding): void => {
    setOpened(false);
    onGo(finding);
  };
  return (
    <section className="design-bar no-print" aria-label={words.findings}>
      {opened && found.length > 0 ? <FindingList found={found} onGo={go} /> : null}
      <div className="design-bar-line">
        <div className="design-bar-words">
          {found.length === 0 ? (
            <Tag tone="done" icon="check">
              {words.noFindings}
            </Tag>
          ) : (
            <button
              type="button"
              className="design-bar-count"
              aria-expanded={opened}
              onClick={() => setOpened(!opened)}
            >
              <Tag tone="wrong" icon="alert">
                {words.toMend(found.length)}
              </Tag>
              <Icon name={opened ? 'opened' : 'next'} size={14} />
            </button>
          )}
          {first ? (
            <button type="button" className="design-link design-bar-first" onClick={() => go(first)}>
              {first.message}
            </button>
          ) : (
            <span className="small soft">{counted}</span>
          )}
        </div>
        {actions}
      </div>
    </section>
  );
};
