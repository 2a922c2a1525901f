import { PageLink } from '../../platform/ui/address.tsx';
import { useMay } from '../../platform/ui/me.ts';
import { type NextStep, nextStep } from '../rules/next-step.ts';
import type { Consolidated } from './consolidated.ts';
import { messages } from './messages.ts';
import { sheetAddress } from './sheet-address.ts';

const words = messages.nextStep;
const SHOWN = 6;

/** What is to be done with this total now, by whom, and the way there. */
export const NextStepBox = ({ data }: { readonly data: Consolidated }) => {
  const { consolidation, members, verifications } = data;
  const verifier = verifications.find(({ next }) => next)?.unit;
  const step = nextStep({ ...consolidation, verifier }, members);
  return (
    <section className="next-step" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>{wordsOf(step)}</p>
      <Ways step={step} of={consolidation} />
    </section>
  );
};

const wordsOf = (step: NextStep): string => {
  switch (step.step) {
    case 'check':
      return words.check(step.waiting.length);
    case 'await-sheets':
      return words.awaitSheets(step.missing.length);
    case 'await-verification':
      return words.awaitVerification(step.office);
    default:
      return words[step.step];
  }
};

type WaysProps = { readonly step: NextStep; readonly of: Consolidated['consolidation'] };

const Ways = ({ step, of: { form, period } }: WaysProps) => {
  const mayCheck = useMay('review.decide');
  const maySeeProgress = useMay('progress.read');
  if (step.step !== 'check' && step.step !== 'await-sheets') return null;
  const units = step.step === 'check' ? step.waiting : step.missing;
  return (
    <>
      <ul>
        {units.slice(0, SHOWN).map((sheet) => (
          <li key={sheet.submission}>
            <PageLink href={mayCheck ? sheetAddress({ ...sheet, form }, period) : `/phieu/${sheet.submission}`}>
              {sheet.unit}
            </PageLink>
          </li>
        ))}
      </ul>
      {units.length > SHOWN ? <p className="soft">{words.more(units.length - SHOWN)}</p> : null}
      {step.step === 'await-sheets' && maySeeProgress ? (
        <PageLink href={`/tien-do/${form}/${encodeURIComponent(period)}`}>{words.remind}</PageLink>
      ) : null}
    </>
  );
};
