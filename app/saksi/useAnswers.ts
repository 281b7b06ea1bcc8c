'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { newId, OfflineError, post, RefusedError, SignedOutError } from '@/app/client/api';
import type { Cell, Figures, Text } from '@/lib/forms/types';
import type { Answer } from '@/lib/plenary/commands';
import type { AnswerProof } from '@/lib/plenary/events-evidence';
import type { ResultView } from '@/lib/plenary/view';
import type { AdoptionView } from '@/lib/plenary/view-adoption';
import { introduce, ownKey } from './own-key';
import { keep, kept } from './store';

/** The figures an answer is about, as they stood on this phone. */
export interface Figure {
	/** Ballot number, or the row (`V.A`) of a total. */
	readonly no: number | null;
	readonly name: string;
	readonly text: string;
	readonly words: string;
}

/** An answer on its way to the server. The id is posted again and again, so it counts once. */
export interface Pending {
	readonly id: string;
	readonly contest: string;
	/** Absent on what was kept before the phone wrote it down. */
	readonly contestName?: Text;
	/** Code of the TPS, or of the region whose adoption it is about. */
	readonly tps: string;
	readonly tpsName: string;
	readonly kelurahanName: string;
	readonly hash: string;
	readonly hashWords: string;
	readonly answer: Answer | 'sign';
	/** True when it is about signing an adoption. */
	readonly adoption?: boolean;
	readonly text: string;
	readonly figures: readonly Figure[];
	/** Everything the hash is about, and this phone's signature: what the check page needs of a receipt. */
	readonly shown: Shown | null;
	readonly proof: AnswerProof | null;
}

/** The form as it stood on this phone. */
export interface Shown {
	readonly version: number;
	readonly paper: Figures;
	readonly system: Figures;
}

/** What the phone keeps of an answer the server has. */
export interface Receipt extends Pending {
	readonly seq: number;
	/** The server's time, ISO 8601. */
	readonly at: string;
}

export interface Answers {
	readonly pending: Pending | null;
	/** sending: on its way; waiting: no line; signedOut: the session ended first. */
	readonly phase: 'sending' | 'waiting' | 'signedOut';
	readonly receipts: readonly Receipt[];
	/** Why the last answer was not taken. */
	readonly refusal: unknown;
	give(answer: Answer, text: string, result: ResultView, figures: readonly Figure[]): void;
	/** Says whether the witness signs the totals of a region. */
	sign(answer: 'sign' | 'refuse', text: string, adoption: AdoptionView, figures: readonly Figure[]): void;
	/** Takes back an answer the server does not have. */
	drop(): void;
	forgive(): void;
}

const AGAIN_MS = 3_000;
/** A plenary has some hundreds of TPS; a phone keeps the newest. */
const MOST_RECEIPTS = 400;

