'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import styles from './Join.module.css';
import { useWay } from './useWay';

/** Words shown on one line each: four and four can be compared at a glance. */
const LINE = 4;

/** The way in for a phone that has never met this laptop. */
export function Guide({
	host,
	name,
	words,
	sha256,
	apple,
}: {
	/** Host and port this page was asked at. */
	host: string;
	/** The announced name with its port. */
	name: string | null;
	words: string;
	sha256: string;
	/** An iPhone's pictures first. */
	apple: boolean;
}) {
	const t = useTranslations('network.join');
	const { href, trusted } = useWay(host, name);
	const eight = words.split('-');
	const certificate = `Ketok Palu ${eight.slice(0, LINE).join('-')}`;
	const shown = new URL(href).hostname;
	const phones = [
		<Phone
			key="android"
			open={!apple}
			title={t('phone.android')}
			steps={[
				{ text: t('android.1'), picture: 'android-1', alt: t('picture.android1') },
				{ text: t('android.2', { host: shown }), picture: 'android-2', alt: t('picture.android2') },
				{ text: t('android.3') },
			]}
		/>,
		<Phone
			key="iphone"
			open={apple}
			title={t('phone.iphone')}
			steps={[
				{ text: t('iphone.1'), picture: 'iphone-1', alt: t('picture.iphone1') },
				{ text: t('iphone.2'), picture: 'iphone-2', alt: t('picture.iphone2') },
				{ text: t('iphone.3') },
			]}
		/>,
	];
	return (
		<>
			<h1>{t('title')}</h1>
			{trusted ? (
				<p className={styles.ready} role="status">
					{t('ready')}
				</p>
			) : null}
			<section>
				<h2>{t('match.title')}</h2>
				<p className={styles.words} data-words>
					<span>{eight.slice(0, LINE).join(' ')}</span> <span>{eight.slice(LINE).join(' ')}</span>
				</p>
				<p>{t('match.hint')}</p>
			</section>
			<section>
				<h2>{t('warning.title')}</h2>
				<p className={styles.hint}>{t('warning.hint')}</p>
				{apple ? phones.reverse() : phones}
			</section>
			<details className={styles.more}>
				<summary>{t('install.title')}</summary>
				<p>{t('install.why')}</p>
				<a className={styles.download} href="/ca.crt">
					{t('install.download')}
				</a>
				<h3>{t('phone.android')}</h3>
				<Steps
					steps={[
						{ text: t('install.android.1'), picture: 'android-ca', alt: t('picture.androidCa') },
						{ text: t('install.android.2', { name: certificate }) },
					]}
				/>
				<h3>{t('phone.iphone')}</h3>
				<Steps
					steps={[
						{ text: t('install.iphone.1', { name: certificate }) },
						{ text: t('install.iphone.2'), picture: 'iphone-ca', alt: t('picture.iphoneCa') },
					]}
				/>
				<p>{t('install.after')}</p>
				<p>
					{t('sha256')} <span className={styles.hash}>{sha256}</span>
				</p>
			</details>
			<p className={styles.bar}>
				<a className={styles.go} href={href}>
					{t('go.button')}
				</a>
			</p>
		</>
	);
}

interface Step {
	readonly text: string;
	/** File in `public/gabung`, without its ending. */
	readonly picture?: string;
	readonly alt?: string;
}

function Phone({ open, title, steps }: { open: boolean; title: string; steps: readonly Step[] }): ReactNode {
	return (
		<details className={styles.phone} open={open}>
			<summary>{title}</summary>
			<Steps steps={steps} />
		</details>
	);
}

function Steps({ steps }: { steps: readonly Step[] }) {
	return (
		<ol className={styles.steps}>
			{steps.map(({ text, picture, alt }) => (
				<li key={text}>
					<span>{text}</span>
					{picture ? (
						// biome-ignore lint/performance/noImgElement: a drawing of 2 kB, and no image server in a hall.
						<img src={`/gabung/${picture}.svg`} alt={alt ?? ''} width={150} height={190} loading="lazy" />
					) : null}
				</li>
			))}
		</ol>
	);
}
