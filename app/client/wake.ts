'use client';

/** A clock that jumped by more than this has slept: timers of a page that runs are late by a second at most. */
const JUMP_MS = 5_000;
const TICK_MS = 1_000;

/**
 * Calls back the moment a page may have missed something: it is seen again, thawed, restored from the back-forward
 * cache, the network is back, or its clock jumped (a phone that slept tells some pages nothing at all).
 * @returns ends it
 */
export function onWake(wake: () => void): () => void {
	let ticked = Date.now();
	const awake = () => {
		if (document.visibilityState !== 'hidden' && navigator.onLine !== false) wake();
	};
	const tick = () => {
		const now = Date.now();
		const jumped = Math.abs(now - ticked) > JUMP_MS;
		ticked = now;
		if (jumped) awake();
	};
	const timer = setInterval(tick, TICK_MS);
	for (const event of ['visibilitychange', 'resume']) document.addEventListener(event, awake);
	for (const event of ['pageshow', 'online']) window.addEventListener(event, awake);
	return () => {
		clearInterval(timer);
		for (const event of ['visibilitychange', 'resume']) document.removeEventListener(event, awake);
		for (const event of ['pageshow', 'online']) window.removeEventListener(event, awake);
	};
}
