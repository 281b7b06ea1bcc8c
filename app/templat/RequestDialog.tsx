'use client';

import { type FormEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '@/app/client/api';
import { Modal } from '@/app/client/Modal';
import type { ExcelView } from '@/db/excel/view';
import type { CommandOf } from '@/lib/plenary';
import { Scope, scopeOf } from './Scope';

/** PPK asks for the permission. */
export function RequestDialog({
	view,
	onClose,
	onDone,
}: {
	view: ExcelView;
	onClose: () => void;
	onDone: (said: Omit<CommandOf<'excel.request'>, 'type'>) => void;
}) {
	const t = useTranslations('excel.permit');
	const common = useTranslations('common');
	const id = useRef(newId());
	const [missing, setMissing] = useState(false);
	const submit = (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const form = new FormData(event.currentTarget);
		const scope = scopeOf(form);
		if (!scope) return setMissing(true);
		const said = { reason: String(form.get('reason')).trim(), document: String(form.get('document')).trim() };
		onDone({ id: id.current, ...scope, ...said });
	};
	return (
		<Modal title={t('request')} onClose={onClose}>
			<form className="stack" onSubmit={submit}>
				<p>{t('requestHint')}</p>
				<Scope view={view} />
				{missing && (
					<p className="notice problem" role="alert">
						{t('chooseScope')}
					</p>
				)}
				<label className="label">
					{t('reason')}
					<textarea className="input" name="reason" rows={2} required maxLength={2000} />
				</label>
				<label className="label">
					{t('requestLetter')}
					<input className="input" name="document" maxLength={120} />
				</label>
				<p className="row">
					<button type="submit" className="button primary">
						{t('request')}
					</button>
					<button type="button" className="button" onClick={onClose}>
						{common('cancel')}
					</button>
				</p>
			</form>
		</Modal>
	);
}
