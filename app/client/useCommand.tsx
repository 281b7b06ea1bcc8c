'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Command } from '@/lib/plenary';
import { type Accepted, post } from './api';
import { Outbox, type OutboxState } from './outbox';

/** The commands of a page on their way: see {@link Outbox} for what each of these does. */
export interface Sending extends OutboxState {
	send(command: Command, expect?: number): Promise<Accepted>;
	/** Stops waiting for the line; false while a request is out. What was typed stays. */
	giveUp(which?: (command: Command) => boolean): boolean;
	resume(): void;
}

/** One outbox for the page; every screen is read anew after each answer. */
export function useCommand(): Sending {
	const client = useQueryClient();
	const [outbox] = useState(() => new Outbox(post, () => void client.invalidateQueries({ queryKey: ['live'] })));
	const state = useSyncExternalStore(outbox.subscribe, outbox.snapshot, outbox.snapshot);
	const pending = state.pending.length > 0;

	// What waits is in this page: the browser asks before it is left.
	useEffect(() => {
		if (!pending) return;
		const ask = (event: BeforeUnloadEvent) => {
			// Answered a moment ago and leaving because of it: nothing is lost.
			if (outbox.snapshot().pending.length > 0) event.preventDefault();
		};
		window.addEventListener('beforeunload', ask);
		return () => window.removeEventListener('beforeunload', ask);
	}, [pending, outbox]);

	const { send, giveUp, resume } = outbox;
	return { ...state, send, giveUp, resume };
}
