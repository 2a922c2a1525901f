import { type Binding, on } from '../../platform/call/binding.ts';
import { getOrigin, getTotal, getTotalTable } from '../contract.ts';
import { getOriginOfCell } from './get-origin.ts';
import { getTotalOfForm } from './get-total.ts';
import { getTable } from './get-total-table.ts';

export const totalRoutes: Binding[] = [
  on(getTotal, 'total.read')(getTotalOfForm),
  on(getTotalTable, 'total.read')(getTable),
  on(getOrigin, 'total.read')(getOriginOfCell),
];
