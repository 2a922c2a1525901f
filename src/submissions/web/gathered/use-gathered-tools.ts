import { useMemo, useState } from 'react';
import type { Place } from '../../../forms/rules/entry/places.ts';
import { placeWithin, rowAt } from '../../../forms/web/grid/index.ts';
import { focusEnd, usePanel } from '../entry/use-going.ts';
import type { Rows } from '../many/rows.ts';
import { focusIn } from './focus-sheet.ts';

/** Which cell of which form one is at, and how one gets to another; all of them are on the page. */
export const useGatheredTools = (rows: Rows, closeList: () => void) => {
  const [active, setActive] = useState<Place>('');
  const [chosen, setChosen] = useState<readonly Place[]>([]);
  const [showBefore, setShowBefore] = useState(true);
  const { onPanel, ...panel } = usePanel(false, closeList);
  const tools = useMemo(
    () => ({
      isOpen: (place: Place): boolean => rows.row(rowAt(place))?.isOpen(placeWithin(place)) ?? false,
      remark: (place: Place): string => rows.row(rowAt(place))?.remark(placeWithin(place)) ?? '',
      showBefore,
      onActive: setActive,
      onPanel,
      onGo: focusIn,
      /** Beyond the last form of the page: to the buttons. */
      onPast: (by: 1 | -1, leaving: boolean): boolean => leaving && by === 1 && focusEnd(),
      onSelection: setChosen,
    }),
    [rows, showBefore, onPanel],
  );
  return { tools, active, chosen, showBefore, setShowBefore, ...panel };
};

export type GatheredTools = ReturnType<typeof useGatheredTools>;
