import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { PaperPreview } from '../../../platform/ui/PaperPreview.tsx';
import type { Sheet } from '../../contract.ts';
import type { DraftKeeper } from '../draft/draft-keeper.ts';
import { messages } from '../messages.ts';

type PrintMenuProps = Pick<Sheet, 'submission'> & { readonly keeper: DraftKeeper };
type Paper = { readonly title: string; readonly address: string };

/** Shows the form as it will be printed, once everything typed is kept, or an empty one to fill in by hand. */
export const PrintMenu = ({ submission: { id, form, version }, keeper }: PrintMenuProps) => {
  const [paper, setPaper] = useState<Paper | null>(null);
  const { print, printFilled, printEmpty, preview } = messages.entry;
  const show = async (address: string, title: string): Promise<void> => {
    await keeper.flush();
    setPaper({ title: preview(title), address });
  };
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button variant="default" leftSection={<Icon name="print" />}>
            {print}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void show(`/api/print/submissions/${id}`, printFilled)}>{printFilled}</Menu.Item>
          <Menu.Item onClick={() => void show(`/api/print/forms/${form}/versions/${version}`, printEmpty)}>
            {printEmpty}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {paper ? <PaperPreview {...paper} onClose={() => setPaper(null)} /> : null}
    </>
  );
};
