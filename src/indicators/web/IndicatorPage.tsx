import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink } from '../../platform/ui/address.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { type IndicatorRow, listIndicators } from '../contract.ts';
import { IndicatorEditor } from './IndicatorEditor.tsx';
import { words } from './messages.ts';
import { RetireDialog } from './RetireDialog.tsx';
import './indicators.css';

/** `/quan-tri/chi-tieu/TLHN`, or `moi`: the formula, what it comes to, its versions. */
export const IndicatorPage = ({ code }: { readonly code: string }) => {
  const indicators = useAsk(listIndicators, {});
  return (
    <Answer of={indicators}>
      {({ indicators: found }) => {
        const indicator = found.find((one) => one.code === code);
        return <Indicator key={`${code} ${indicator?.version ?? 0}`} indicator={indicator} />;
      }}
    </Answer>
  );
};

const Indicator = ({ indicator }: { readonly indicator: IndicatorRow | undefined }) => {
  const [retiring, setRetiring] = useState(false);
  const retired = indicator ? indicator.retiredFrom !== null : false;
  return (
    <>
      <PageHeader
        title={indicator?.versions[0]?.title ?? words.newTitle}
        above={<PageLink href="/quan-tri/chi-tieu">{words.back}</PageLink>}
        actions={
          indicator ? (
            <Button variant="default" onClick={() => setRetiring(true)}>
              {retired ? words.again : words.retire}
            </Button>
          ) : null
        }
      />
      <IndicatorEditor indicator={indicator} />
      {indicator ? <Versions indicator={indicator} /> : null}
      {retiring && indicator ? <RetireDialog indicator={indicator} onClose={() => setRetiring(false)} /> : null}
    </>
  );
};

const Versions = ({ indicator }: { readonly indicator: IndicatorRow }) => (
  <section className="indicator-versions">
    <h2>{words.versions}</h2>
    <RecordTable
      label={words.versions}
      rows={indicator.versions}
      keyOf={({ number }) => number}
      sheet
      columns={[
        { words: words.version, as: 'name', of: ({ number }) => number },
        { words: words.formula, of: ({ words: said }) => said },
        { words: words.from, className: 'figures', of: ({ effectiveFrom }) => formatDay(effectiveFrom) },
        { words: words.unit, of: ({ unit }) => unit },
        { words: words.note, of: ({ note }) => note },
      ]}
    />
  </section>
);
