import { formatTime } from '../../../platform/text/vietnamese.ts';
import { Answer } from '../../../platform/ui/Answer.tsx';
import { useMay } from '../../../platform/ui/me.ts';
import { PageHeader } from '../../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../../platform/ui/query.ts';
import { RecordTable } from '../../../platform/ui/RecordTable.tsx';
import { getPolicy, type PolicyView } from '../../../policy/contract.ts';
import { ChoiceForm } from './ChoiceForm.tsx';
import { ContactForm } from './ContactForm.tsx';
import { kindWords, words } from './messages.ts';
import { ValueTable } from './ValueTable.tsx';
import './Policy.css';

const History = ({ policy }: { readonly policy: PolicyView }) => {
  const names = new Map(policy.presets.map(({ code, name }) => [code, name]));
  if (policy.choices.length === 0) return <p className="soft">{words.historyNone}</p>;
  return (
    <RecordTable
      label={words.historyTable}
      rows={policy.choices}
      keyOf={({ since, reason }) => `${since} ${reason}`}
      sheet
      columns={[
        { words: words.when, className: 'figures nowrap', of: ({ since }) => formatTime(since) },
        {
          words: words.chosen,
          as: 'name',
          of: ({ presets }) =>
            policy.presets
              .filter(({ code, mandatory }) => mandatory || presets.includes(code))
              .map(({ code }) => names.get(code))
              .join('; '),
        },
        {
          words: words.factorFor,
          of: ({ secondFactorKinds }) => secondFactorKinds.map((kind) => kindWords[kind]).join('; ') || words.nobody,
        },
        { words: words.who, of: ({ by }) => by },
        { words: words.reason, of: ({ reason }) => reason },
      ]}
    />
  );
};

/** What holds, why and since when; and for those who may, another choice with what it will do. */
export const PolicyPage = () => {
  const asked = useAsk(getPolicy, {});
  const mayChoose = useMay('policy.manage');
  return (
    <Answer of={asked} lines={10} title={words.title}>
      {(policy) => (
        <>
          <PageHeader
            title={words.title}
            subtitle={policy.since === null ? words.byDefault : words.since(formatTime(policy.since))}
          />
          <section className="policy-part">
            <ChoiceForm key={policy.since ?? ''} policy={policy} mayChoose={mayChoose} />
          </section>
          <section className="policy-part" aria-labelledby="policy-contact">
            <h2 id="policy-contact">{words.contact}</h2>
            <p className="soft">{words.contactWhy}</p>
            <ContactForm mayChange={mayChoose} />
          </section>
          <section className="policy-part" aria-labelledby="policy-values">
            <h2 id="policy-values">{words.values}</h2>
            <p className="soft">{words.valuesWhy}</p>
            <ValueTable policy={policy} />
            <p className="small soft">{words.basisNote}</p>
          </section>
          <section className="policy-part" aria-labelledby="policy-history">
            <h2 id="policy-history">{words.history}</h2>
            <History policy={policy} />
          </section>
        </>
      )}
    </Answer>
  );
};
