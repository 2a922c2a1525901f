import { useAsk } from '../../platform/ui/query.ts';
import { getSite } from '../contract.ts';
import { words } from './messages.ts';

/** Whom to ask for a new password: nothing is sent by mail, the board hands it out. */
export const Forgotten = () => {
  const { data: site } = useAsk(getSite, {}, { staleTime: Number.POSITIVE_INFINITY });
  const contact = site?.contact;
  return (
    <details className="forgotten">
      <summary>{words.forgotten}</summary>
      <p>{words.forgottenHow}</p>
      {contact ? (
        <dl>
          {contact.phone === '' ? null : (
            <>
              <dt>{words.phone}</dt>
              <dd>
                <a className="figures" href={`tel:${contact.phone.replaceAll(' ', '')}`}>
                  {contact.phone}
                </a>
              </dd>
            </>
          )}
          {contact.email === '' ? null : (
            <>
              <dt>{words.email}</dt>
              <dd>
                <a href={`mailto:${contact.email}`}>{contact.email}</a>
              </dd>
            </>
          )}
          {contact.address === '' ? null : (
            <>
              <dt>{words.address}</dt>
              <dd>{contact.address}</dd>
            </>
          )}
        </dl>
      ) : null}
    </details>
  );
};
