import { Switch } from '@mantine/core';
import { sentenceStart } from '../../../platform/text/sentence.ts';
import { PageLink } from '../../../platform/ui/address.tsx';
import { useStops } from '../entry/use-stops.ts';
import { ManyFoot } from '../many/ManyFoot.tsx';
import { ManySide } from '../many/ManySide.tsx';
import { ManyTop } from '../many/ManyTop.tsx';
import { words } from '../many/messages.ts';
import type { Rows } from '../many/rows.ts';
import { SubmitManyDialog } from '../many/SubmitManyDialog.tsx';
import { useDeclarations } from '../many/use-declarations.ts';
import type { Standings } from '../many/use-rows.ts';
import { FormsBar } from './FormsBar.tsx';
import { GatheredSheet } from './GatheredSheet.tsx';
import { useGatheredTools } from './use-gathered-tools.ts';
// The order matters: what a narrow screen changes comes last.
import '../entry/panel.css';
import '../entry/bar.css';
import '../entry/entry.css';
import '../many/many.css';
import './gathered.css';

type GatheredScreenProps = {
  readonly rows: Rows;
  readonly standings: Standings;
  readonly apart: readonly { readonly id: string; readonly form: string; readonly formTitle: string }[];
  readonly onReload: () => void;
};

const namesOf = ({ all }: Rows) => {
  const submission = all[0]?.sheet.submission;
  return {
    title: words.gathered.title(submission?.periodName ?? ''),
    subtitle: words.gathered.subtitle(sentenceStart(submission?.subject.path ?? ''), all.length),
  };
};

/** The whole page of a period: its forms one under the other, problems of all of them at the foot, one button for those that are complete. */
export const GatheredScreen = (props: GatheredScreenProps) => {
  const { rows, apart } = props;
  const declarations = useDeclarations(rows);
  const page = useGatheredTools(rows, declarations.closeList);
  const { onGo } = page.tools;
  const current = useStops({ ...declarations, onGo });
  return (
    <div className="entry gathered">
      <ManyTop {...props} {...namesOf(rows)} looked={declarations.looked} onGo={onGo} />
      <FormsBar rows={rows} />
      <div className="entry-work" data-folded={(page.folded && !declarations.listOpen) || undefined}>
        <div className="entry-section">
          {rows.all.map((row) => (
            <GatheredSheet key={row.key} rows={rows} row={row} tools={page.tools} />
          ))}
          <Apart of={apart} />
          <Before rows={rows} shown={page.showBefore} onShow={page.setShowBefore} />
        </div>
        <ManySide rows={rows} tools={page} declarations={declarations} current={current} />
      </div>
      <ManyFoot rows={rows} declarations={declarations} tools={page} />
      {declarations.submitting ? (
        <SubmitManyDialog
          rows={rows}
          looked={declarations.looked}
          onGo={onGo}
          onClose={() => declarations.setSubmitting(false)}
        />
      ) : null}
    </div>
  );
};

const Apart = ({ of }: { readonly of: GatheredScreenProps['apart'] }) =>
  of.length === 0 ? null : (
    <p className="gathered-apart no-print">
      <span>{words.gathered.apart}</span>
      {of.map(({ id, form, formTitle }) => (
        <PageLink key={id} href={`/phieu/${id}`}>
          {words.gathered.form(form, formTitle)}
        </PageLink>
      ))}
    </p>
  );

type BeforeProps = { readonly rows: Rows; readonly shown: boolean; readonly onShow: (on: boolean) => void };

const Before = ({ rows, shown, onShow }: BeforeProps) =>
  rows.all.some(({ sheet }) => sheet.previousPeriodName !== null) ? (
    <Switch
      className="no-print"
      size="xs"
      mt="sm"
      label={words.gathered.before}
      checked={shown}
      onChange={(event) => onShow(event.currentTarget.checked)}
    />
  ) : null;
