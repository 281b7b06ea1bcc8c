/** What a decision about fetching may look at. */
export interface PullFacts {
	/** The last order for a contest, or `undefined`. */
	pull(contest: string): { readonly paused: boolean } | undefined;
}
