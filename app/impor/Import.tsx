'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { RefusedError, SignedOutError } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import { useLive } from '@/app/client/live';
import { SignInAgain } from '@/app/client/SignInAgain';
import type { StagedUpload } from '@/app/server/import';
import { Accepted } from './Accept';
import { type Done, ImportError, previewOf } from './api';
import { History } from './History';
import styles from './Import.module.css';
import { Pull } from './Pull';
import { RegionPreview } from './RegionPreview';
import { SystemPreview } from './SystemPreview';
import { UploadForm } from './UploadForm';
import { CLEARED, useImportUrl } from './useImportUrl';

/** Upload, look, accept; below it what was accepted before. */
export function Import({
	contests,
	limit,
	mayOrder,
}: {
	contests: readonly { code: string; name: string }[];
	limit: number;
	/** May say where to fetch from. */
	mayOrder: boolean;
}) {
	const t = useTranslations('import.page');
	const sentence = useSentence();
	const client = useQueryClient();
	const url = useImportUrl();
	const [done, setDone] = useState<Done | null>(null);
	useLive();
	const { upload } = url;
	const query = useQuery({
		queryKey: ['impor', upload, url.show, url.search, url.limit],
		queryFn: ({ signal }) => (upload ? previewOf(upload, url, signal) : null),
		enabled: upload !== null,
		// The list stays while a filter is applied; another upload starts from nothing.
		placeholderData: (before) => (before?.source.sha256 === upload?.sha256 ? before : undefined),
		retry: (_count, fault) => !stays(fault),
	});
	const { data, refetch, isPlaceholderData } = query;
	// A line that is lost is tried again by itself; after a while one is told.
	const error = query.error ?? (query.failureCount > 2 ? query.failureReason : null);
	const discard = () => url.set(CLEARED, true);
	const signedOut = error instanceof SignedOutError;

	return (
		<div className="page stack">
			<header className="stack">
				<h1>{t('title')}</h1>
				<p className="hint">{t('lead')}</p>
				<p>
					<Link className="button small" href="/templat" prefetch={false}>
						{t('excel')}
					</Link>
				</p>
			</header>
			{done && <Accepted done={done} />}
			{upload === null ? (
				<UploadForm contests={contests} limit={limit} onDone={open} />
			) : data ? (
				<section className={`stack ${isPlaceholderData ? styles.waiting : ''}`} aria-busy={isPlaceholderData}>
					{data.kind === 'sirekap' ? (
						<SystemPreview
							answer={data}
							url={url}
							upload={upload}
							onDone={finish}
							onDiscard={discard}
							onStale={refetch}
						/>
					) : (
						<RegionPreview
							answer={data}
							url={url}
							upload={upload}
							onDone={finish}
							onDiscard={discard}
							onStale={refetch}
						/>
					)}
				</section>
			) : (
				<div className="card stack" role="status">
					{error && !signedOut ? (
						<>
							<p className="notice problem">
								{error instanceof ImportError ? t(`error.${error.problem}`, { limit }) : sentence(error)}
							</p>
							<div className="row">
								<button type="button" className="button" onClick={discard}>
									{t('upload.another')}
								</button>
							</div>
						</>
					) : (
						<p>{t('preview.loading')}</p>
					)}
				</div>
			)}
			{signedOut && <SignInAgain onDone={() => void refetch()} />}
			{upload === null && <Pull contests={contests} mayOrder={mayOrder} onStaged={open} />}
			<History />
		</div>
	);

	function open({ kind, contest, sha256, name }: StagedUpload): void {
		setDone(null);
		url.set({ ...CLEARED, jenis: kind, kontes: contest, unggahan: sha256, nama: name }, true);
	}

	function finish(outcome: Done): void {
		setDone(outcome);
		url.set(CLEARED, true);
		client.removeQueries({ queryKey: ['impor'] });
		void client.invalidateQueries({ queryKey: ['live'] });
	}
}

/** Asking again changes nothing about these. */
function stays(fault: unknown): boolean {
	return fault instanceof ImportError || fault instanceof RefusedError || fault instanceof SignedOutError;
}
