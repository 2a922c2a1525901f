import { Button, Menu } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import type { Scheme } from '../../../classifications/rules/scheme.ts';
import { PageLink, useGo, useSearch, useSetSearch } from '../../../platform/ui/address.tsx';
import { download } from '../../../platform/ui/call.ts';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { PageHeader } from '../../../platform/ui/PageHeader.tsx';
import { say } from '../../../platform/ui/say.tsx';
import { type DraftView, exportDraft } from '../../contract/drafts.ts';
import type { EthnicGroup, FormDefinition } from '../../rules/definition.ts';
import { changeWords } from '../../rules/edit/change-words.ts';
import { difference } from '../../rules/edit/difference.ts';
import { opened } from '../../rules/edit/opened.ts';
import type { Finding } from '../../rules/finding.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import { DesignSection } from './DesignSection.tsx';
import { exportJson } from './export-json.ts';
import { FindingsBar } from './FindingsBar.tsx';
import { FormSettings } from './FormSettings.tsx';
import { type Mode, ModeSwitch, ModeView, modes } from './ModeViews.tsx';
import { words } from './messages.ts';
import { SectionTabs } from './SectionTabs.tsx';
import { type Shown, shownBy } from './shown.ts';
import type { TrialFigures } from './TryForm.tsx';
import { type Design, useDesign } from './use-design.ts';
import { VersionBar } from './VersionBar.tsx';
import './design.css';

type DesignScreenProps = {
  readonly draft: DraftView;
  readonly groups: readonly EthnicGroup[];
  readonly schemes: readonly Scheme[];
  readonly before: FormDefinition | undefined;
  /** What the form may be tried with besides invented figures. */
  readonly figures: TrialFigures | undefined;
};

/** Which section, and how it is shown, stand in the address. */
const useView = (form: FormDefinition) => {
  const search = useSearch();
  const setSearch = useSetSearch();
  const section = form.sections.find(({ code }) => code === search.get('phan')) ?? form.sections[0];
  const mode: Mode = modes.find((one) => one === search.get('xem')) ?? 'design';
  return {
    section,
    mode,
    choose: (code: string | null) => setSearch({ phan: code }),
    go: (place: { readonly section?: string | undefined; readonly mode: Mode }) =>
      setSearch({
        xem: place.mode === 'design' ? null : place.mode,
        ...(place.section ? { phan: place.section } : {}),
      }),
  };
};

const useChanges = (before: FormDefinition | undefined, form: FormDefinition): readonly string[] =>
  useMemo(() => {
    if (!before) return [];
    const start = opened(before);
    return changeWords(start, difference(start, form)).map(({ words: said }) => said);
  }, [before, form]);

type Opened = 'settings' | 'conflict' | null;

/** Where one is in the form, and how a finding or a check leads there. */
const useLeading = (form: FormDefinition, onSettings: () => void) => {
  const view = useView(form);
  const [shown, setShown] = useState<Shown>();
  const sectionOfCheck = (check: string | undefined) => form.checks.find(({ id }) => id === check)?.section;
  return {
    ...view,
    shown,
    toFinding: (finding: Finding): void => {
      const { place } = finding;
      if (place.section === undefined && place.check === undefined) {
        onSettings();
        return;
      }
      view.go({ section: place.section ?? sectionOfCheck(place.check), mode: 'design' });
      setShown(shownBy(finding));
    },
    toCheck: (check: string): void => {
      view.go({ section: sectionOfCheck(check), mode: 'design' });
      setShown({ key: '', formula: false, check });
    },
  };
};

