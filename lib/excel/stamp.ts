import { canonicalJson, hashOf, sha256Hex } from '../forms/canonical';
import type { Contest } from '../forms/types';

/** What a template says about itself, on a sheet of its own; a spreadsheet program keeps it as cells. */
export interface Stamp {
	readonly format: string;
	readonly template: string;
	readonly contest: string;
	readonly kelurahan: string;
	readonly kelurahanName: string;
	/** Fingerprint of the form's lines. */
	readonly form: string;
	/** Ledger sequence and hash when it was made. */
	readonly ledger: string;
	readonly made: string;
	/** Each TPS with the version of its result then. */
	readonly tps: readonly { readonly kode: string; readonly version: number }[];
}

export const TEMPLATE_FORMAT = 'ketok-palu/templat-excel/1';

/** The version of a form: its lines and boxes, not its words. Two forms with the same version ask for the same numbers. */
export function formVersion(contest: Contest): string {
	return hashOf(contest.fields.map(({ id, digits }) => [id, digits])).slice(0, 16);
}

/** Checksum over the whole stamp, in blocks a person can compare. */
export function checksumOf(stamp: Stamp): string {
	const hex = sha256Hex(canonicalJson(stamp));
	return (hex.slice(0, 16).match(/.{4}/g) ?? []).join('-');
}