/** Sends answers so that none is lost and none counts twice, whatever the line does. */
export function useAnswers(witness: string, offset: number, onDone: () => void): Answers {
	const [pending, setPending] = useState<Pending | null>(null);
	const [phase, setPhase] = useState<Answers['phase']>('sending');
	const [receipts, setReceipts] = useState<readonly Receipt[]>([]);
	const [refusal, setRefusal] = useState<unknown>(null);
	const latest = useRef({ offset, onDone });
	latest.current = { offset, onDone };

	useEffect(() => {
		setPending(kept<Pending | null>(witness, 'pending', null));
		setReceipts(kept<readonly Receipt[]>(witness, 'receipts', []));
		// Said at joining; an answer says it again first, should the line be down now.
		introduce(ownKey(witness)).catch(() => undefined);
	}, [witness]);

	useEffect(() => {
		if (!pending) return;
		let over = false;
		let busy = false;
		const settle = () => {
			over = true;
			keep(witness, 'pending', null);
			setPending(null);
			latest.current.onDone();
		};
		const attempt = async () => {
			if (busy || over) return;
			busy = true;
			try {
				await introduce(ownKey(witness));
				const accepted = await post(commandOf(pending), { id: pending.id });
				if (over) return;
				const at = new Date(Date.now() + latest.current.offset);
				const receipt: Receipt = { ...pending, seq: accepted.seq, at: at.toISOString() };
				setReceipts((known) => {
					const next = [receipt, ...known.filter(({ id }) => id !== receipt.id)].slice(0, MOST_RECEIPTS);
					keep(witness, 'receipts', next);
					return next;
				});
				keep(witness, textKey(pending), null);
				setRefusal(null);
				settle();
			} catch (fault) {
				if (over) return;
				if (fault instanceof SignedOutError) setPhase('signedOut');
				else if (fault instanceof RefusedError) {
					setRefusal(fault);
					settle();
				} else setPhase(fault instanceof OfflineError ? 'waiting' : 'sending');
			} finally {
				busy = false;
			}
		};
		const go = () => void attempt();
		setPhase('sending');
		go();
		const timer = setInterval(go, AGAIN_MS);
		window.addEventListener('online', go);
		return () => {
			over = true;
			clearInterval(timer);
			window.removeEventListener('online', go);
		};
	}, [pending, witness]);

	const give = useCallback(
		(answer: Answer, text: string, result: ResultView, figures: readonly Figure[]) => {
			if (!result.hash) return;
			const said = answer === 'agree' ? '' : text.trim();
			const about = { contest: result.contest.code, tps: result.place.tps, hash: result.hash };
			const next: Pending = {
				id: newId(),
				contest: result.contest.code,
				contestName: result.contest.name,
				tps: result.place.tps,
				tpsName: result.place.tpsName,
				kelurahanName: result.place.kelurahanName,
				hash: result.hash,
				hashWords: result.hashWords ?? '',
				answer,
				text: said,
				figures,
				shown: shownIn(result),
				proof: ownKey(witness)?.proofOf({ ...about, answer, text: said }) ?? null,
			};
			// Written down before it is sent: a phone that dies now still has it.
			keep(witness, 'pending', next);
			setRefusal(null);
			setPending(next);
		},
		[witness],
	);

	const sign = useCallback<Answers['sign']>(
		(answer, text, adoption, figures) => {
			if (!adoption.hash) return;
			const said = answer === 'sign' ? '' : text.trim();
			const { region, hash } = adoption;
			const contest = adoption.contest.code;
			const next: Pending = {
				id: newId(),
				contest,
				contestName: adoption.contest.name,
				tps: region,
				tpsName: adoption.name,
				kelurahanName: '',
				hash,
				hashWords: adoption.words ?? '',
				answer,
				adoption: true,
				text: said,
				figures,
				shown: null,
				proof: ownKey(witness)?.proofOfAdoption({ contest, region, hash, answer, text: said }) ?? null,
			};
			keep(witness, 'pending', next);
			setRefusal(null);
			setPending(next);
		},
		[witness],
	);

	const drop = useCallback(() => {
		keep(witness, 'pending', null);
		setPending(null);
	}, [witness]);

	return { pending, phase, receipts, refusal, give, sign, drop, forgive: () => setRefusal(null) };
}

/** Where the text of an objection is kept while it is typed. */
export function textKey({ contest, tps }: { contest: string; tps: string }): string {
	return `text/${contest}/${tps}`;
}

function shownIn({ rows, resultVersion }: ResultView): Shown {
	const of = (pick: (row: ResultView['rows'][number]) => Cell | undefined) =>
		Object.fromEntries(
			rows.flatMap((row) => [pick(row) ?? null].flatMap((cell) => (cell === null ? [] : [[row.field.id, cell]]))),
		);
	return { version: resultVersion, paper: of(({ paper }) => paper), system: of(({ system }) => system) };
}

function commandOf({ contest, tps, hash, answer, text, proof, adoption }: Pending): Parameters<typeof post>[0] {
	if (adoption || answer === 'sign') {
		const about = { contest, region: tps, hash, ...(proof ? { proof } : {}) };
		return answer === 'sign' ? { type: 'adoption.sign', ...about } : { type: 'adoption.refuse', ...about, text };
	}
	const signed = { contest, tps, hash, ...(proof ? { proof } : {}) };
	switch (answer) {
		case 'agree':
			return { type: 'witness.agree', ...signed };
		case 'object':
			return { type: 'witness.object', ...signed, text };
		case 'refuse':
			return { type: 'witness.refuse', ...signed, text };
	}
}
