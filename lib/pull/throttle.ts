/** Keeps a stream of bytes below a rate. Times in milliseconds, from any clock that only goes forward. */
export class Throttle {
	/** Kilobytes a second are bytes a millisecond. */
	readonly #bytesPerMs: number;
	#free = 0;

	/** @param kilobytes most kilobytes a second, everything together */
	constructor(kilobytes: number) {
		this.#bytesPerMs = kilobytes;
	}

	/** Milliseconds to wait after so many bytes have come. */
	take(bytes: number, now: number): number {
		this.#free = Math.max(this.#free, now) + bytes / this.#bytesPerMs;
		return this.#free - now;
	}
}
