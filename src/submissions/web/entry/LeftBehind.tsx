import { Button, Group } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { CompiledForm } from '../../../forms/rules/compiled.ts';
import { fieldAt, type Place, placeName } from '../../../forms/rules/entry/places.ts';
import { formatValue } from '../../../forms/rules/format.ts';
import type { FormValues } from '../../../forms/rules/values.ts';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { useMe } from '../../../platform/ui/me.ts';
import { say } from '../../../platform/ui/say.tsx';
import type { DraftKeeper } from '../draft/draft-keeper.ts';
import { heldIn, takenOver } from '../draft/draft-patch.ts';
import { dropLeft, findLeft, keepDraft, type LeftDraft } from '../draft/draft-store.ts';
import { messages } from '../messages.ts';

type LeftBehindProps = {
  readonly submission: string;
  readonly form: CompiledForm;
  readonly values: FormValues;
  readonly keeper: DraftKeeper;
  /** Opens the sheet anew with what was taken over. */
  readonly onReopen: () => void;
};

/** What who held the account before typed at this machine and never sent: taken over or dropped by the successor, never met as one's own. */
export const LeftBehind = ({ submission, form, values, keeper, onReopen }: LeftBehindProps) => {
  const { account, custodian } = useMe();
  const person = { account: account.id, custodian };
  const [left, setLeft] = useState<readonly LeftDraft[]>([]);
  const holder = custodian?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once for whom holds the account now
  useEffect(() => {
    void findLeft(person, submission).then(setLeft, () => undefined);
  }, [account.id, holder, submission]);
  const letGo = (one: LeftDraft): void => {
    setLeft((all) => all.filter(({ key }) => key !== one.key));
    void dropLeft(one.key).catch(() => undefined);
  };
  const take = async (one: LeftDraft): Promise<void> => {
    // The own goes first, so that neither stands in the other's place.
    if (!(await keeper.flush())) return say(messages.left.ownFirst);
    keeper.stop();
    await keepDraft(person, submission, takenOver(one.draft, keeper.draft()));
    await dropLeft(one.key);
    onReopen();
  };
  return left.map((one) => (
    <LeftBanner
      key={one.key}
      left={one}
      form={form}
      values={values}
      onTake={() => void take(one)}
      onLetGo={() => letGo(one)}
    />
  ));
};

const shown = (form: CompiledForm, place: Place, text: string | null): string => {
  const field = fieldAt(form, place);
  if (text === null || text === '') return messages.conflict.blank;
  return field ? formatValue(field, text) : text;
};

type LeftBannerProps = Pick<LeftBehindProps, 'form' | 'values'> & {
  readonly left: LeftDraft;
  readonly onTake: () => void;
  readonly onLetGo: () => void;
};

/** So many are named; the rest are counted. */
const MOST_NAMED = 8;

const LeftBanner = ({ left, form, values, onTake, onLetGo }: LeftBannerProps) => {
  const held = [...heldIn(left.draft)];
  const title = messages.left.title(left.by, held.length);
  return (
    <section className="entry-banner" data-tone="look" aria-label={title}>
      <Icon name="alert" />
      <div>
        <p>
          <strong>{title}</strong> {messages.left.explain}
        </p>
        <ul>
          {held.slice(0, MOST_NAMED).map(([place, text]) => (
            <li key={place}>
              {placeName(form, place, values)}: <strong>{shown(form, place, text)}</strong>
            </li>
          ))}
          {held.length > MOST_NAMED ? <li>{messages.left.more(held.length - MOST_NAMED)}</li> : null}
        </ul>
        <Group gap="xs" mt={6}>
          <Button size="compact-sm" variant="default" onClick={onTake}>
            {messages.left.take}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onLetGo}>
            {messages.left.letGo}
          </Button>
        </Group>
      </div>
    </section>
  );
};
