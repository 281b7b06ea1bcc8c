'use client';

import { useLocale, useTranslations } from 'use-intl';
import { itemsOf, type Mark, markOf, partsOf } from '@/lib/hall/form';
import { mapMarks } from '@/lib/hall/marks';
import type { ResultView } from '@/lib/plenary/view';
import styles from './Hall.module.css';

/** A longer name of a kelurahan stands in two lines. */
const LONG = 22;

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
				<span className={styles.kelurahan} data-long={result.place.kelurahanName.length > LONG}>
					{result.place.kelurahanName}
				</span>
			</h1>
			<p className={styles.contest}>
				{result.contest.name[locale]}
				{result.meeting.panelPlace ? ` · ${t('panel', { panel: result.meeting.panel })}` : ''}
			</p>
			{lost ? (
				<p className={styles.lost} role="status">
					{t('lost', { time: lost })}
				</p>
			) : (
				<div className={styles.phase}>
					<p>
						<Phase result={result} />
					</p>
					{isSigning(result) ? <Words result={result} /> : <FormMap result={result} />}
				</div>
			)}
		</header>
	);
}

function isSigning({ status }: ResultView): boolean {
	return status === 'settled' || status === 'signed' || status === 'locked';
}

function Phase({ result }: { result: ResultView }) {
	const t = useTranslations('hall');
	const { status } = result;
	const phase = result.meeting.recount ? 'recount' : status === 'waiting' ? 'floor' : status;
	const more = usePhaseDetail(result);
	return (
		<>
			<strong>{t(`phase.${phase}`)}</strong>
			{more ? ` · ${more}` : ''}
		</>
	);
}

/** What there is to know beside the phase itself. */
function usePhaseDetail(result: ResultView): string | null {
	const t = useTranslations('hall');
	const { status, system, systemHidden } = result;
	if (status === 'waiting' || status === 'floor') {
		if (systemHidden) return t('hiddenSystem');
		return system.uploaded ? null : t('noSystem');
	}
	if (!system.uploaded && system.edited === 0) return t('noSystem');
	const items = itemsOf(result);
	if (status === 'compared') {
		const open = items.filter(({ state }) => state === 'open').length;
		return open > 0 ? t('items.open', { count: open }) : t('items.none');
	}
	const recorded = items.filter(({ state }) => state === 'recorded').length;
	const count = recorded > 0 ? t('items.count', { count: recorded }) : null;
	if (system.edited === 0) return count;
	// The words of the hash stand in the same line: beside what is recorded there is room for the number alone.
	return count ? `${count} · ✎ ${system.edited}` : `✎ ${t('systemEdited', { count: system.edited })}`;
}

/** The hash of these very figures, as words that can be read out and compared. */
function Words({ result }: { result: ResultView }) {
	const t = useTranslations('hall.sign');
	const crowded = usePhaseDetail(result) !== null;
	return (
		<p className={styles.words}>
			<span className={crowded ? 'visually-hidden' : undefined}>{t('words')}</span> <strong>{result.hashWords}</strong>
		</p>
	);
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
							{mapMarks(result, cells).map(({ key, mark }) => (
								<span key={key} className={styles.mapMark} data-mark={mark}>
									{SIGN[mark]}
								</span>
							))}
						</span>
					</li>
				);
			})}
		</ol>
	);
}
