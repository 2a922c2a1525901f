import { type Binding, on } from '../../platform/call/binding.ts';
import * as routes from '../contract.ts';
import { getPolicy } from './get-policy.ts';

export const policyRoutes: Binding[] = [on(routes.getPolicy)(getPolicy)];
