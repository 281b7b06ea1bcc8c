'use client';

import { useSearchParams } from 'next/navigation';
import styles from './Parts.module.css';

/** The parts of one page, one shown at a time; which one stands in the address. The first needs no name there. */
export function Parts({
	label,
	current,
	parts,
}: {
	label: string;
	current: string;
	parts: readonly { readonly key: string; readonly name: string }[];
}) {
	const params = useSearchParams();
	const href = (key: string) => {
		const next = new URLSearchParams(params);
		next.delete('cari');
		if (key === parts[0]?.key) next.delete('bagian');
		else next.set('bagian', key);
		return `?${next}`;
	};
	return (
		<nav aria-label={label} className={`${styles.parts} no-print`}>
			{parts.map(({ key, name }) => (
				<a
					key={key}
					href={href(key)}
					aria-current={key === current ? 'page' : undefined}
					onClick={(event) => {
						if (event.metaKey || event.ctrlKey || event.shiftKey) return;
						event.preventDefault();
						window.history.pushState(null, '', href(key));
					}}
				>
					{name}
				</a>
			))}
		</nav>
	);
}
