export { recapCsv } from './csv';
export { asFigures, findingsOfTotals, NO_TOTALS, type Totals, together, withFigures } from './totals';
export { type Mismatch, type RecapColumn, type RecapView, recapView } from './view';
