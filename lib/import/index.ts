export { type Place, PROBLEM_CODES, PROBLEM_CONTEXT, type Problem, type ProblemCode, problem } from './problem';
export {
	buildReport,
	type FileReport,
	type FileStatus,
	type ImportPreview,
	type ImportReport,
	type Moved,
	type StoredVersion,
} from './report';
export { belongs, brokenRules, countShows, type PreviewRow, SHOWS, type Show, searched } from './rows';
