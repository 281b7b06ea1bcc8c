export { type ParsedFile, parseTpsFiles, type TpsSource } from './batch';
export { MAX_SYSTEM_NUMBER, parseTpsFile, tpsOfFileName } from './parse';
export { writeTpsFile } from './write';
