'use client';

import { useLocale, useTranslations } from 'use-intl';
import { itemsOf, type Mark, markOf, partsOf } from '@/lib/hall/form';
import type { ResultView } from '@/lib/plenary/view';
import styles from './Hall.module.css';

const SIGN: Readonly<Record<Mark, string>> = {
	empty: '',
	filled: '✓',
	now: '▶',
	differs: '≠',
	recorded: '≠',
	settled: '✓',
};

/** Which TPS, which contest, how far; and the whole form as a thin map of marks. */
export function Head({ result, lost }: { result: ResultView; lost: string | null }) {
	const t = useTranslations('hall');
	const locale = useLocale();
	return (
		<header className={styles.head}>
			<h1 className={styles.place}>
				<span className={styles.tps}>{result.place.tpsName}</span>{' '}
				<span className={styles.kelurahan}>{result.place.kelurahanName}</span>
			</h1>
			<p className={styles.contest}>{result.contest.name[locale]}</p>
			{lost ? (
				<p className={styles.lost} role="status">
					{t('lost', { time: lost })}
				</p>
			) : (
				<div className={styles.phase}>
					<p>
						<Phase result={result} />
					</p>
					<FormMap result={result} />
				</div>
			)}
		</header>
	);
}

function Phase({ result }: { result: ResultView }) {
	const t = useTranslations('hall');
	if (result.status === 'compared') {
		const open = itemsOf(result).filter(({ state }) => state === 'open').length;
		return result.system.uploaded ? (
			<>
				<strong>{t('phase.compared')}</strong> · {open > 0 ? t('items.open', { count: open }) : t('items.none')}
			</>
		) : (
			<strong>{t('noSystem')}</strong>
		);
	}
	if (result.status === 'waiting' || result.status === 'floor') {
		if (result.systemHidden) return t('hiddenSystem');
		return result.system.uploaded ? <strong>{t('phase.floor')}</strong> : t('noSystem');
	}
	return <strong>{t(`phase.${result.status}`)}</strong>;
}

/** One small mark for each number of the form, section by section. */
function FormMap({ result }: { result: ResultView }) {
	const t = useTranslations('hall');
	return (
		<ol className={styles.map} aria-label={t('map')}>
			{partsOf(result).map(({ section, lines }) => {
				const cells = lines.flatMap((line) => line.cells);
				const here = cells.some((row) => row.field.id === result.draft?.at) && !result.filled;
				const count = cells.filter((row) => markOf(result, row) !== 'empty').length;
				return (
					<li key={section.id} className={styles.mapPart} data-here={here}>
						<span className={styles.mapName}>{section.id}</span>
						<span className="visually-hidden">
							{count}/{cells.length}
						</span>
						<span className={styles.mapMarks} aria-hidden="true">
							{cells.map((row) => {
								const mark = markOf(result, row);
								return (
									<span key={row.field.id} className={styles.mapMark} data-mark={mark}>
										{SIGN[mark]}
									</span>
								);
							})}
						</span>
					</li>
				);
			})}
		</ol>
	);
}
