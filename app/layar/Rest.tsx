'use client';

import { useTranslations } from 'use-intl';
import type { HallView } from '@/db/queries';
import { isKelurahan } from '@/lib/election/region';
import { clockText, type Zone } from '@/lib/hall/clock';
import type { HallAddress } from '@/lib/network';
import { Join } from './Network';
import { Paged, type PagedGroup } from './Paged';
import styles from './Rest.module.css';
import type { Sealed } from './useHall';

/** So many kelurahan are written large. */
const FEW = 5;

/** Between two TPS: what is next, how far every kelurahan is, what fell last. */
export function Rest({ picture, zone, lost }: { picture: HallView; zone: Zone; lost: string | null }) {
	const t = useTranslations('hall');
	const { next, last } = picture;
	return (
		<section className={styles.rest}>
			<header>
				{lost ? (
					<p className={styles.lost} role="status">
						{t('lost', { time: lost })}
					</p>
				) : null}
				<p className={styles.eyebrow}>{next ? t('rest.next') : picture.kecamatan}</p>
				<h1 className={styles.next}>
					{next ? (
						<>
							{next.tpsName} <span className={styles.kelurahan}>{next.kelurahanName}</span>
						</>
					) : (
						t('rest.none')
					)}
				</h1>
			</header>
			<Paged
				groups={[
					{
						key: 'kelurahan',
						head: <h2 className={styles.title}>{picture.kecamatan}</h2>,
						lines: picture.kelurahan.map((line) => ({
							key: line.kode,
							node: (
								<div className={styles.line} data-few={picture.kelurahan.length <= FEW}>
									<span className={styles.name}>{line.name}</span>
									{line.adoption && line.adoption.status !== 'belum' ? (
										<span className={styles.state}>{t(`adoption.state.${line.adoption.status}`)}</span>
									) : (
										<progress value={line.locked} max={Math.max(1, line.total)} aria-label={line.name} />
									)}
									<span className={styles.count}>
										{t('rest.kelurahan', { locked: line.locked, total: line.total })}
									</span>
								</div>
							),
						})),
					},
					...(picture.panels.length > 1 ? [panelGroup(picture, t('panels.title'))] : []),
				]}
			/>
			{last ? (
				<p className={styles.last}>
					{t('rest.last', {
						tps: last.place.tpsName,
						kelurahan: last.place.kelurahanName,
						time: clockText(last.time, zone),
					})}{' '}
					<strong className={styles.words}>{last.words}</strong>
				</p>
			) : null}
		</section>
	);
}

/** Which panel is where, who leads it, what it reads now. */
function panelGroup(picture: HallView, title: string): PagedGroup {
	return {
		key: 'panel',
		head: <h2 className={styles.title}>{title}</h2>,
		lines: picture.panels.map((panel) => ({ key: panel.panel, node: <PanelRow panel={panel} /> })),
	};
}

function PanelRow({ panel }: { panel: HallView['panels'][number] }) {
	const t = useTranslations('hall.panels');
	const { panel: number, place, chair, reads, floor } = panel;
	return (
		<div className={styles.panel}>
			<strong>
				{t('line', { panel: number })}
				{place ? ` · ${place}` : ''}
			</strong>
			<span>{reads.join(', ') || (chair ? t('lead', { name: chair }) : '')}</span>
			<span>{floor ? t('reading', { tps: floor }) : t('idle')}</span>
		</div>
	);
}

/** The meeting is over: the totals it ended with. */
export function Ended({ picture, zone }: { picture: HallView; zone: Zone }) {
	const t = useTranslations('hall');
	const { closed, adopted, whole } = picture;
	const stands = whole?.status === 'ditetapkan' && adopted !== null && !isKelurahan(adopted.region);
	return (
		<section className={styles.closed} role="status">
			<div className={styles.closedText}>
				<p className={styles.eyebrow}>{picture.kecamatan}</p>
				<h1 className={styles.closedTitle}>{t('ended.title')}</h1>
				<p>{closed ? t('ended.by', { by: closed.by, time: clockText(closed.time, zone) }) : null}</p>
				{stands ? (
					<p>
						{t('ended.whole')}: <strong className={styles.words}>{adopted.words}</strong>
					</p>
				) : null}
			</div>
		</section>
	);
}

/** Before the chair opens the plenary. */
export function Closed({
	picture,
	address,
	words,
	lost,
}: {
	picture: HallView | null;
	address: HallAddress | null;
	/** The authority's eight words. */
	words: string | null;
	lost: string | null;
}) {
	const t = useTranslations('hall');
	return (
		<section className={styles.closed}>
			<div className={styles.closedText}>
				<p className={styles.eyebrow}>{picture?.kecamatan}</p>
				<h1 className={styles.closedTitle}>{t('closed.title')}</h1>
				<p>{lost ? t('lost', { time: lost }) : t('closed.wait')}</p>
			</div>
			{address ? <Join address={address} words={words} /> : null}
		</section>
	);
}

/** The gavel has fallen: stillness, the seal, and the figures as four words anyone can write down. */
export function SealScreen({ last, zone }: { last: Sealed; zone: Zone }) {
	const t = useTranslations('hall.seal');
	const adoption = useTranslations('hall.adoption');
	return (
		<section className={styles.sealed} role="status">
			<Seal />
			<p className={styles.struck}>{t('struck')}</p>
			<h1 className={styles.sealTitle}>
				{last.kind === 'locked' ? (
					<>
						{t('locked', { tps: last.name })} <span className={styles.kelurahan}>{last.beside}</span>
					</>
				) : (
					<>
						{adoption('adopted', { name: last.name })}{' '}
						<span className={styles.kelurahan}>{adoption('parts', { version: last.beside })}</span>
					</>
				)}
			</h1>
			<p className="visually-hidden">{t('words')}</p>
			<p className={styles.sealWords}>{last.words.replaceAll('-', ' · ')}</p>
			<p>{clockText(last.time, zone, true)}</p>
		</section>
	);
}

function Seal() {
	return (
		<svg className={styles.seal} viewBox="0 0 120 120" aria-hidden="true" focusable="false">
			<g fill="none" stroke="currentColor">
				<circle cx="60" cy="60" r="56" strokeWidth="4" />
				<circle cx="60" cy="60" r="47" strokeWidth="1.5" strokeDasharray="3 3" />
			</g>
			<path fill="none" stroke="currentColor" strokeWidth="7" d="m38 62 16 16 30-34" />
		</svg>
	);
}

/** The display code was renewed, or the session is over. */
export function SignedOut() {
	const t = useTranslations('hall.signedOut');
	return (
		<section className={styles.closed}>
			<div className={styles.closedText}>
				<h1 className={styles.closedTitle}>{t('title')}</h1>
				<p>{t('body')}</p>
				<p>
					<a href="/layar/masuk">{t('action')}</a>
				</p>
			</div>
		</section>
	);
}
