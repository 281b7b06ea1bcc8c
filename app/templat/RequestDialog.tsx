'use client';

import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '@/app/client/api';
import { DialogForm } from '@/app/client/DialogForm';
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
	onDone: (said: Omit<CommandOf<'excel.request'>, 'type'>) => Promise<unknown>;
}) {
	const t = useTranslations('excel.permit');
	const id = useRef(newId());
	const [missing, setMissing] = useState(false);
	const send = (form: FormData) => {
		const scope = scopeOf(form);
		setMissing(!scope);
		if (!scope) return null;
		const said = { reason: String(form.get('reason')).trim(), document: String(form.get('document')).trim() };
		return onDone({ id: id.current, ...scope, ...said });
	};
	return (
		<Modal title={t('request')} onClose={onClose}>
			<DialogForm submit={t('request')} send={send} onClose={onClose}>
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
			</DialogForm>
		</Modal>
	);
}
