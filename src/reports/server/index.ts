export { closePrinter } from './printer.ts';
