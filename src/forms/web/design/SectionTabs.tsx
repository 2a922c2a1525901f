import { Menu } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { Tag } from '../../../platform/ui/Tag.tsx';
import type { Section } from '../../rules/definition.ts';
import { sectionCode } from '../../rules/design/codes.ts';
import type { Finding } from '../../rules/finding.ts';
import type { DesignStore } from './design-store.ts';
import { words } from './messages.ts';

type SectionTabsProps = {
  readonly store: DesignStore;
  readonly sections: readonly Section[];
  readonly chosen: string;
  readonly found: readonly Finding[];
  readonly onChoose: (code: string) => void;
};

const emptySection = (shape: Section['shape'], code: string): Section => {
  const heading = { code, title: words.newSection[shape] };
  if (shape === 'table') return { ...heading, shape, rows: [], columns: [] };
  return shape === 'list' ? { ...heading, shape, columns: [] } : { ...heading, shape, rows: [] };
};

const shapes = ['table', 'list', 'narrative'] as const;

const AddSection = ({ store, sections, onChoose }: Pick<SectionTabsProps, 'store' | 'sections' | 'onChoose'>) => {
  const add = (shape: Section['shape']): void => {
    const code = sectionCode(new Set(sections.map((section) => section.code)));
    const after = sections.at(-1)?.code ?? null;
    if (store.edit([{ op: 'add-section', after, section: emptySection(shape, code) }])) onChoose(code);
  };
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className="design-add">
          <Icon name="plus" size={14} /> {words.addSection}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {shapes.map((shape) => (
          <Menu.Item key={shape} onClick={() => add(shape)}>
            <strong>{words.shapes[shape]}</strong>
            <span className="design-shape soft small">{words.shapeHints[shape]}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};

/** The parts of the form, each with what is wrong in it, and the way to add one. */
export const SectionTabs = (props: SectionTabsProps) => {
  const { sections, chosen, found, onChoose } = props;
  const move = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = sections[sections.findIndex(({ code }) => code === chosen) + by];
    if (by === 0 || !next) return;
    event.preventDefault();
    onChoose(next.code);
    document.getElementById(`design-tab-${next.code}`)?.focus();
  };
  return (
    <div className="design-tabs">
      <div role="tablist" aria-label={words.sectionTabs} onKeyDown={move}>
        {sections.map((section) => (
          <Tab
            key={section.code}
            section={section}
            chosen={section.code === chosen}
            found={found}
            onChoose={onChoose}
          />
        ))}
      </div>
      <AddSection {...props} />
    </div>
  );
};

type TabProps = {
  readonly section: Section;
  readonly chosen: boolean;
  readonly found: readonly Finding[];
  readonly onChoose: (code: string) => void;
};

const Tab = ({ section: { code, title }, chosen, found, onChoose }: TabProps) => {
  const wrong = found.filter(({ place }) => place.section === code).length;
  return (
    <button
      id={`design-tab-${code}`}
      type="button"
      role="tab"
      aria-selected={chosen}
      aria-controls="design-section"
      tabIndex={chosen ? 0 : -1}
      onClick={() => onChoose(code)}
    >
      <span>
        {code}. {title || words.unnamed}
      </span>
      {wrong > 0 ? (
        <Tag tone="wrong" icon="alert">
          {words.faults(wrong)}
        </Tag>
      ) : null}
    </button>
  );
};
