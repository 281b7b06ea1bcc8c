'use client';

/** Placeholder until accounts land. */
export function SignInAgain({ onDone }: { onDone: () => void }) {
	return (
		<button type="button" className="button" onClick={onDone}>
			Masuk
		</button>
	);
}
