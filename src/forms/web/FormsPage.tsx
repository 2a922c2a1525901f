import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { searchKey } from '../../platform/text/search-key.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { useGo, useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { DayInput } from '../../platform/ui/DayInput.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { Icon } from '../../platform/ui/Icon.tsx';
import { useMay } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { PaperPreview } from '../../platform/ui/PaperPreview.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { type CatalogueRow, listCatalogue, printCatalogue } from '../contract/catalogue.ts';
import { listDrafts } from '../contract/drafts.ts';
import { CatalogueTable } from './CatalogueTable.tsx';
import { DraftsPart } from './DraftsPart.tsx';
import { words } from './messages.ts';
import { NewFormDialog } from './NewFormDialog.tsx';
import { PublishDialog } from './PublishDialog.tsx';

type Opened = 'publish' | 'new' | 'print' | null;
type ActionsProps = { readonly mayManage: boolean; readonly onOpen: (what: Opened) => void };

const Actions = ({ mayManage, onOpen }: ActionsProps) => {
  const go = useGo();
  return (
    <>
      <Button variant="default" leftSection={<Icon name="print" />} onClick={() => onOpen('print')}>
        {words.print}
      </Button>
      {mayManage ? (
        <>
          <Button variant="default" onClick={() => go('/quan-tri/phieu/danh-muc-ma')}>
            {words.codeLists}
          </Button>
          <Button variant="default" onClick={() => onOpen('publish')}>
            {words.publish}
          </Button>
          <Button onClick={() => onOpen('new')}>{words.newForm}</Button>
        </>
      ) : null}
    </>
  );
};

/** What is looked for, and the day on which; both stand in the address. */
const useWish = () => {
  const search = useSearch();
  const setSearch = useSetSearch();
  const day = search.get('ngay') ?? '';
  return {
    text: search.get('tim') ?? '',
    day,
    query: day === '' ? {} : { day },
    printed: day === '' ? printCatalogue.path : `${printCatalogue.path}?day=${day}`,
    setText: (text: string) => setSearch({ tim: text }),
    setDay: (next: string) => setSearch({ ngay: next }),
  };
};

const Filters = ({ text, day, setText, setDay }: ReturnType<typeof useWish>) => (
  <div className="filters no-print">
    <TextInput
      label={words.search}
      placeholder={words.searchHint}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
    <DayInput label={words.onDay} value={day} onChange={setDay} />
  </div>
);

const isFound = (form: CatalogueRow, key: string): boolean =>
  searchKey(`${form.code} ${form.title} ${form.sectorName} ${form.basis}`).includes(key);

/** The catalogue of forms as officials know it: what is in force on a day, what comes next, where it is used. */
export const FormsPage = () => {
  const wish = useWish();
  const forms = useAsk(listCatalogue, { query: wish.query }, { keepPrevious: true });
  const mayManage = useMay('forms.manage');
  const drafts = useAsk(listDrafts, {}, { enabled: mayManage });
  const [opened, setOpened] = useState<Opened>(null);
  const close = (): void => setOpened(null);
  const all = forms.data?.forms ?? [];
  const found = all.filter((form) => isFound(form, searchKey(wish.text)));
  return (
    <>
      <PageHeader
        title={words.forms}
        {...(forms.data ? { subtitle: words.subtitle(all.filter(({ inForce }) => inForce).length) } : {})}
        actions={<Actions mayManage={mayManage} onOpen={setOpened} />}
      />
      <DraftsPart drafts={drafts.data?.drafts ?? []} />
      <Filters {...wish} />
      <Answer of={forms} lines={12}>
        {() =>
          found.length > 0 ? (
            <CatalogueTable forms={found} drafts={mayManage ? (drafts.data?.drafts ?? []) : undefined} />
          ) : (
            <EmptyState title={all.length === 0 ? words.none : words.noneFound}>
              {all.length === 0 ? words.noneWhy : words.noneFoundHow}
            </EmptyState>
          )
        }
      </Answer>
      {opened === 'publish' ? <PublishDialog close={close} /> : null}
      {opened === 'new' ? <NewFormDialog forms={all} close={close} /> : null}
      {opened === 'print' ? <PaperPreview title={words.forms} address={wish.printed} onClose={close} /> : null}
    </>
  );
};
