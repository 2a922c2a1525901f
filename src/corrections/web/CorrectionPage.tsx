import { Suspense, useContext, useMemo } from 'react';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { useForm } from '../../forms/web/index.ts';
import type { Reply } from '../../platform/contract/route.ts';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink } from '../../platform/ui/address.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { StateBadge } from '../../platform/ui/StateBadge.tsx';
import { getRevision } from '../../submissions/contract.ts';
import { getCorrection } from '../contract.ts';
import { Amendments } from './Amendments.tsx';
import { CorrectedSheet } from './CorrectedSheet.tsx';
import { CasesOfSheetContext } from './cases-of-sheet.ts';
import { ofCorrection } from './consequences.ts';
import { Consequences, EffectTable } from './EffectTable.tsx';
import { LetterLines } from './GroundsFields.tsx';
import { words } from './messages.ts';
import { NextWord } from './NextWord.tsx';
import { Opinions } from './Opinions.tsx';
import { Way } from './Way.tsx';
import './corrections.css';

export type Shown = Reply<typeof getCorrection>;

/** `/dieu-chinh/$id`: old and new, what it changes everywhere, who said what, and the next word of whoever reads it. */
export const CorrectionPage = ({ id }: { readonly id: string }) => {
  const found = useAsk(getCorrection, { params: { id } }, { staleTime: 0 });
  return (
    <Answer of={found} titleOfError={words.one.title}>
      {(shown) => <Opened shown={shown} />}
    </Answer>
  );
};

type OpenedProps = { readonly shown: Shown };

/** Read by the version of the form with which the sheet was filled. */
const Opened = ({ shown }: OpenedProps) => {
  const { submission, baseRevision, form: code } = shown.correction;
  const base = useAsk(
    getRevision,
    { params: { id: submission, number: baseRevision } },
    { staleTime: Number.POSITIVE_INFINITY },
  );
  const form = useForm(code, base.data?.version ?? 0, base.data !== undefined);
  return (
    <Answer of={base}>
      {(before) => (
        <Answer of={form}>{(compiled) => <Correction shown={shown} before={before} form={compiled} />}</Answer>
      )}
    </Answer>
  );
};

type CorrectionProps = OpenedProps & { readonly before: Reply<typeof getRevision>; readonly form: CompiledForm };

const Correction = ({ shown, before, form }: CorrectionProps) => {
  const { correction } = shown;
  const { subject, periodName, state, askedUnit, askedBy, askedAt } = correction;
  return (
    <>
      <PageHeader
        above={<PageLink href="/dieu-chinh">{words.one.above}</PageLink>}
        title={`${words.one.title}: ${words.about(correction.form, sentenceStart(subject.name), periodName)}`}
        subtitle={
          <span className="request-line">
            <StateBadge state={state} /> {words.one.asked(askedUnit.name, askedBy, askedAt)}
          </span>
        }
        actions={<PageLink href={`/phieu/${correction.submission}`}>{words.one.openSheet}</PageLink>}
      />
      <Way correction={correction} />
      <div className="request">
        <div className="request-main">
          <Effect shown={shown} before={before} form={form} />
          <CorrectedSheet shown={shown} before={before} form={form} />
          <Amendments of={shown.amendments} />
        </div>
        <aside className="request-side">
          <section className="sheet request-part">
            <h2>{words.one.reason}</h2>
            <p className="request-text">{correction.reason}</p>
            <LetterLines letter={shown.letter} />
            <CasesOf submission={correction.submission} />
          </section>
          <Opinions correction={correction} />
          <NextWord correction={correction} cells={shown.cells.length} />
        </aside>
      </div>
    </>
  );
};

/** Back to the case that led here. */
const CasesOf = ({ submission }: { readonly submission: string }) => {
  const Cases = useContext(CasesOfSheetContext);
  return Cases ? (
    <Suspense>
      <Cases submission={submission} />
    </Suspense>
  ) : null;
};

/** While it is asked: what granting would change; once it is granted, what it changed. */
const Effect = ({ shown, before, form }: CorrectionProps) => {
  const { correction, cells, onSheet, onTotals } = shown;
  const consequences = useMemo(() => ofCorrection(shown), [shown]);
  return (
    <section className="sheet request-part">
      <h2>{words.send.changes}</h2>
      <EffectTable
        form={form}
        values={before.values}
        subject={correction.subject.name}
        cells={cells}
        onSheet={onSheet}
        onTotals={onTotals}
        done={correction.state === 'granted'}
      />
      {correction.state === 'asked' ? <Consequences of={consequences} /> : null}
    </section>
  );
};
