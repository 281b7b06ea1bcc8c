'use client';

/** A column's head that sorts the table; the address holds the choice (`-name` is downwards). */
export function SortHead({
	column,
	sort,
	label,
	hint,
	figure = false,
	onSort,
}: {
	column: string;
	sort: string;
	label: string;
	hint: string;
	figure?: boolean;
	onSort: (sort: string) => void;
}) {
	const up = sort === column;
	const down = sort === `-${column}`;
	return (
		<th
			className={figure ? 'figure' : undefined}
			aria-sort={up ? 'ascending' : down ? 'descending' : 'none'}
			scope="col"
		>
			<button type="button" className="sort" title={hint} onClick={() => onSort(down ? column : `-${column}`)}>
				{label}
				<span aria-hidden="true">{up ? ' ▲' : down ? ' ▼' : ''}</span>
			</button>
		</th>
	);
}

/** Rows in the order a sort asks for; equal ones stay as they were. */
export function sorted<Row>(rows: readonly Row[], sort: string, value: (row: Row, column: string) => unknown): Row[] {
	if (sort === '') return [...rows];
	const column = sort.replace(/^-/, '');
	const sign = sort.startsWith('-') ? -1 : 1;
	const rank = (row: Row) => value(row, column) ?? '';
	return [...rows].sort((a, b) => {
		const [x, y] = [rank(a), rank(b)];
		if (typeof x === 'number' && typeof y === 'number') return sign * (x - y);
		return sign * String(x).localeCompare(String(y), 'id');
	});
}
