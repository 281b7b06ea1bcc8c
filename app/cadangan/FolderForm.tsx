'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';

/** Where copies go. */
export function FolderForm({ target, onSave }: { target: string; onSave: (folder: string) => void }) {
	const t = useTranslations('backup.folder');
	const [folder, setFolder] = useState(target);
	return (
		<form
			className="card stack"
			onSubmit={(event) => {
				event.preventDefault();
				onSave(folder);
			}}
		>
			<h2>{t('title')}</h2>
			<label className="label">
				{t('label')}
				<input
					className="input"
					value={folder}
					maxLength={400}
					spellCheck={false}
					autoComplete="off"
					aria-describedby="jalur"
					onChange={(event) => setFolder(event.target.value)}
				/>
				<span id="jalur" className="hint">
					{t('hint')}
				</span>
			</label>
			<p>
				<button type="submit" className="button">
					{t('save')}
				</button>
			</p>
		</form>
	);
}
