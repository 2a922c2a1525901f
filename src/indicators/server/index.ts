export { indicatorFigures } from './figures.ts';
