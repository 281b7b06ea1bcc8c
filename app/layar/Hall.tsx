'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePhotos } from '@/app/client/photos';
import { useNetwork } from '@/app/client/useNetwork';
import type { HallView } from '@/db/queries';
import { clockText, zoneOf } from '@/lib/hall/clock';
import { firstAddress, type HallAddress, type NetworkView } from '@/lib/network';
import type { ResultView } from '@/lib/plenary/view';
import { Adoption } from './Adoption';
import { Band } from './Band';
import { Compare } from './Compare';
import { Copies } from './Copies';
import { Counting } from './Counting';
import styles from './Hall.module.css';
import { Head } from './Head';
import { Moved, PlainNotice } from './Network';
import { Paused } from './Paused';
import { Reading } from './Reading';
import { Closed, Ended, Rest, SealScreen, SignedOut } from './Rest';
import { Signing } from './Signing';
import { THEME_COOKIE, type Theme } from './theme';
import { useHall, useMoments } from './useHall';

/** The projector's picture. It never asks anything of anybody: it follows the desk. */
export function Hall({
	initial,
	panel,
	theme,
	address,
	network,
}: {
	initial: HallView | null;
	/** The panel this screen belongs to; without one it follows the first that reads. */
	panel: string | null;
	theme: Theme;
	/** Where this page was asked for, if phones can ask there too. */
	address: HallAddress | null;
	network: NetworkView;
}) {
	const { picture, lostSince, signedOut, offset } = useHall(initial, panel);
	const { banner, seal } = useMoments(picture);
	const { view } = useNetwork(network);
	const here = firstAddress(view) ?? address;
	const zone = zoneOf(picture?.kecamatanCode ?? '');
	const lost = lostSince === null ? null : clockText(lostSince + offset, zone, true);
	return (
		<Frame theme={theme} sealed={seal !== null}>
			{view.mode === 'plain' ? <PlainNotice /> : null}
			{view.move && here && picture?.opened ? <Moved address={here} /> : null}
			{signedOut ? (
				<SignedOut />
			) : seal ? (
				<SealScreen last={seal} zone={zone} />
			) : picture?.pause && !picture.pause.finishing ? (
				<Paused pause={picture.pause} zone={zone} />
			) : !picture?.opened ? (
				<Closed picture={picture} address={here} words={view.words} lost={lost} />
			) : picture.closed ? (
				<Ended picture={picture} zone={zone} />
			) : picture.adoption ? (
				<Adoption adoption={picture.adoption} lost={lost} zone={zone} offset={offset} />
			) : picture.result ? (
				<>
					<Head result={picture.result} lost={lost} />
					<Copies result={picture.result} />
					<Floor result={picture.result} zone={zone} />
					<Band picture={picture} banner={banner} zone={zone} offset={offset} />
				</>
			) : (
				<>
					<Rest picture={picture} zone={zone} lost={lost} />
					<Band picture={picture} banner={null} zone={zone} offset={offset} />
				</>
			)}
		</Frame>
	);
}

/** What stands on the floor, as far as it has come. */
function Floor({ result, zone }: { result: ResultView; zone: ReturnType<typeof zoneOf> }) {
	const { contest, place } = result;
	const strips = usePhotos(contest.code, place.tps).data?.strips ?? {};
	if (result.meeting.recount) return <Counting result={result} />;
	switch (result.status) {
		case 'waiting':
		case 'floor':
			return <Reading result={result} zone={zone} strips={strips} />;
		case 'compared':
			// Nothing to compare with: the hall checks the paper's own figures.
			return result.system.uploaded || result.system.edited > 0 ? (
				<Compare result={result} strips={strips} />
			) : (
				<Reading result={result} zone={zone} strips={strips} />
			);
		case 'settled':
		case 'signed':
		case 'locked':
			return <Signing result={result} />;
	}
}

function Frame({ theme, sealed, children }: { theme: Theme; sealed: boolean; children: ReactNode }) {
	const t = useTranslations('hall');
	const [chosen, setChosen] = useState(theme);
	const other: Theme = chosen === 'hall' ? 'light' : 'hall';
	const change = () => {
		setChosen(other);
		// biome-ignore lint/suspicious/noDocumentCookie: cookieStore is missing where the hall has no HTTPS.
		document.cookie = `${THEME_COOKIE}=${other}; path=/layar; max-age=31536000; samesite=lax`;
	};
	return (
		<main className={styles.hall} data-theme={chosen} data-sealed={sealed} data-hall>
			{children}
			<button type="button" className={styles.theme} onClick={change}>
				{t(other === 'hall' ? 'theme.dark' : 'theme.light')}
			</button>
		</main>
	);
}
