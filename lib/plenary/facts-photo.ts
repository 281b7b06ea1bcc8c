/** What a decision about photos may look at. */
export interface PhotoFacts {
	/** Photos of a page, retracted ones included, oldest first. */
	photos(contest: string, tps: string, page: number): readonly PhotoFact[];
	/** Where a photo is attached (and not retracted) already. */
	photoElsewhere(
		content: string,
	): { readonly contest: string; readonly tps: string; readonly page: number } | undefined;
}

export interface PhotoFact {
	readonly content: string;
	readonly retracted: boolean;
}
