export { CellHistory } from './entry/CellHistory.tsx';
export { FigureHistory } from './FigureHistory.tsx';
