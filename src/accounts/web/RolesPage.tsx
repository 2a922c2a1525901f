import { Icon } from '../../platform/ui/Icon.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { ScrollX } from '../../platform/ui/ScrollX.tsx';
import { duties, dutyNames, exclusions, permissions, verbs } from '../../sign-in/rules/permissions.ts';
import { unitKindNames, words } from './messages-life.ts';
import './Life.css';

const unitKinds = ['commune', 'district', 'department', 'agency', 'board'] as const;

const Cell = ({ may }: { readonly may: boolean }) => (
  <td>
    {may ? (
      <>
        <Icon name="check" />
        <span className="visually-hidden">{words.may}</span>
      </>
    ) : (
      <span className="visually-hidden">{words.mayNot}</span>
    )}
  </td>
);

const granted = (list: readonly string[], one: string): boolean => list.includes(one);

/** Who may what, from the one table that the server asks too: it cannot drift from what is enforced (SEC-14). */
export const RolesPage = () => (
  <>
    <PageHeader title={words.roles} subtitle={words.rolesSubtitle} />
    <div className="life">
      <ScrollX label={words.roles} className="sheet">
        <Matrix />
      </ScrollX>
      <div className="life-columns">
        <Sentences title={words.exclusions} sentences={exclusions} />
        <Sentences title={words.scopeTitle} sentences={words.scope} />
      </div>
    </div>
  </>
);

const Matrix = () => (
  <table className="data life-matrix">
    <caption className="visually-hidden">{words.roles}</caption>
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          {words.rolesVerb}
        </th>
        <th scope="colgroup" colSpan={unitKinds.length}>
          {words.rolesUnits}
        </th>
        <th scope="colgroup" colSpan={duties.length}>
          {words.rolesDuties}
        </th>
      </tr>
      <tr>
        {[...unitKinds.map((kind) => unitKindNames[kind]), ...duties.map((duty) => dutyNames[duty])].map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {verbs.map((verb) => (
        <tr key={verb}>
          <th scope="row">{permissions[verb].summary}</th>
          {unitKinds.map((kind) => (
            <Cell key={kind} may={granted(permissions[verb].units, kind)} />
          ))}
          {duties.map((duty) => (
            <Cell key={duty} may={granted(permissions[verb].duties, duty)} />
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

type SentencesProps = { readonly title: string; readonly sentences: readonly string[] };

const Sentences = ({ title, sentences }: SentencesProps) => (
  <section className="sheet life-section" aria-label={title}>
    <h2>{title}</h2>
    <ul className="life-effects">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  </section>
);
