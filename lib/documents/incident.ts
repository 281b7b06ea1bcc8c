/** One line of D.Kejadian Khusus. */
export interface Incident {
	readonly time: string;
	readonly where: string;
	readonly who: string;
	readonly what: string;
	readonly outcome: string;
}
