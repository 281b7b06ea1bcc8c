'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { SignedOutError } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import { useLive } from '@/app/client/live';
import { usePhotos } from '@/app/client/photos';
import { SignInAgain } from '@/app/client/SignInAgain';
import { useAddress } from '@/app/client/useAddress';
import { useCommand } from '@/app/client/useCommand';
import { CommandNotice } from '@/app/ui/CommandNotice';
import type { HallAddress } from '@/lib/network';
import type { Role } from '@/lib/plenary';
import { CornersDialog } from './CornersDialog';
import { PhoneLink } from './PhoneLink';
import styles from './Photos.module.css';
import { RetractDialog } from './RetractDialog';
import { Upload } from './Upload';
import { Versions } from './Versions';
import { Viewer } from './Viewer';

/** The pages of a TPS with their photos: one large, the others as a list. */
export function Photos({
	role,
	mayAttach,
	address,
	contests,
}: {
	role: Role;
	mayAttach: boolean;
	/** Where phones in the hall reach this server. */
	address: HallAddress | undefined;
	contests: readonly { code: string; name: string }[];
}) {
	const t = useTranslations('photo');
	const sentence = useSentence();
	useLive();
	const { values, put } = useAddress(['kontes', 'tps', 'hal']);
	const contest = values.kontes || contests[0]?.code || '';
	const { data: view, error, refetch } = usePhotos(contest, values.tps || null);
	const command = useCommand();
	const [doing, setDoing] = useState<'corners' | 'retract' | null>(null);
	const shown = view?.pages.find((one) => String(one.page) === values.hal) ?? view?.pages[0];
	useEffect(() => {
		const turn = (event: KeyboardEvent) => {
			const step = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0;
			const at = shown ? (view?.pages.indexOf(shown) ?? 0) : 0;
			const next = view?.pages[at + step];
			if (step === 0 || !next || document.querySelector('dialog[open]')) return;
			event.preventDefault();
			put({ hal: String(next.page) });
		};
		document.addEventListener('keydown', turn);
		return () => document.removeEventListener('keydown', turn);
	}, [view, shown, put]);
	const turned = shown?.page;
	// On a phone the pages stand in one line: the one on show is in sight.
	useEffect(() => {
		const tab = turned === undefined ? null : document.querySelector<HTMLElement>(`[data-page="${turned}"]`);
		const list = tab?.closest('ul');
		if (tab && list) list.scrollLeft = tab.offsetLeft - list.offsetLeft - (list.clientWidth - tab.clientWidth) / 2;
	}, [turned]);
	const signIn = error instanceof SignedOutError ? <SignInAgain onDone={() => void refetch()} /> : null;
	if (values.tps === '') return <p className="page">{t('unknown')}</p>;
	if (!view) return signIn ?? <p className="page">{error ? sentence(error) : t('loading')}</p>;
	const page = shown;
	if (!page) return <p className="page">{t('unknown')}</p>;
	const { current } = page;
	const next = view.pages.find((one) => one.page > page.page && one.current === null)?.page;
	const about = { contest, tps: view.tps, page: page.page };
	return (
		<div className={`page stack ${styles.photos}`}>
			<header className="stack">
				<div className="row">
					<h1>{t('heading', { tps: view.tpsName, kelurahan: view.kelurahanName })}</h1>
					{role === 'saksi' ? (
						<a className="button small" href="/saksi">
							{t('toPhone')}
						</a>
					) : role === 'mobile' ? (
						<a className="button small" href="/tps-saya">
							{t('toStation')}
						</a>
					) : (
						<a className="button small" href={`/meja?kontes=${contest}&tps=${view.tps}`}>
							{t('toDesk')}
						</a>
					)}
					{contests.length > 1 ? (
						<select
							className={`input ${styles.contest}`}
							aria-label={t('contest')}
							value={contest}
							onChange={(event) => put({ kontes: event.target.value, hal: '' })}
						>
							{contests.map(({ code, name }) => (
								<option key={code} value={code}>
									{name}
								</option>
							))}
						</select>
					) : null}
				</div>
				<p className="hint">{t('lead')}</p>
			</header>
			<CommandNotice command={command} />
			<div className={styles.columns}>
				<nav aria-label={t('pages')}>
					<ul className={styles.pages}>
						{view.pages.map((one) => (
							<li key={one.page}>
								<button
									type="button"
									className={styles.tab}
									data-page={one.page}
									aria-current={one === page ? 'page' : undefined}
									onClick={() => put({ hal: String(one.page) })}
								>
									<span aria-hidden="true">{markOf(one.current !== null, one.state)}</span>{' '}
									{t('page', { page: one.page })}
									{one.current ? null : <span className="hint"> {t('none')}</span>}
								</button>
							</li>
						))}
					</ul>
				</nav>
				<section className="stack" aria-label={t('page', { page: page.page })}>
					{mayAttach ? (
						<Upload
							key={`${contest}/${view.tps}`}
							{...about}
							has={current !== null}
							onDone={() => void refetch()}
							onNext={next === undefined ? null : { page: next, go: () => put({ hal: String(next) }) }}
						>
							{role === 'saksi' || role === 'mobile' ? null : <PhoneLink address={address} {...about} />}
						</Upload>
					) : null}
					{current ? (
						<>
							<Viewer
								key={`${current.content}/${page.page}`}
								page={page.page}
								file={`/api/photos/file/${current.content}`}
								small={page.small}
								straight={page.straight}
							/>
							{page.says !== null && page.says !== page.page ? (
								<p className="notice problem" role="alert">
									{t('wrongPage', { says: page.says, page: page.page })}
								</p>
							) : (
								<p role="status">
									{t(`state.${page.state === 'straight' && current.corners ? 'byHand' : page.state}`)}
								</p>
							)}
							{mayAttach ? (
								<p className="row no-print">
									{page.small && page.state !== 'no-layout' ? (
										<button type="button" className="button" onClick={() => setDoing('corners')}>
											{t('corners.button')}
										</button>
									) : null}
									<button type="button" className="button" onClick={() => setDoing('retract')}>
										{t('retract.button')}
									</button>
								</p>
							) : null}
						</>
					) : (
						<p className={styles.empty}>
							{t('page', { page: page.page })}: {t('none')}
						</p>
					)}
					<Versions page={page} />
				</section>
			</div>
			{doing === 'corners' && current && page.small ? (
				<CornersDialog
					page={page}
					image={page.small}
					onClose={() => setDoing(null)}
					onSave={(corners) =>
						command.send({ type: 'photo.corners', ...about, content: current.content, corners }).then(
							() => undefined,
							() => undefined,
						)
					}
				/>
			) : null}
			{doing === 'retract' && current ? (
				<RetractDialog
					page={page.page}
					onClose={() => setDoing(null)}
					onDone={(reason) => command.send({ type: 'photo.retract', ...about, content: current.content, reason })}
				/>
			) : null}
			{signIn}
		</div>
	);
}

/** One sign for how far a page has come; the word stands beside it. */
function markOf(has: boolean, state: string): string {
	if (!has) return '–';
	return state === 'straight' ? '▣' : state === 'waiting' ? '…' : '□';
}
