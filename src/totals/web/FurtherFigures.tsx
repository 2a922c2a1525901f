import { totalTextOf } from '../../forms/rules/total-text.ts';
import { ScrollX } from '../../platform/ui/ScrollX.tsx';
import { partialWords } from '../rules/coverage.ts';
import { messages } from './messages.ts';
import { PartialMark } from './PartialMark.tsx';
import type { Total } from './total.ts';

/** Figures of the period that only other versions of the form ask for: they do not vanish because the form has changed. */
export const FurtherFigures = ({ total }: { readonly total: Total }) => {
  if (total.further.length === 0) return null;
  const { of } = total.coverage.parts;
  return (
    <section className="totals-section">
      <h2>{messages.further}</h2>
      <p className="soft small">{messages.furtherHint(total.version)}</p>
      <ScrollX label={messages.further} className="sheet">
        <table className="data">
          <caption className="visually-hidden">{messages.further}</caption>
          <thead>
            <tr>
              <th scope="col">{messages.code}</th>
              <th scope="col">{messages.stub}</th>
              <th scope="col" className="number">
                {messages.value}
              </th>
              <th scope="col">{messages.askedHead}</th>
            </tr>
          </thead>
          <tbody>
            {total.further.map((figure) => (
              <tr key={`${figure.version} ${figure.cell}`}>
                <td>{figure.cell}</td>
                <th scope="row">
                  {figure.label}
                  {figure.unit === '' ? null : <span className="soft"> ({figure.unit})</span>}
                </th>
                <td className="number figures">
                  {totalTextOf(figure.decimals, figure.value, figure.range) || messages.blank}
                  {figure.partial ? <PartialMark /> : null}
                  {figure.partial ? <span className="visually-hidden">, {partialWords(total.coverage)}</span> : null}
                </td>
                <td>{messages.askedByVersion(figure.version, figure.askedIn, of)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </section>
  );
};
