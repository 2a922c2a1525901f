import { type RefObject, useId, useMemo, useRef, useState } from 'react';
import { Icon } from '../../../../platform/ui/Icon.tsx';
import type { Suggestion } from '../../../rules/design/complete-formula.ts';
import type { DesignIndex, FormulaPlace } from '../../../rules/design/design-index.ts';
import { type FormulaReading, readFormula } from '../../../rules/design/read-formula.ts';
import { words } from '../messages.ts';
import { useOtherForms } from '../use-other-forms.ts';
import { useSuggestions } from './use-suggestions.ts';
import './formula.css';

type FormulaFieldProps = {
  readonly label: string;
  readonly index: DesignIndex;
  readonly place: FormulaPlace;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly input?: RefObject<HTMLInputElement | null>;
  readonly placeholder?: string;
};

/** The text with what is wrong in it underlined, behind the field in which it is typed. */
const Underlined = ({ text, problem }: { readonly text: string; readonly problem: FormulaReading['problem'] }) => (
  <div className="formula-mirror" aria-hidden="true">
    {problem && text !== '' ? (
      <>
        {text.slice(0, problem.from)}
        <mark>{text.slice(problem.from, problem.to) || '\u00a0'}</mark>
        {text.slice(problem.to)}
      </>
    ) : (
      text
    )}
  </div>
);

type SaidProps = { readonly id: string; readonly reading: FormulaReading; readonly onRepair: (text: string) => void };

/** What is wrong and at which characters, what could be written instead, and the formula read back in words. */
const Said = ({ id, reading: { problem, words: read }, onRepair }: SaidProps) => (
  <div id={id} className="formula-said">
    {problem ? (
      <p className="wrong small" role="alert">
        <strong>{words.characters(problem.from, problem.to)}</strong> {problem.message}
      </p>
    ) : null}
    {problem && problem.repairs.length > 0 ? (
      <p className="formula-repairs">
        {problem.repairs.map(({ text, label }) => (
          <button key={text} type="button" onClick={() => onRepair(text)}>
            {label}
          </button>
        ))}
      </p>
    ) : null}
    {read === undefined ? null : (
      <p className="small soft">
        {words.readsAs} <span className="formula-read">{read}</span>
      </p>
    )}
  </div>
);

type BelowProps = Omit<SaidProps, 'reading'> & { readonly reading: FormulaReading | undefined };

/** What was read of the formula; while there is none, how names are found. */
const Below = ({ id, reading, onRepair }: BelowProps) =>
  reading ? (
    <Said id={id} reading={reading} onRepair={onRepair} />
  ) : (
    <p id={id} className="small soft">
      {words.formulaHint} <Icon name="info" size={12} />
    </p>
  );

type ListProps = {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  readonly at: number;
  readonly onTake: (one: Suggestion) => void;
};

const SuggestionList = ({ id, suggestions, at, onTake }: ListProps) => (
  <div id={id} role="listbox" className="formula-list" aria-label={words.mayStandHere}>
    {suggestions.map((one, place) => (
      // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field, which keeps the focus
      <div
        key={`${one.kind} ${one.insert}`}
        id={`${id}-${place}`}
        role="option"
        tabIndex={-1}
        aria-selected={place === at}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onTake(one)}
      >
        <code>{one.code}</code> <span>{one.words}</span>
      </div>
    ))}
  </div>
);

const readingOf = (index: DesignIndex, place: FormulaPlace, text: string): FormulaReading | undefined =>
  text.trim() === '' ? undefined : readFormula(index, place, text);

/** A formula or check being written: names offered as one types, errors at their characters, the whole read back in words. */
export const FormulaField = (props: FormulaFieldProps) => {
  const { label, index, place, value, onChange, placeholder } = props;
  const own = useRef<HTMLInputElement>(null);
  const field = props.input ?? own;
  const id = useId();
  const reading = useMemo(() => readingOf(index, place, value), [index, place, value]);
  const [writing, setWriting] = useState(false);
  const forms = useOtherForms(index.draft.index.form, writing);
  const list = useSuggestions({ ...props, forms }, field);
  const opened = list.suggestions.length > 0;
  return (
    <div className="formula">
      <label htmlFor={`${id}-field`}>{label}</label>
      <div className="formula-box" data-wrong={reading?.problem ? 'yes' : undefined}>
        <Underlined text={value} problem={reading?.problem} />
        <input
          id={`${id}-field`}
          ref={field}
          type="text"
          role="combobox"
          aria-expanded={opened}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-invalid={reading?.problem !== undefined}
          aria-describedby={`${id}-said`}
          {...(opened ? { 'aria-activedescendant': `${id}-list-${list.at}` } : {})}
          autoComplete="off"
          spellCheck={false}
          maxLength={2_000}
          value={value}
          {...(placeholder === undefined ? {} : { placeholder })}
          onChange={({ currentTarget: { value: text, selectionStart } }) =>
            list.type(text, selectionStart ?? text.length)
          }
          onKeyDown={list.onKeyDown}
          onFocus={() => setWriting(true)}
          onBlur={list.close}
        />
      </div>
      {opened ? (
        <SuggestionList id={`${id}-list`} suggestions={list.suggestions} at={list.at} onTake={list.take} />
      ) : null}
      <Below id={`${id}-said`} reading={reading} onRepair={onChange} />
    </div>
  );
};
