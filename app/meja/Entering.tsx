'use client';

import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Modal } from '@/app/client/Modal';
import { useLate } from '@/app/client/useLate';
import type { TpsList } from '@/db/queries';
import { systemOfView, typedFindings } from '@/lib/entry/contest';
import { type Entry, emptyFields, wholeForm } from '@/lib/entry/model';
import type { Contest, FieldId } from '@/lib/forms/types';
import type { Command } from '@/lib/plenary';
import { EntryGrid } from './EntryGrid';
import { fieldName } from './labels';
import type { ResultProps } from './props';
import styles from './Result.module.css';
import { Side } from './Side';
import type { DeskUrl } from './useDeskUrl';
import { useDraft } from './useDraft';

/** The C.Hasil while it is being read aloud. */
export function Entering(props: ResultProps & { contest: Contest; list?: TpsList; url?: DeskUrl }) {
	const { view, contest, command, practice } = props;
	const t = useTranslations('desk.filing');
	const common = useTranslations('common');
	const draft = useDraft(view, contest, practice !== true);
	const [asking, setAsking] = useState<readonly FieldId[] | null>(null);
	const shown = useMemo(() => systemOfView(view), [view]);
	const findings = useMemo(
		() => typedFindings(view, contest, draft.entry.figures),
		[view, contest, draft.entry.figures],
	);
	const isFiling = (sent: Command) =>
		sent.type === 'tally.fill' && sent.tps === view.place.tps && sent.contest === contest.code;
	const filing = command.pending.some(isFiling);
	const [withdrawn, setWithdrawn] = useState(false);
	const slow = useLate(filing && command.phase === 'sending');
	const file = (blank: readonly FieldId[]) => {
		setAsking(null);
		setWithdrawn(false);
		command
			.send(
				{
					type: 'tally.fill',
					contest: contest.code,
					tps: view.place.tps,
					figures: wholeForm(contest, draft.entry.figures),
					matched: [...draft.entry.matched],
					blank: [...draft.entry.blank, ...blank],
					zeroed: [...draft.entry.zeroed],
				},
				view.version,
			)
			.then(draft.done, () => undefined);
	};
	const ask = () => {
		if (filing && command.phase === 'sending') return;
		const empty = emptyFields(contest, draft.entry.figures, draft.entry.blank);
		if (empty.length === 0) file([]);
		else setAsking(empty);
	};
	const change = (entry: Entry) => {
		if (filing && !isSaid(entry, draft.entry)) {
			// What waits for the line was asked for with other digits: it is not filed, and is asked for again.
			// On its way already, a digit typed now would be neither filed nor kept.
			if (!command.giveUp(isFiling)) return;
			setWithdrawn(true);
		}
		draft.change(entry);
	};
	const jump = (field: FieldId) => draft.change({ ...draft.entry, at: field });
	return (
		<>
			<div className={styles.form}>
				<EntryGrid
					view={view}
					contest={contest}
					shown={shown}
					entry={draft.entry}
					findings={findings}
					onChange={change}
					onFile={ask}
				/>
			</div>
			<Side
				{...props}
				findings={findings}
				jump={jump}
				file={{
					run: ask,
					empty: emptyFields(contest, draft.entry.figures, draft.entry.blank).length,
					note: slow ? t('sending') : withdrawn ? t('withdrawn') : null,
				}}
			/>
			{asking && (
				<Modal title={t('emptyTitle', { count: asking.length })} onClose={() => setAsking(null)}>
					<p>{t('emptyHint')}</p>
					<ul>
						{asking.slice(0, 12).map((id) => (
							<li key={id}>{fieldName(contest, id, common)}</li>
						))}
						{asking.length > 12 && <li>{t('more', { count: asking.length - 12 })}</li>}
					</ul>
					<p className="row">
						<button
							type="button"
							className="button primary"
							onClick={() => {
								const first = asking[0];
								setAsking(null);
								if (first) jump(first);
							}}
						>
							{t('goOn')}
						</button>
						<button type="button" className="button" onClick={() => file(asking)}>
							{t('blankOnPaper')}
						</button>
					</p>
				</Modal>
			)}
		</>
	);
}

/** True when both say the same of the paper; where the cursor is does not matter. */
function isSaid(one: Entry, other: Entry): boolean {
	return one.figures === other.figures && one.blank === other.blank && one.zeroed === other.zeroed;
}
