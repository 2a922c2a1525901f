import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { PageLink, useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { focusWrong } from '../../platform/ui/Form.tsx';
import { Icon } from '../../platform/ui/Icon.tsx';
import { FoundAgain } from '../../platform/ui/kept/FoundAgain.tsx';
import { useKept } from '../../platform/ui/kept/use-kept.ts';
import { useMe } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { words } from './messages.ts';
import { type Draft, newDraft, stepErrors, titleFrom } from './plan.ts';
import { periodFrom, suggestDues } from './reuse.ts';
import { DatesStep } from './steps/DatesStep.tsx';
import { FormsStep } from './steps/FormsStep.tsx';
import { GuidanceStep } from './steps/GuidanceStep.tsx';
import { LetterStep } from './steps/LetterStep.tsx';
import { ReviewStep } from './steps/ReviewStep.tsx';
import './Campaigns.css';

const LAST = words.steps.length;
const STEPS = [LetterStep, FormsStep, DatesStep, GuidanceStep];

/** The furthest step that may be opened: every one before it is in order. */
const reachable = (draft: Draft): number => {
  const wrong = words.steps.findIndex((_name, place) => Object.keys(stepErrors(draft, place + 1)).length > 0);
  return wrong === -1 ? LAST : wrong + 1;
};

const Steps = ({
  step,
  upTo,
  go,
}: {
  readonly step: number;
  readonly upTo: number;
  readonly go: (step: number) => void;
}) => (
  <ol className="steps">
    {words.steps.map((name, place) => {
      const number = place + 1;
      const done = number < step;
      return (
        <li key={name} data-done={done || undefined}>
          <button
            type="button"
            disabled={number > upTo}
            {...(number === step ? { 'aria-current': 'step' as const } : {})}
            onClick={() => go(number)}
          >
            <span className="step-number figures">{done ? <Icon name="check" size={14} /> : number}</span>
            <span>{name}</span>
            {done ? <span className="visually-hidden">{words.stepDone}</span> : null}
          </button>
        </li>
      );
    })}
  </ol>
);

type Change = (changes: Partial<Draft>) => void;

const readDraft =
  (fresh: Draft) =>
  (kept: unknown): Draft | undefined =>
    typeof kept === 'object' && kept !== null ? { ...fresh, ...kept } : undefined;

/** The campaign being written, kept on this machine until it is opened. */
const useCampaignDraft = (today: string) => {
  const fresh = newDraft(today);
  const kept = useKept(['campaign'], fresh, readDraft(fresh));
  const change: Change = (changes) => kept.change((now) => ({ ...now, ...changes }));
  return { draft: kept.value, kept, change };
};

/** What the page can fill in by itself on the way to the next step; nothing that was typed is touched. */
const foundOut = (draft: Draft, fresh: Draft, step: number, next: number): Partial<Draft> => ({
  ...(step === 1 && draft.title.trim() === '' ? { title: titleFrom(draft.subject) } : {}),
  ...(step === 1 ? periodFrom(draft, fresh) : {}),
  ...(next === 3 ? suggestDues(draft) : {}),
});

/** Which step stands open, what is wrong in it, and how one goes on; a step is left only when it is in order. */
const useSteps = (draft: Draft, fresh: Draft, change: Change) => {
  const [tried, setTried] = useState(false);
  const setSearch = useSetSearch();
  const section = useRef<HTMLElement>(null);
  const upTo = reachable(draft);
  const step = Math.min(upTo, Math.max(1, Number(useSearch().get('buoc') ?? '1') || 1));
  const wrong = stepErrors(draft, step);
  const isWrong = Object.keys(wrong).length > 0;
  const go = (next: number): void => {
    setTried(false);
    change(foundOut(draft, fresh, step, next));
    setSearch({ buoc: String(next) }, { push: true });
  };
  const forward = (): void => {
    if (!isWrong) go(step + 1);
    else {
      flushSync(() => setTried(true));
      focusWrong(section.current);
    }
  };
  useEffect(() => {
    // A new step is a new screen: the focus goes to its heading.
    document.querySelector<HTMLElement>(`#step-${step}`)?.focus();
  }, [step]);
  return { step, upTo, section, errors: tried ? wrong : {}, fixFirst: tried && isWrong, go, forward };
};

/** A campaign in five steps, from the letter to the opening; nothing leaves before the last. */
export const NewCampaignPage = () => {
  const me = useMe();
  const { draft, kept, change } = useCampaignDraft(me.today);
  const { step, upTo, section, errors, fixFirst, go, forward } = useSteps(draft, newDraft(me.today), change);
  const Step = STEPS[step - 1];
  return (
    <>
      <PageHeader
        title={words.newTitle}
        subtitle={words.newSubtitle}
        above={<PageLink href="/dot-thu-thap">{words.back}</PageLink>}
      />
      <FoundAgain kept={kept} />
      <Steps step={step} upTo={upTo} go={go} />
      <section
        className={step < LAST ? 'sheet step' : 'sheet step step-last'}
        aria-labelledby={`step-${step}`}
        ref={section}
      >
        <h2 id={`step-${step}`} tabIndex={-1}>
          {words.steps[step - 1]}
        </h2>
        {Step ? (
          <Step draft={draft} kept={kept} change={change} errors={errors} />
        ) : (
          <ReviewStep draft={draft} opened={kept.sent} previous={() => go(step - 1)} />
        )}
      </section>
      {step < LAST ? (
        <div className="step-buttons">
          <Button variant="default" disabled={step === 1} onClick={() => go(step - 1)}>
            {words.previous}
          </Button>
          <Button onClick={forward}>{words.next}</Button>
        </div>
      ) : null}
      <p role="alert" className="small wrong" style={{ marginTop: 8 }}>
        {fixFirst ? words.fixFirst : ''}
      </p>
    </>
  );
};
