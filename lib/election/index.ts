export { PACK_PROBLEM_CODES, type PackProblem, problemsOfPack } from './check';
export {
	CANDIDATE_COLUMNS,
	type CsvProblem,
	candidatesCsv,
	DISTRICT_COLUMNS,
	districtsCsv,
	packFromTables,
} from './csv';
export * from './default-rules';
export {
	BUILTIN,
	type ContestHead,
	type Election,
	electionOf,
	formOfDistrict,
	type Share,
	sameForm,
} from './election';
export { BLANKED, blankedBlocks, blocksOf, FINGERPRINT_BLOCKS, isConfirmed, shownBlocks } from './fingerprint';
export { notesOfPack, type PackNote } from './notes';
export { type ElectionPack, PACK_FORMAT, PACK_FORMAT_VERSION, packSchema } from './pack';
export type { PackPlace } from './place';
export { readPack } from './read';
export { isKelurahan, parseShare, REGION_CODE, shareOf } from './region';
export * from './rules';
export { contestantWord, electionWords, shortName } from './words';
