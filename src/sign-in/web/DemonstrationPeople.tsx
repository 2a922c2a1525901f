import { UnstyledButton } from '@mantine/core';
import type { Static } from 'typebox';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { type DemonstrationPerson, getDemonstrationPeople, type Me, signIn } from '../contract.ts';
import { words } from './messages.ts';
import './DemonstrationPeople.css';

type Person = Static<typeof DemonstrationPerson>;
type Props = { readonly done: (me: Me) => void; readonly choose: (username: string) => void };

/** Whom to try the demonstration as: signed in at once while the password is the issued one, else the name is put into the form. */
export const DemonstrationPeople = ({ done, choose }: Props) => {
  const { data } = useAsk(getDemonstrationPeople, {});
  const send = useSend(signIn);
  if (!data || data.people.length === 0) return null;
  const enter = ({ username, oneTimePassword }: Person): void => {
    if (oneTimePassword === null) choose(username);
    else send.mutate({ body: { username, password: oneTimePassword } }, { onSuccess: done });
  };
  return (
    <section className="try-as" aria-labelledby="try-as">
      <h2 id="try-as">{words.tryAs}</h2>
      <p className="small soft">{words.tryAsHow}</p>
      <ul>
        {data.people.map((person) => (
          <li key={person.username}>
            <UnstyledButton disabled={send.isPending} onClick={() => enter(person)}>
              <span className="try-as-who">{person.who}</span>
              <span className="small soft">{person.does}</span>
              <span className="small soft try-as-name">
                {person.username}
                {person.oneTimePassword === null ? ` · ${words.ownPasswordSet}` : ''}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <InlineError error={send.error} />
    </section>
  );
};
