'use client';

import { useState } from 'react';
import type { Cell, FieldId } from '@/lib/forms/types';
import { typedCell, typedText } from '@/lib/hall/copy';
import type { CopyView } from '@/lib/plenary/copy';

/** What is typed from a witness's copy: only the lines that differ. */
export interface TypedCopy {
	readonly typed: Readonly<Record<FieldId, string>>;
	type(field: FieldId, text: string): void;
	/** The lines to send. */
	readonly lines: readonly { readonly field: FieldId; readonly value: Cell }[];
	/** Lines with something that is no figure. */
	readonly wrong: readonly FieldId[];
}

export function useCopy(before: CopyView | undefined): TypedCopy {
	const [typed, setTyped] = useState<Readonly<Record<FieldId, string>>>(() =>
		Object.fromEntries((before?.lines ?? []).map(({ field, value }) => [field, typedText(value)])),
	);
	const cells = Object.entries(typed).map(([field, text]) => ({ field, value: typedCell(text) }));
	return {
		typed,
		type: (field, text) => setTyped((now) => ({ ...now, [field]: text })),
		lines: cells.flatMap(({ field, value }) => (value === undefined || value === '?' ? [] : [{ field, value }])),
		wrong: cells.filter(({ value }) => value === '?').map(({ field }) => field),
	};
}
