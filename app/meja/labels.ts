import type { Column, Contest, FieldId } from '@/lib/forms/types';

type Common = (key: `column.${Column}`) => string;

/** A field by name, as it is called in a list: `I.B.1 Pengguna hak pilih dalam DPT – Laki-laki`. */
export function fieldName(
	contest: Pick<Contest, 'fields'>,
	id: FieldId,
	common: Common,
	locale: 'id' | 'en' = 'id',
): string {
	const field = contest.fields.find((candidate) => candidate.id === id);
	if (!field) return id;
	const label = `${field.row} ${field.label[locale]}`;
	return field.column ? `${label} – ${common(`column.${field.column}`)}` : label;
}

/** Element id of an item in the comparison, from its key (`selisih:IV.1`, `K106:V.C`) or its field. */
export function rowId(key: string): string {
	return `butir-${key.replace(/^selisih:/, '')}`;
}
