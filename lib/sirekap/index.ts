export { type Forms, formAt, type ParsedFile, parseTpsFiles, type TpsSource } from './batch';
export { parseTpsFile, tpsOfFileName } from './parse';
export { parseSheets, parseTable } from './table';
export { MAX_SYSTEM_NUMBER } from './values';
export { writeTpsFile } from './write';
