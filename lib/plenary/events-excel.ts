import type { Cell, FieldId, Figures } from '../forms';
import type { PermitLevel } from './commands-excel';

export interface PermitScope {
	readonly contests: readonly string[];
	/** 10-digit codes. */
	readonly kelurahan: readonly string[];
}

/** A TPS as it stood when a template was made: what the workbook is compared with when it comes back. */
export interface TemplateTps {
	readonly tps: string;
	/** Version of the result stream at that moment. */
	readonly version: number;
	/** Figures the template was filled with beforehand: the tally, or what was typed so far. */
	readonly figures: Figures;
}

/** One number on which desk and workbook disagreed, and whose stands. */
export interface SettledCell {
	readonly field: FieldId;
	readonly ours: Cell;
	readonly theirs: Cell;
	readonly took: 'ours' | 'theirs';
}

/** What an import did to one TPS. */
export interface ImportedTps {
	readonly tps: string;
	readonly content: string;
	/** The numbers of the workbook. */
	readonly figures: Figures;
	/** Fields whose number was taken over without anybody disagreeing. */
	readonly taken: readonly FieldId[];
	readonly settled: readonly SettledCell[];
	/** What waits at the desk afterwards, to be read against the paper and filed there; `null` where the tally is filed. */
	readonly draft: { readonly figures: Figures; readonly blank: readonly FieldId[] } | null;
}

/** Payloads of the events about the Excel template. */
export interface ExcelEvents {
	'excel.requested': PermitScope & { readonly reason: string; readonly document: string };
	'excel.granted': PermitScope & {
		readonly level: PermitLevel;
		readonly name: string;
		readonly document: string;
		readonly at: string;
		readonly until: string;
	};
	'excel.denied': {
		readonly level: PermitLevel;
		readonly name: string;
		readonly document: string;
		readonly reason: string;
	};
	'excel.adopted': Record<string, never>;
	'excel.ended': { readonly reason: string };
	'excel.exported': {
		readonly permit: string;
		readonly contest: string;
		readonly kelurahan: string;
		/** Fingerprint of the form (lib/excel/stamp). */
		readonly form: string;
		readonly tps: readonly TemplateTps[];
	};
	'excel.imported': {
		readonly permit: string;
		readonly contest: string;
		readonly kelurahan: string;
		readonly file: string;
		readonly sha256: string;
		readonly tps: readonly ImportedTps[];
	};
}

export const permitStream = (permit: string) => `izin/${permit}`;
export const templateStream = (template: string) => `templat/${template}`;
