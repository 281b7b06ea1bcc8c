import type { FieldId, Figures } from '../forms';
import type { TemplateTps } from './events-excel';
import type { PermitState } from './permit';

/** A template that was made here. */
export interface TemplateFact {
	readonly id: string;
	readonly contest: string;
	readonly kelurahan: string;
	readonly form: string;
	readonly tps: readonly TemplateTps[];
}

/** What a decision about the Excel template may look at. */
export interface ExcelFacts {
	/** UTC, ISO 8601. */
	now(): string;
	permit(id: string): PermitState | undefined;
	/** Every permission asked for, oldest first. */
	permits(): readonly PermitState[];
	template(id: string): TemplateFact | undefined;
	/** Codes of the TPS of a kelurahan/desa, in order. */
	tpsOf(kelurahan: string): readonly string[];
	/** What was typed for a TPS and is not filed. */
	draft(contest: string, tps: string): { readonly figures: Figures; readonly blank: readonly FieldId[] } | undefined;
	/** Content of the last workbook taken in for a TPS. */
	excelTaken(contest: string, tps: string): string | undefined;
}
