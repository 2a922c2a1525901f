export { againstRevision } from './differences.ts';
export { FormView } from './FormView.tsx';
export { togetherAddress } from './sheet-address.ts';
