import { words } from './messages.ts';
import './Contact.css';
import { useSite } from './use-site.ts';

/** Telephone, e-mail and address of the board (Đ8), as far as they are set. */
export const Contact = () => {
  const site = useSite();
  const contact = site?.contact;
  if (!contact) return null;
  return (
    <dl className="contact">
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
  );
};
