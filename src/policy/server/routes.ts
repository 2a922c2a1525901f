import { type Binding, on } from '../../platform/call/binding.ts';
import { setContact as setContactRoute } from '../contract/contact.ts';
import * as routes from '../contract.ts';
import { setContact } from './contact.ts';
import { getPolicy } from './get-policy.ts';

export const policyRoutes: Binding[] = [
  on(routes.getPolicy)(getPolicy),
  on(setContactRoute, 'contact.change')(setContact),
];
