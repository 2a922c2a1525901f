import type { Reply } from '../../platform/contract/route.ts';
import type { getCorrection } from '../contract.ts';
import { words } from './messages.ts';

/** What a granted correction did to the signed totals and the approval above, to compare with what is on paper. */
export const Amendments = ({ of: amendments }: { readonly of: Reply<typeof getCorrection>['amendments'] }) =>
  amendments.length === 0 ? null : (
    <section className="sheet request-part">
      <h2>{words.one.amendments}</h2>
      <ul className="request-amended">
        {amendments.map(({ object, id, number, digestBefore, digestAfter }) => (
          <li key={`${object} ${id}`} className="figures">
            {words.one.amendment(
              object === 'consolidation' ? words.one.ofConsolidation : words.one.ofApproval,
              number,
              words.shortDigest(digestBefore),
              words.shortDigest(digestAfter),
            )}
          </li>
        ))}
      </ul>
    </section>
  );
