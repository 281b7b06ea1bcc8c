/** What the person at the page may do. */
export interface May {
	readonly send: boolean;
	readonly enrol: boolean;
}
