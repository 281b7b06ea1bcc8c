/** Payloads of the events about fetching system data. */
export interface PullEvents {
	'pull.ordered': { readonly url: string; readonly rate: number; readonly parallel: number };
	'pull.paused': { readonly reason: string };
	'pull.resumed': Record<string, never>;
}

export const pullStream = (contest: string) => `ambil/${contest}`;
