/** A contest by code and name, in the reader's language. */
export interface ContestName {
	readonly code: string;
	readonly name: string;
}
