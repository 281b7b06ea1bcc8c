/** A difference: the sign, the amount, and a mark that does not need colour. */
export function Delta({ delta }: { delta: number | null }) {
	if (delta === null) return <span>≠</span>;
	return (
		<span>
			{delta > 0 ? '+' : '−'}
			{Math.abs(delta)} ≠
		</span>
	);
}
