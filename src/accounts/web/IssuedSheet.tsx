import { Button } from '@mantine/core';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { formatTime } from '../../platform/text/vietnamese.ts';
import { saveFile } from '../../platform/ui/call.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { ScrollX } from '../../platform/ui/ScrollX.tsx';
import type { Issued } from './accounts-view.ts';
import { issuedCsv } from './issued-csv.ts';
import { words } from './messages.ts';

type IssuedSheetProps = { readonly issued: readonly Issued[]; readonly done: () => void };

/** Passwords that were handed out a moment ago: shown once, to be saved or printed, then gone. */
export const IssuedSheet = ({ issued, done }: IssuedSheetProps) => {
  const expires = issued.some((one) => one.expiresAt !== null);
  return (
    <>
      <PageHeader
        title={words.issuedTitle}
        subtitle={words.issuedWhy}
        actions={<IssuedButtons issued={issued} done={done} />}
      />
      <ScrollX label={words.issuedTitle} className="sheet">
        <table className="data issued">
          <caption className="visually-hidden">{words.issuedTitle}</caption>
          <thead>
            <tr>
              <th scope="col">{words.unit}</th>
              <th scope="col">{words.username}</th>
              <th scope="col">{words.oneTimePassword}</th>
              {expires ? <th scope="col">{words.issuedUntil}</th> : null}
            </tr>
          </thead>
          <tbody>
            {issued.map((one) => (
              <tr key={one.id}>
                <th scope="row">{sentenceStart(one.unitName)}</th>
                <td>{one.username}</td>
                <td className="one-time">{one.oneTimePassword}</td>
                {expires ? (
                  <td className="figures">{one.expiresAt === null ? '' : formatTime(one.expiresAt)}</td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </>
  );
};

const IssuedButtons = ({ issued, done }: IssuedSheetProps) => {
  const save = (): void =>
    saveFile(words.issuedFile, new Blob([issuedCsv(issued)], { type: 'text/csv;charset=utf-8' }));
  return (
    <>
      <Button variant="default" onClick={save}>
        {words.saveCsv}
      </Button>
      <Button variant="default" onClick={() => window.print()}>
        {words.print}
      </Button>
      <Button onClick={done}>{words.issuedDone}</Button>
    </>
  );
};
