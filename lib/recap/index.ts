export { recapCsv } from './csv';
export { type Outlier, outliersOf } from './outliers';
export { asFigures, findingsOfTotals, NO_TOTALS, type Totals, together, withFigures } from './totals';
export { type Mismatch, type RecapColumn, type RecapView, recapView } from './view';
