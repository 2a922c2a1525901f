import { SegmentedControl } from '@mantine/core';
import { useMemo } from 'react';
import type { Scheme } from '../../../classifications/rules/scheme.ts';
import { compileForm, FormDefinitionError } from '../../rules/compile.ts';
import type { CompiledForm } from '../../rules/compiled.ts';
import type { EthnicGroup, FormDefinition } from '../../rules/definition.ts';
import { finished } from '../../rules/edit/opened.ts';
import { words } from './messages.ts';
import { PaperView } from './PaperView.tsx';
import { type TrialFigures, TryForm } from './TryForm.tsx';

export const modes = ['design', 'try', 'paper'] as const;
export type Mode = (typeof modes)[number];

type ModeSwitchProps = { readonly mode: Mode; readonly onMode: (mode: Mode) => void };

/** The same form three ways: being designed, being filled for a trial, on paper. */
export const ModeSwitch = ({ mode, onMode }: ModeSwitchProps) => (
  <SegmentedControl
    aria-label={words.view}
    value={mode}
    onChange={(value) => onMode(modes.find((one) => one === value) ?? 'design')}
    data={modes.map((value) => ({ value, label: words.modes[value] }))}
  />
);

/** The form as it would be published; undefined while something is wrong with it. */
const compiled = (
  definition: FormDefinition,
  groups: readonly EthnicGroup[],
  schemes: readonly Scheme[],
): CompiledForm | undefined => {
  try {
    return compileForm(finished(definition), { ethnicGroups: groups, schemes });
  } catch (error) {
    if (error instanceof FormDefinitionError) return undefined;
    throw error;
  }
};

type ModeViewProps = {
  readonly mode: Exclude<Mode, 'design'>;
  readonly definition: FormDefinition;
  readonly groups: readonly EthnicGroup[];
  readonly schemes: readonly Scheme[];
  readonly section: string;
  readonly onCheck: (check: string) => void;
  readonly figures: TrialFigures | undefined;
};

export const ModeView = ({ mode, definition, groups, schemes, section, onCheck, figures }: ModeViewProps) => {
  const form = useMemo(() => compiled(definition, groups, schemes), [definition, groups, schemes]);
  if (!form || form.sections.length === 0) return <p className="design-empty">{words.notYetShown}</p>;
  return mode === 'paper' ? (
    <PaperView form={form} />
  ) : (
    <TryForm form={form} section={section} onCheck={onCheck} figures={figures} />
  );
};
