export { parseWilayahCsv, WILAYAH_COLUMNS, type WilayahColumn } from './parse';
export { writeWilayahCsv } from './write';
