/** What the phone keeps for one witness. A phone without storage (private mode) works, but forgets. */
const name = (witness: string, key: string) => `ketok-palu/saksi/${witness}/${key}`;

export function kept<T>(witness: string, key: string, otherwise: T): T {
	try {
		const text = localStorage.getItem(name(witness, key));
		return text === null ? otherwise : (JSON.parse(text) as T);
	} catch {
		return otherwise;
	}
}

/** `null` forgets. */
export function keep(witness: string, key: string, value: unknown): void {
	try {
		if (value === null) localStorage.removeItem(name(witness, key));
		else localStorage.setItem(name(witness, key), JSON.stringify(value));
	} catch {
		// Full or switched off: the answer is still sent, only its copy is not kept.
	}
}
