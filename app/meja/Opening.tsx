'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '@/app/client/errors';
import type { Sending } from '@/app/client/useCommand';
import type { TpsList } from '@/db/queries';
import type { EntryMode, Role } from '@/lib/plenary';
import { BoxesHere } from './BoxesHere';
import { RulesFields } from './RulesFields';

const MODES: readonly EntryMode[] = ['blind', 'match'];

/** Before the plenary: the chair opens it; everyone else is told what is being waited for. */
export function Opening({ list, role, command }: { list: TpsList; role: Role; command: Sending }) {
	const t = useTranslations('desk.opening');
	const common = useTranslations('common');
	const sentence = useSentence();
	const [kecamatan, setKecamatan] = useState(list.choices[0]?.kode ?? '');
	const [rules, setRules] = useState(list.rules);
	const [mode, setMode] = useState<EntryMode>('match');
	const open = (event: FormEvent) => {
		event.preventDefault();
		command.send({ type: 'plenary.open', kecamatan, mode, rules }).catch(() => undefined);
	};
	if (list.choices.length === 0) {
		return (
			<div className="page stack">
				<h1>{t('noRegions')}</h1>
				<p>{t('noRegionsHint')}</p>
				<PracticeLink />
			</div>
		);
	}
	if (role !== 'ketua') {
		return (
			<div className="page stack">
				<h1>{t('waiting')}</h1>
				<p>{t('waitingHint')}</p>
				{/* Before what is still on its way: nothing moves under a finger that is about to press. */}
				<PracticeLink />
				<BoxesHere kecamatan={kecamatan} />
			</div>
		);
	}
	return (
		<form className="page stack" onSubmit={open}>
			<h1>{t('title')}</h1>
			<p>{t('hint')}</p>
			<BoxesHere kecamatan={kecamatan} />
			<label className="label">
				{t('kecamatan')}
				<select className="input" value={kecamatan} onChange={(event) => setKecamatan(event.target.value)}>
					{list.choices.map(({ kode, name }) => (
						<option key={kode} value={kode}>
							{name} ({kode})
						</option>
					))}
				</select>
			</label>
			<fieldset className="card stack">
				<legend>{t('mode')}</legend>
				{MODES.map((choice) => (
					<label key={choice} className="row">
						<input type="radio" name="mode" checked={mode === choice} onChange={() => setMode(choice)} />
						<span>
							{common(`mode.${choice}`)}
							<br />
							<span className="hint">{t(`modeHint.${choice}`)}</span>
						</span>
					</label>
				))}
			</fieldset>
			<RulesFields rules={rules} onChange={setRules} />
			{command.error !== null && (
				<p className="notice problem" role="alert">
					{command.phase === 'failed' ? sentence(command.error) : common('error.waiting')}
				</p>
			)}
			<p>
				<button className="button primary" type="submit" disabled={command.phase === 'sending'}>
					{t('button')}
				</button>
			</p>
			<PracticeLink />
		</form>
	);
}

/** Two minutes on a TPS that records nothing, before the first one that counts. */
function PracticeLink() {
	const t = useTranslations('desk.practice');
	return (
		<p className="row">
			<a className="button" href="/latihan">
				{t('link')}
			</a>
			<span className="hint">{t('hint')}</span>
		</p>
	);
}
