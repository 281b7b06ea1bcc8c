'use client';

import { useCallback, useRef, useState } from 'react';
import { newId, send } from '@/app/client/api';
import type { Sending } from '@/app/client/useCommand';
import type { RosterPreview } from '@/db/roster';
import type { Command, Role } from '@/lib/plenary';
import type { RosterKind } from '@/lib/roster';

/** Somebody who was taken in, with what only the answer said. */
export interface Taken {
	readonly key: string;
	readonly name: string;
	readonly said: RosterPreview['lines'][number]['said'];
	readonly secret: string | null;
}

interface Given {
	readonly kind: RosterKind;
	readonly file: string;
	readonly text: string;
}

/** A list being looked at and taken in: each good line is an ordinary command, one after another, and can be stopped. */
export function useRoster(command: Sending) {
	const [preview, setPreview] = useState<RosterPreview | null>(null);
	const [taken, setTaken] = useState<readonly Taken[]>([]);
	const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
	const given = useRef<Given | null>(null);
	const stopped = useRef(false);

	const look = useCallback(async (next: Given) => {
		given.current = next;
		const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(next) };
		setPreview((await (await send('/api/peserta/impor', init)).json()) as RosterPreview);
	}, []);

	const open = useCallback(
		async (next: Given) => {
			setTaken([]);
			await look(next);
		},
		[look],
	);

	const accept = useCallback(async () => {
		if (!preview || !given.current) return;
		const fresh = preview.lines.filter(({ status }) => status === 'new');
		stopped.current = false;
		setProgress({ done: 0, of: fresh.length });
		try {
			for (const [at, { line, said }] of fresh.entries()) {
				if (stopped.current) break;
				const id = newId();
				const { secret } = await command.send(commandOf(said, id));
				setTaken((before) => [...before, { key: `${line}/${id}`, name: said.name, said, secret: secret ?? null }]);
				setProgress({ done: at + 1, of: fresh.length });
			}
		} finally {
			setProgress(null);
			await look(given.current);
		}
	}, [command, look, preview]);

	const stop = useCallback(() => {
		stopped.current = true;
	}, []);

	return { preview, taken, progress, open, accept, stop };
}

function commandOf(said: RosterPreview['lines'][number]['said'], id: string): Command {
	return 'username' in said ? { ...said, type: 'account.create', id } : { ...said, type: 'witness.register', id };
}

/** What somebody may bring: accounts are the admin's to make. */
export function kindsFor(role: Role): readonly RosterKind[] {
	return role === 'admin' ? ['saksi', 'akun'] : ['saksi'];
}
