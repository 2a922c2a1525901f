import { type Binding, on } from '../../platform/call/binding.ts';
import * as contract from '../contract.ts';
import { changeRoute, listFormRoutes, previewRoute } from './change-route.ts';

export const roundRoutes: Binding[] = [
  on(contract.listFormRoutes)(listFormRoutes),
  on(contract.previewFormRoute)(previewRoute),
  on(contract.changeFormRoute, 'form-route.change')(changeRoute),
];
