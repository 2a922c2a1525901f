import { type Binding, on } from '../../platform/call/binding.ts';
import * as contract from '../contract.ts';
import { getFigures } from './figures.ts';
import { preview } from './preview.ts';
import { listAll } from './queries.ts';
import { retire, save } from './save.ts';

export const indicatorRoutes: Binding[] = [
  on(contract.listIndicators)(listAll),
  on(contract.saveIndicator, 'indicator.save')(save),
  on(contract.retireIndicator, 'indicator.retire')(retire),
  on(contract.previewIndicator)(preview),
  on(contract.getIndicatorFigures)(getFigures),
];
