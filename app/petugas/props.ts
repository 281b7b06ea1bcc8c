/** What the person at the page may do. */
export interface May {
	readonly keep: boolean;
	readonly standIn: boolean;
}

/** Something a reason is asked for before it is done. */
export interface Asked {
	readonly what: 'fail' | 'retire' | 'standIn';
	/** Account, or code of the TPS. */
	readonly about: string;
	readonly name: string;
}
