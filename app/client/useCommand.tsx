'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Command } from '@/lib/plenary';
import { type Accepted, newId, OfflineError, post, SignedOutError } from './api';

/** A command on its way: idle, being sent, waiting for the line, or refused. */
export interface Sending {
	readonly phase: 'idle' | 'sending' | 'waiting' | 'failed';
	readonly error: unknown;
	/** Sends a command. Resolves when the door accepted it; rejects when it said no. */
	send(command: Command, expect?: number): Promise<Accepted>;
	/** Stops waiting for the line. What was typed stays. */
	giveUp(): void;
	/** True while the session is over: ask for the password, then call {@link Sending.resume}. */
	readonly signedOut: boolean;
	resume(): void;
}

const AGAIN_MS = 2_000;

interface Job {
	readonly id: string;
	readonly command: Command;
	readonly expect: number | undefined;
	readonly resolve: (accepted: Accepted) => void;
	readonly reject: (error: unknown) => void;
}

/**
 * Sends commands so that none is lost and none is done twice: the same id is posted again until the
 * door has answered. A session that ended keeps the command until the person has signed in again.
 */
export function useCommand(): Sending {
	const client = useQueryClient();
	const [phase, setPhase] = useState<Sending['phase']>('idle');
	const [error, setError] = useState<unknown>(null);
	const [signedOut, setSignedOut] = useState(false);
	const job = useRef<Job | null>(null);
	const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

	const attempt = useCallback(async () => {
		const current = job.current;
		if (!current) return;
		try {
			const accepted = await post(current.command, { id: current.id, expect: current.expect });
			if (job.current !== current) return;
			job.current = null;
			setPhase('idle');
			setError(null);
			void client.invalidateQueries({ queryKey: ['live'] });
			current.resolve(accepted);
		} catch (fault) {
			if (job.current !== current) return;
			setError(fault);
			if (fault instanceof OfflineError) {
				setPhase('waiting');
				timer.current = setTimeout(() => void attempt(), AGAIN_MS);
			} else if (fault instanceof SignedOutError) {
				setPhase('waiting');
				setSignedOut(true);
			} else {
				job.current = null;
				setPhase('failed');
				void client.invalidateQueries({ queryKey: ['live'] });
				current.reject(fault);
			}
		}
	}, [client]);

	const giveUp = useCallback(() => {
		clearTimeout(timer.current);
		job.current?.reject(new OfflineError('given up'));
		job.current = null;
		setPhase('idle');
	}, []);

	useEffect(() => () => clearTimeout(timer.current), []);

	const send = useCallback(
		(command: Command, expect?: number) => {
			clearTimeout(timer.current);
			job.current?.reject(new OfflineError('replaced'));
			setPhase('sending');
			setError(null);
			return new Promise<Accepted>((resolve, reject) => {
				job.current = { id: newId(), command, expect, resolve, reject };
				void attempt();
			});
		},
		[attempt],
	);

	const resume = useCallback(() => {
		setSignedOut(false);
		void attempt();
	}, [attempt]);

	return { phase, error, send, giveUp, signedOut, resume };
}
