export { CellHistory } from './entry/CellHistory.tsx';
export { ProposalSheet, type Proposed } from './entry/ProposalSheet.tsx';
export { FigureHistory } from './FigureHistory.tsx';
