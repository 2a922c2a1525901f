import { type Binding, on } from '../../platform/call/binding.ts';
import { search } from '../contract.ts';
import { searchAll } from './search-all.ts';

export const searchRoutes: Binding[] = [on(search)(searchAll)];
