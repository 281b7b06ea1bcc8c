import type { Column, Contest, Field, FieldId } from '@/lib/forms/types';

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
	const label = `${numberOf(field)} ${field.label[locale]}`;
	return field.column ? `${label} – ${common(`column.${field.column}`)}` : label;
}

/** Where a line stands on the form: `I.B.1`, `IV.3`, and on a party's page `7 A.1`, `7 A.2-4`, `7 B`. */
export function numberOf(field: Field): string {
	switch (field.line) {
		case 'party':
			return `${field.contestant} A.1`;
		case 'candidate':
			return `${field.contestant} A.2-${field.candidate}`;
		case 'total':
			return `${field.contestant} B`;
		case undefined:
			return field.row;
	}
}

/** Element id of an item in the comparison, from its key (`selisih:IV.1`, `K106:V.C`) or its field. */
export function rowId(key: string): string {
	return `butir-${key.replace(/^selisih:/, '')}`;
}
