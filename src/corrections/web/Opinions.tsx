import { formatTime } from '../../platform/text/vietnamese.ts';
import { Tag } from '../../platform/ui/Tag.tsx';
import type { CorrectionRow } from '../contract.ts';
import { words } from './messages.ts';

/** What the levels said of the proposal as it stands, and what was decided. */
export const Opinions = ({ correction }: { readonly correction: CorrectionRow }) => {
  const said = correction.steps.flatMap(({ unit, opinion }) => (opinion ? [{ unit, ...opinion }] : []));
  return (
    <section className="sheet request-part">
      <h2>{words.one.opinions}</h2>
      {said.length === 0 ? <p className="soft">{words.one.noOpinion}</p> : null}
      <ul className="request-said">
        {said.map(({ unit, opinion, note, by, at }) => (
          <li key={unit.id}>
            <p>
              <strong>
                {unit.name} · {by}
              </strong>{' '}
              <span className="soft small">{formatTime(at)}</span>
            </p>
            <p>
              <Tag tone={opinion === 'agree' ? 'done' : 'look'} icon={opinion === 'agree' ? 'check' : 'alert'}>
                {words.one[opinion]}
              </Tag>{' '}
              <span className="request-text">{note}</span>
            </p>
          </li>
        ))}
      </ul>
      <Outcome correction={correction} />
    </section>
  );
};

const Outcome = ({ correction }: { readonly correction: CorrectionRow }) => {
  const { state, decidedBy, decidedAt, decisionReason } = correction;
  if (state === 'asked' || decidedAt === null) return null;
  const by = decidedBy ?? '';
  return (
    <>
      <h3>{words.one.decided}</h3>
      <p className="request-text">
        {state === 'granted' ? words.one.granted(by, decidedAt) : null}
        {state === 'refused' ? words.one.refused(by, decidedAt, decisionReason ?? '') : null}
        {state === 'taken-back' ? words.one.takenBack(by, decidedAt) : null}
      </p>
    </>
  );
};
