'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { post } from '@/app/client/api';
import { type Entry, startEntry } from '@/lib/entry/model';
import type { Contest } from '@/lib/forms/types';
import type { ResultView } from '@/lib/plenary';

/** How long typing rests before the projector is told. */
const REST_MS = 200;
/** How soon a draft that did not arrive is sent again. */
const AGAIN_MS = 3_000;

interface Kept {
	readonly figures: Entry['figures'];
	readonly matched: Entry['matched'];
	readonly blank?: Entry['blank'];
	readonly zeroed?: Entry['zeroed'];
	readonly at: string;
	/** False until the server has it. */
	readonly sent: boolean;
}

const keyOf = (contest: string, tps: string) => `ketokpalu:ketikan:${contest}:${tps}`;

/**
 * The typing of one TPS. Every key is written to this browser at once (it survives a reload, a crash,
 * an expired session and a lost line) and sent to the server when the fingers rest, for the projector
 * and for another laptop.
 */
export function useDraft(
	view: ResultView,
	contest: Contest,
	/** False in practice: nothing is kept and nothing is sent. */
	kept = true,
): { entry: Entry; change(entry: Entry): void; done(): void } {
	const { code } = contest;
	const { tps } = view.place;
	const [entry, setEntry] = useState<Entry>(() => (kept ? restore(view, contest) : startEntry(contest)));
	const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
	const newest = useRef(entry);

	const push = useCallback(() => {
		clearTimeout(timer.current);
		const sending = newest.current;
		const { figures, matched, blank, zeroed, at } = sending;
		post({
			type: 'tally.draft',
			contest: code,
			tps,
			figures,
			matched: [...matched],
			blank: [...blank],
			zeroed: [...zeroed],
			at,
		}).then(
			() => {
				if (newest.current === sending) keep(code, tps, sending, true);
			},
			() => {
				timer.current = setTimeout(push, AGAIN_MS);
			},
		);
	}, [code, tps]);

	const change = useCallback(
		(next: Entry) => {
			newest.current = next;
			setEntry(next);
			if (!kept) return;
			keep(code, tps, next, false);
			clearTimeout(timer.current);
			timer.current = setTimeout(push, REST_MS);
		},
		[code, tps, push, kept],
	);

	const done = useCallback(() => {
		clearTimeout(timer.current);
		if (kept) forget(code, tps);
	}, [code, tps, kept]);

	useEffect(() => {
		if (kept && read(code, tps)?.sent === false) timer.current = setTimeout(push, REST_MS);
		return () => clearTimeout(timer.current);
	}, [code, tps, push, kept]);

	return { entry, change, done };
}

/** Typing of this browser that the server does not have yet wins; otherwise the server's draft. */
function restore(view: ResultView, contest: Contest): Entry {
	const empty = startEntry(contest);
	const own = read(contest.code, view.place.tps);
	const draft = own && !own.sent ? own : (view.draft ?? own);
	if (!draft) return empty;
	const known = new Set(contest.fields.map((field) => field.id));
	return {
		figures: Object.fromEntries(Object.entries(draft.figures).filter(([id]) => known.has(id))),
		matched: draft.matched.filter((id) => known.has(id)),
		blank: (draft.blank ?? []).filter((id) => known.has(id)),
		zeroed: (draft.zeroed ?? []).filter((id) => known.has(id)),
		at: draft.at !== null && known.has(draft.at) ? draft.at : empty.at,
	};
}

function read(contest: string, tps: string): Kept | null {
	try {
		const text = window.localStorage.getItem(keyOf(contest, tps));
		return text === null ? null : (JSON.parse(text) as Kept);
	} catch {
		return null;
	}
}

function keep(contest: string, tps: string, { figures, matched, blank, zeroed, at }: Entry, sent: boolean): void {
	try {
		window.localStorage.setItem(
			keyOf(contest, tps),
			JSON.stringify({ figures, matched, blank, zeroed, at, sent } satisfies Kept),
		);
	} catch {
		// A full or forbidden store: the server's draft and the page itself still hold the typing.
	}
}

function forget(contest: string, tps: string): void {
	try {
		window.localStorage.removeItem(keyOf(contest, tps));
	} catch {
		// Nothing to forget where nothing can be kept.
	}
}
