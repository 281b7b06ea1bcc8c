'use client';

import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Modal } from '@/app/client/Modal';
import type { Corners, PhotoPage } from '@/lib/photo/view';
import styles from './Photos.module.css';

/** How far an arrow moves a point, in shares of the photo; with Shift. */
const STEP = 0.001;
const FAR = 0.01;
const NAMES = ['0', '1', '2', '3'] as const;
/** Where the points begin when nothing was found. */
const GUESS: Corners = [
	{ x: 0.1, y: 0.08 },
	{ x: 0.9, y: 0.08 },
	{ x: 0.9, y: 0.92 },
	{ x: 0.1, y: 0.92 },
];

/** Four points on the photo, moved to the corner marks by finger, mouse or arrows. */
export function CornersDialog({
	page,
	image,
	onClose,
	onSave,
}: {
	page: PhotoPage;
	image: string;
	onClose: () => void;
	onSave: (corners: [Corners[0], Corners[1], Corners[2], Corners[3]] | null) => Promise<void>;
}) {
	const t = useTranslations('photo.corners');
	const common = useTranslations('common');
	const [corners, setCorners] = useState<Corners>(page.marks ?? GUESS);
	const board = useRef<HTMLDivElement>(null);
	const put = (at: number, x: number, y: number) => {
		const share = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 100_000) / 100_000;
		setCorners(
			(before) =>
				before.map((corner, index) => (index === at ? { x: share(x), y: share(y) } : corner)) as unknown as Corners,
		);
	};
	const drag = (at: number, event: PointerEvent<HTMLButtonElement>) => {
		const box = board.current?.getBoundingClientRect();
		if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
		put(at, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
	};
	const keys = (at: number, event: KeyboardEvent) => {
		const corner = corners[at];
		const step = event.shiftKey ? FAR : STEP;
		const moves: Record<string, readonly [number, number]> = {
			ArrowLeft: [-step, 0],
			ArrowRight: [step, 0],
			ArrowUp: [0, -step],
			ArrowDown: [0, step],
		};
		const move = moves[event.key];
		if (!corner || !move) return;
		event.preventDefault();
		put(at, corner.x + move[0], corner.y + move[1]);
	};
	const save = (next: typeof corners | null) => {
		const [a, b, c, d] = next ?? [];
		void onSave(a && b && c && d ? [a, b, c, d] : null);
		onClose();
	};
	return (
		<Modal title={t('title', { page: page.page })} onClose={onClose}>
			<p>{t('hint')}</p>
			<p className="row">
				<button type="button" className="button primary" onClick={() => save(corners)}>
					{t('save')}
				</button>
				{page.current?.corners ? (
					<button type="button" className="button" onClick={() => save(null)}>
						{t('auto')}
					</button>
				) : null}
				<button type="button" className="button" onClick={onClose}>
					{common('cancel')}
				</button>
			</p>
			<div className={styles.board} ref={board}>
				{/* biome-ignore lint/performance/noImgElement: served by our own route, already small. */}
				<img src={image} alt="" draggable={false} />
				<svg className={styles.frame} viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
					<polygon points={corners.map(({ x, y }) => `${x},${y}`).join(' ')} vectorEffect="non-scaling-stroke" />
				</svg>
				{NAMES.map((name, at) => (
					<button
						key={name}
						type="button"
						className={styles.handle}
						aria-label={t(`names.${name}`)}
						style={{ left: `${(corners[at]?.x ?? 0) * 100}%`, top: `${(corners[at]?.y ?? 0) * 100}%` }}
						onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
						onPointerMove={(event) => drag(at, event)}
						onKeyDown={(event) => keys(at, event)}
					/>
				))}
			</div>
		</Modal>
	);
}
