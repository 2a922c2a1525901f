import { formatTime } from '../../platform/text/vietnamese.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { useMay } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { ScrollX } from '../../platform/ui/ScrollX.tsx';
import { getPolicy, type PolicyView } from '../contract.ts';
import { ChoiceForm } from './ChoiceForm.tsx';
import { kindWords, words } from './messages.ts';
import { ValueTable } from './ValueTable.tsx';
import './Policy.css';

const History = ({ policy }: { readonly policy: PolicyView }) => {
  const names = new Map(policy.presets.map(({ code, name }) => [code, name]));
  if (policy.choices.length === 0) return <p className="soft">{words.historyNone}</p>;
  return (
    <ScrollX label={words.historyTable} className="sheet">
      <table className="data">
        <caption className="visually-hidden">{words.history}</caption>
        <thead>
          <tr>
            <th scope="col">{words.when}</th>
            <th scope="col">{words.chosen}</th>
            <th scope="col">{words.factorFor}</th>
            <th scope="col">{words.who}</th>
            <th scope="col">{words.reason}</th>
          </tr>
        </thead>
        <tbody>
          {policy.choices.map((choice) => (
            <tr key={`${choice.since} ${choice.reason}`}>
              <td className="figures nowrap">{formatTime(choice.since)}</td>
              <td>
                {policy.presets
                  .filter(({ code, mandatory }) => mandatory || choice.presets.includes(code))
                  .map(({ code }) => names.get(code))
                  .join('; ')}
              </td>
              <td>{choice.secondFactorKinds.map((kind) => kindWords[kind]).join('; ') || words.nobody}</td>
              <td>{choice.by ?? ''}</td>
              <td>{choice.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
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
          <section className="policy-part" aria-labelledby="policy-values">
            <h2 id="policy-values">{words.values}</h2>
            <p className="soft">{words.valuesWhy}</p>
            <ValueTable policy={policy} />
            <p className="small soft">{words.basisNote}</p>
          </section>
          <section className="policy-part">
            <ChoiceForm key={policy.since ?? ''} policy={policy} mayChoose={mayChoose} />
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
