export { againstRevision } from './differences.ts';
export { FormView } from './FormView.tsx';
