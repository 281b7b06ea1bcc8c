'use client';

import { Fragment, type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { paginate } from '@/lib/hall/pages';
import styles from './Paged.module.css';

/** Lines under one heading. */
export interface PagedGroup {
	readonly key: string;
	readonly head?: ReactNode;
	readonly lines: readonly { readonly key: string; readonly node: ReactNode }[];
}

/** How long a page stays when nothing says which one is being talked about. */
const TURN_MS = 9_000;
/** After somebody turned a page by hand. */
const HELD_MS = 60_000;

/**
 * Shows lines on pages that fit the room, measured and never scrolled. The page with `current` is shown;
 * without one the pages turn by themselves, and ← → turn them by hand.
 */
export function Paged({
	groups,
	current,
	indicator = 'head',
}: {
	groups: readonly PagedGroup[];
	current?: string | null;
	/** Where the page number stands: over the heading's free corner, or at the foot (which takes room). */
	indicator?: 'head' | 'foot';
}) {
	const t = useTranslations('hall');
	const box = useRef<HTMLDivElement>(null);
	const [layout, setLayout] = useState<readonly (readonly number[])[]>([]);
	const [turned, setTurned] = useState(0);
	const [held, setHeld] = useState(0);
	const measure = useCallback(() => {
		const element = box.current;
		if (!element) return;
		element.dataset.measuring = '';
		const heights = groupHeights(element);
		const room = element.clientHeight;
		const foot = element.querySelector<HTMLElement>('[data-indicator="foot"]')?.offsetHeight ?? 0;
		delete element.dataset.measuring;
		let pages = paginate(heights, room);
		if (pages.flat().some((page) => page > 0)) pages = paginate(heights, room - foot);
		setLayout((known) => (JSON.stringify(known) === JSON.stringify(pages) ? known : pages));
	}, []);
	// Measured after every change of what is shown: React keeps the effect cheap (heights only).
	useLayoutEffect(measure);
	useEffect(() => {
		const element = box.current;
		if (!element) return;
		const observer = new ResizeObserver(measure);
		observer.observe(element);
		void document.fonts.ready.then(measure);
		return () => observer.disconnect();
	}, [measure]);
	const count = Math.max(0, ...layout.flat()) + 1;
	useEffect(() => {
		if (count < 2) return;
		const timer = setTimeout(() => setTurned((page) => page + 1), held ? HELD_MS : TURN_MS);
		return () => clearTimeout(timer);
	}, [count, held]);
	useEffect(() => {
		const turn = (event: KeyboardEvent) => {
			if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
			setHeld((times) => times + 1);
			setTurned((page) => page + (event.key === 'ArrowRight' ? 1 : -1));
		};
		window.addEventListener('keydown', turn);
		return () => window.removeEventListener('keydown', turn);
	}, []);
	const page = pageOf(groups, layout, current) ?? ((turned % count) + count) % count;
	return (
		<div ref={box} className={styles.box} data-page={page + 1} data-pages={count}>
			{groups.map((group, at) => (
				<Fragment key={group.key}>
					{group.head ? (
						<div data-head={group.key} hidden={!(layout[at] ?? [0]).includes(page)}>
							{group.head}
						</div>
					) : null}
					{group.lines.map((line, index) => (
						<div key={line.key} data-line={group.key} hidden={(layout[at]?.[index] ?? 0) !== page}>
							{line.node}
						</div>
					))}
				</Fragment>
			))}
			{current ? null : (
				<p className={styles.indicator} data-indicator={indicator} hidden={count < 2}>
					{t('page', { page: page + 1, pages: count })}
				</p>
			)}
		</div>
	);
}

function groupHeights(element: HTMLElement): { head: number; lines: number[] }[] {
	const found = new Map<string, { head: number; lines: number[] }>();
	for (const child of element.children) {
		if (!(child instanceof HTMLElement)) continue;
		const key = child.dataset.head ?? child.dataset.line;
		if (key === undefined) continue;
		const group = found.get(key) ?? { head: 0, lines: [] };
		found.set(key, group);
		if (child.dataset.head === undefined) group.lines.push(child.offsetHeight);
		else group.head = child.offsetHeight;
	}
	return [...found.values()];
}

function pageOf(
	groups: readonly PagedGroup[],
	layout: readonly (readonly number[])[],
	current: string | null | undefined,
): number | undefined {
	if (!current) return undefined;
	for (const [at, group] of groups.entries()) {
		const index = group.lines.findIndex(({ key }) => key === current);
		if (index >= 0) return layout[at]?.[index];
	}
	return undefined;
}
