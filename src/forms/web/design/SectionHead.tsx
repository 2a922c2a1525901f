import { Button, TextInput } from '@mantine/core';
import { say } from '../../../platform/ui/say.tsx';
import type { Section } from '../../rules/definition.ts';
import type { DesignStore } from './design-store.ts';
import { words } from './messages.ts';
import { FormulaField } from './panel/FormulaField.tsx';
import { GuidanceField } from './panel/GuidanceField.tsx';

type SectionHeadProps = {
  readonly store: DesignStore;
  readonly section: Section;
  readonly sections: readonly Section[];
  readonly onGone: () => void;
};

/** Its place among the others, and taking it away. */
const Buttons = ({ store, section: { code, title }, sections, onGone }: SectionHeadProps) => {
  const at = sections.findIndex((one) => one.code === code);
  const move = (after: string | null): void => void store.edit([{ op: 'move-section', section: code, after }]);
  const remove = (): void => {
    if (!store.edit([{ op: 'remove-section', section: code }])) return;
    say(words.sectionRemoved(title));
    onGone();
  };
  const last = at < 0 || at >= sections.length - 1;
  return (
    <div className="design-buttons">
      <Button
        size="compact-sm"
        variant="default"
        disabled={at <= 0}
        onClick={() => move(sections[at - 2]?.code ?? null)}
      >
        {words.moveSectionLeft}
      </Button>
      <Button size="compact-sm" variant="default" disabled={last} onClick={() => move(sections[at + 1]?.code ?? null)}>
        {words.moveSectionRight}
      </Button>
      <Button size="compact-sm" variant="default" onClick={remove}>
        {words.removeSection}
      </Button>
    </div>
  );
};

/** The name and guidance of a section, its place among the others. */
export const SectionHead = (props: SectionHeadProps) => {
  const { store, section } = props;
  const { code, title, guidance, condition } = section;
  type Values = { title: string } | { guidance: string | null } | { condition: string | null };
  const set = (values: Values, joining: string): void =>
    void store.edit([{ op: 'set-section', section: code, values }], `${joining} ${code}`);
  return (
    <details className="design-section-head">
      <summary>{words.sectionSettings}</summary>
      <div className="design-section-fields">
        <TextInput
          size="xs"
          label={words.sectionTitle}
          value={title}
          maxLength={300}
          onChange={(event) => set({ title: event.currentTarget.value }, 'title')}
        />
        <GuidanceField
          label={words.sectionGuidance}
          setting={{ value: guidance, mixed: false, from: 'own' }}
          onChange={(text) => set({ guidance: text === '' ? null : text }, 'guide')}
        />
        <FormulaField
          label={words.sectionCondition}
          index={store.state().index}
          place={{ section: code, names: 'cells' }}
          value={condition ?? ''}
          placeholder={words.conditionHint}
          onChange={(text) => set({ condition: text === '' ? null : text }, 'condition')}
        />
        <Buttons {...props} />
      </div>
    </details>
  );
};
