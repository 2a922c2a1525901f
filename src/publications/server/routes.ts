import { type Binding, on } from '../../platform/call/binding.ts';
import { listPublications } from '../contract.ts';
import { listPublications as list } from './queries.ts';

export const publicationRoutes: Binding[] = [on(listPublications)(list)];