/** The whole screen of the designer: version, sections, table and panel, what is still wrong at the foot. */
export const DesignScreen = ({ draft, groups, schemes, before, figures }: DesignScreenProps) => {
  const design = useDesign(draft, { groups, schemes });
  const { store, state, found } = design;
  const form = state.definition;
  const [opened_, setOpened] = useState<Opened>(null);
  const leading = useLeading(form, () => setOpened('settings'));
  const { section, mode, choose, go } = leading;
  const changes = useChanges(before, form);
  const base = draft.base?.version ?? null;
  return (
    <div className="design">
      <PageHeader
        title={`${form.code} · ${form.title}`}
        above={<PageLink href="/quan-tri/phieu">{words.catalogue}</PageLink>}
        actions={<ModeSwitch mode={mode} onMode={(next) => go({ mode: next })} />}
      />
      <VersionBar
        design={design}
        base={base}
        changes={before ? changes : undefined}
        onSettings={() => setOpened('settings')}
        onResolve={() => setOpened('conflict')}
      />
      {mode === 'paper' ? null : (
        <SectionTabs
          store={store}
          sections={form.sections}
          chosen={section?.code ?? ''}
          found={found}
          onChoose={choose}
        />
      )}
      <Body design={design} before={before} leading={leading} figures={figures} />
      <FindingsBar
        found={found}
        counted={countedIn(design)}
        onGo={leading.toFinding}
        actions={<Actions design={design} draft={draft} />}
      />
      <Dialogs opened={opened_} design={design} onClose={() => setOpened(null)} />
    </div>
  );
};

type BodyProps = {
  readonly design: Design;
  readonly before: FormDefinition | undefined;
  readonly leading: ReturnType<typeof useLeading>;
  readonly figures: TrialFigures | undefined;
};

/** The section being designed, or the form to fill, or on paper. */
const Body = ({ design: { store, state, found }, before, leading, figures }: BodyProps) => {
  const { section, mode, choose, shown, toCheck } = leading;
  const form = state.definition;
  const panel = useRef<HTMLElement>(null);
  const formula = useRef<HTMLInputElement>(null);
  if (mode !== 'design')
    return (
      <ModeView
        mode={mode}
        definition={form}
        groups={store.groups}
        schemes={store.schemes}
        section={section?.code ?? ''}
        onCheck={toCheck}
        figures={figures}
      />
    );
  if (!section) return <p className="design-empty">{words.noSections}</p>;
  return (
    <DesignSection
      key={section.code}
      store={store}
      section={section}
      sections={form.sections}
      found={found}
      before={before}
      shown={shown}
      panel={panel}
      formula={formula}
      onGone={() => choose(null)}
    />
  );
};

/** The form as one file: JSON as it stands on the page, Excel as the server has it. */
const ExportMenu = ({ design, draft }: { readonly design: Design; readonly draft: DraftView }) => {
  const workbook = async (): Promise<void> => {
    if (!(await design.keeper.flush())) return say(words.notSentYet, 'look');
    await download(exportDraft, { params: { id: draft.id } }, { as: 'xlsx' }).catch((error: Error) =>
      say(error.message, 'look'),
    );
  };
  return (
    <Menu position="top-end">
      <Menu.Target>
        <Button variant="default" leftSection={<Icon name="down" />}>
          {words.exportFile}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void workbook()}>{words.exportWorkbook}</Menu.Item>
        <Menu.Item onClick={() => exportJson(design.state.definition)}>{words.exportJson}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

/** The form as a file, and on to publishing once the server has everything. */
const Actions = ({ design, draft }: { readonly design: Design; readonly draft: DraftView }) => {
  const leave = useGo();
  const publish = async (): Promise<void> => {
    if (await design.keeper.flush()) leave(`/quan-tri/phieu/ban-nhap/${draft.id}/ban-hanh`);
    else say(words.notSentYet, 'look');
  };
  return (
    <>
      <ExportMenu design={design} draft={draft} />
      <Button leftSection={<Icon name="stamp" />} disabled={design.found.length > 0} onClick={() => void publish()}>
        {words.publishVersion((draft.base?.version ?? 0) + 1)}
      </Button>
    </>
  );
};

const countedIn = ({ state }: Design): string => {
  const { cells } = state.index.draft;
  const typed = cells.filter(({ input }) => input).length;
  const computed = cells.filter(({ input, greyed }) => !input && !greyed).length;
  return words.counted(typed, computed, state.definition.checks.length);
};

type DialogsProps = {
  readonly opened: Opened;
  readonly design: Design;
  readonly onClose: () => void;
};

const Dialogs = ({ opened: which, design, onClose }: DialogsProps) => {
  const { store, keeper, state, save } = design;
  if (which === 'settings') return <FormSettings store={store} form={state.definition} onClose={onClose} />;
  if (which !== 'conflict' || save.kind !== 'conflict') return null;
  const settle = (theirs: readonly string[]): void => {
    onClose();
    void keeper.settle(theirs);
  };
  return <ConflictDialog conflicts={save.conflicts} onSettle={settle} onClose={onClose} />;
};
