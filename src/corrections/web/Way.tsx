import { formatDay } from '../../platform/text/vietnamese.ts';
import { Icon } from '../../platform/ui/Icon.tsx';
import { useMe } from '../../platform/ui/me.ts';
import type { CorrectionRow } from '../contract.ts';
import { words } from './messages.ts';

type Step = CorrectionRow['steps'][number];

/** Asked, heard level by level, decided: where it is, whose turn it is and by when. */
export const Way = ({ correction }: { readonly correction: CorrectionRow }) => {
  const { today } = useMe();
  const { steps, turn, askedUnit, askedAt } = correction;
  const line = (step: Step): string => lineOf(step, correction, today);
  return (
    <ol className="sheet request-way" aria-label={words.one.way}>
      <li data-standing="done">
        <Icon name="check" />
        <span>
          <strong>{words.one.askedStep}</strong>
          <span className="soft small">
            {askedUnit.name}, {formatDay(askedAt)}
          </span>
        </span>
      </li>
      {steps.map((step) => {
        const standing = standingOf(step, correction, today);
        return (
          <li key={step.position} data-standing={standing} aria-current={step.position === turn ? 'step' : undefined}>
            <Icon name={standing === 'done' ? 'check' : standing === 'passed' ? 'dash' : 'clock'} />
            <span>
              <strong>{step.action === 'decide' ? words.one.decideStep : step.unit.name}</strong>
              <span className="soft small">{line(step)}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
};

/** A level that let its day pass is waited for no longer. */
const standingOf = ({ action, opinion, position, dueOn }: Step, { state, turn }: CorrectionRow, today: string) => {
  if (action === 'decide' ? state !== 'asked' : opinion !== null) return 'done';
  if (position === turn) return 'now';
  return state !== 'asked' || dueOn < today ? 'passed' : 'later';
};

const lineOf = (step: Step, correction: CorrectionRow, today: string): string => {
  const { opinion, action, unit, dueOn } = step;
  if (opinion) return opinion.opinion === 'agree' ? words.one.agree : words.one.disagree;
  const standing = standingOf(step, correction, today);
  if (action === 'decide') return standing === 'done' ? unit.name : `${unit.name}, ${words.one.due(dueOn)}`;
  return standing === 'passed' ? words.one.passed : words.one.due(dueOn);
};
