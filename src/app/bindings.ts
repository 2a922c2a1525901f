import type { Binding } from '../platform/call/binding.ts';
import { manifests } from './manifests.ts';

/** Every address of the product, in the order of the nouns. */
export const bindings: readonly Binding[] = manifests.flatMap(({ routes = [] }) => routes);
