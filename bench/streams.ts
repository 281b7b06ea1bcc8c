import { type ClientRequest, get, type IncomingHttpHeaders } from 'node:http';

/** Screens that listen to one event stream each. */
export class Screens {
	readonly #requests: ClientRequest[] = [];
	/** When each screen was told each sequence. */
	readonly #told = new Map<number, number[]>();
	#waiting: { seq: number; done: (last: number) => void } | null = null;
	readonly #count: number;

	private constructor(count: number) {
		this.#count = count;
	}

	/** Connects `count` screens; resolves once each has had its first bytes. */
	static async connect(count: number, url: string, headersOf: (at: number) => IncomingHttpHeaders): Promise<Screens> {
		const screens = new Screens(count);
		for (let at = 0; at < count; at++) await screens.#open(url, headersOf(at));
		return screens;
	}

	/** When the last screen was told this sequence (or a later one). */
	lastTold(seq: number): Promise<number> {
		return new Promise((done) => {
			this.#waiting = { seq, done };
			this.#check();
		});
	}

	close(): void {
		for (const request of this.#requests) request.destroy();
	}

	#open(url: string, headers: IncomingHttpHeaders): Promise<void> {
		return new Promise((opened, failed) => {
			const request = get(url, { headers, agent: false }, (response) => {
				if (response.statusCode !== 200) return failed(new Error(`${url}: ${response.statusCode}`));
				let rest = '';
				response.setEncoding('utf8').on('data', (chunk: string) => {
					opened();
					const lines = (rest + chunk).split('\n');
					rest = lines.pop() ?? '';
					for (const line of lines) if (line.startsWith('id: ')) this.#hear(Number(line.slice(4)));
				});
				response.on('error', () => undefined);
			});
			request.on('error', failed);
			this.#requests.push(request);
		});
	}

	#hear(seq: number): void {
		const times = this.#told.get(seq) ?? [];
		times.push(performance.now());
		this.#told.set(seq, times);
		this.#check();
	}

	#check(): void {
		if (!this.#waiting) return;
		const times = this.#told.get(this.#waiting.seq);
		if (!times || times.length < this.#count) return;
		const { done } = this.#waiting;
		this.#waiting = null;
		done(Math.max(...times));
	}
}
