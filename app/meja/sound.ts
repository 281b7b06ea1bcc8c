const KEY = 'ketokpalu:suara';

/** Whether this browser makes the sound of the gavel; on until turned off. */
export function soundOn(): boolean {
	try {
		return window.localStorage.getItem(KEY) !== 'mati';
	} catch {
		return true;
	}
}

export function turnSound(on: boolean): void {
	try {
		window.localStorage.setItem(KEY, on ? 'hidup' : 'mati');
	} catch {
		// The choice then lasts as long as the page.
	}
}

/** Three knocks of wood, made on the spot: no file, no network. */
export function knock(): void {
	const audio = new AudioContext();
	for (const [at, loud] of [
		[0, 0.9],
		[0.28, 0.7],
		[0.56, 1],
	] as const) {
		const start = audio.currentTime + at;
		const tone = audio.createOscillator();
		const gain = audio.createGain();
		tone.type = 'triangle';
		tone.frequency.setValueAtTime(240, start);
		tone.frequency.exponentialRampToValueAtTime(70, start + 0.09);
		gain.gain.setValueAtTime(loud, start);
		gain.gain.exponentialRampToValueAtTime(0.001, start + 0.16);
		tone.connect(gain).connect(audio.destination);
		tone.start(start);
		tone.stop(start + 0.18);
	}
	setTimeout(() => void audio.close(), 1_200);
}
