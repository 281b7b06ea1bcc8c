import { useSearchParams } from 'next/navigation';
import { useEffect, useReducer } from 'react';
import type { Contest, FieldId } from '@/lib/forms/types';
import { rowId } from './labels';

/** The line the address asks for (`#butir-IV.3.A2.5`, a cell of the recap), while it stands there; else `null`. */
export function useWantedField({ fields }: Pick<Contest, 'fields'>): FieldId | null {
	const [, look] = useReducer((count: number) => count + 1, 0);
	useSearchParams();
	useEffect(() => {
		window.addEventListener('hashchange', look);
		return () => window.removeEventListener('hashchange', look);
	}, []);
	const hash = typeof window === 'undefined' ? '' : window.location.hash;
	return hash === '' ? null : (fields.find(({ id }) => `#${rowId(id)}` === hash)?.id ?? null);
}
