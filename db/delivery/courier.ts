import { randomUUID } from 'node:crypto';
import { nextBatchSize, type ParcelKey, type ReceiptSheet, waitAfter } from '../../lib/delivery';
import type { Actor } from '../../lib/plenary';
import { execute } from '../door';
import type { House } from '../house';
import { EnclosureCourier } from './enclosure-courier';
import { awaitingNews, packBatch, packQuestion, type QueuedKey, readSheet, type TargetRow, targetsOf } from './papers';
import { patientFetch } from './patient-fetch';
import { Failure, type Line, postTo } from './post';
import { dueFor, endTry, failLine, failTry, forgetSending, isUrged, nextDue, startTry } from './queue';

/** Who writes receipts into the ledger. */
export const COURIER: Actor = { id: 'kurir', name: 'Pengiriman otomatis', role: 'admin' };

export interface CourierOptions {
	/** Largest batch, in versions. */
	readonly batch?: number;
	/** A request without an answer for this long is given up at first; what it carried is sent again, and waited for longer. */
	readonly timeoutMs?: number;
	/** How often the hub is asked what became of received versions. */
	readonly newsMs?: number;
	/** Of how many versions at once; the next question is about the following ones. */
	readonly newsOf?: number;
	readonly fetch?: typeof fetch;
	/** Milliseconds until the next try after so many failures. */
	readonly wait?: (attempts: number) => number;
	/** Most kilobytes of photos a second. */
	readonly photoRate?: number;
}

/** `KETOK_PALU_FOTO_KBS`, or a tenth of a good line: photos may take all day, results may not. */
const PHOTO_RATE = Number(process.env.KETOK_PALU_FOTO_KBS) || 200;

const wait = (attempts: number) => waitAfter(attempts, Math.random());

/** After so long with photos the hub is asked for news again. */
const LONGEST_BESIDE = 1_000;

/**
 * Carries the outbox to the hubs. Everything it must remember stands in the database; a courier that
 * dies is replaced by the next start. One request at a time for each hub, the desk never waits for it.
 */
export class Courier {
	readonly #house: House;
	readonly #options: Required<CourierOptions> & Line;
	readonly #sizes = new Map<string, number>();
	/** When each hub was asked for news last, and how often in a row that failed. */
	readonly #asked = new Map<string, { at: number; failures: number }>();
	/** The last version of each hub it gave news of: the next question goes on behind it. */
	readonly #heard = new Map<string, number>();
	readonly #beside: EnclosureCourier;
	/** The line of each hub that failed: how often in a row, and until when it is left alone, by the machine's own clock. */
	readonly #held = new Map<string, { failures: number; until: number }>();
	#telling = false;
	#stopped = false;
	#wake: () => void = () => undefined;
	#running: Promise<void> | null = null;

	constructor(house: House, options: CourierOptions = {}) {
		this.#house = house;
		this.#options = {
			batch: 200,
			timeoutMs: 60_000,
			newsMs: 10_000,
			newsOf: 1_000,
			fetch: patientFetch,
			slow: new Map(),
			wait,
			photoRate: PHOTO_RATE,
			...options,
		};
		this.#beside = new EnclosureCourier(house, this.#options);
	}

	/** Works until `stop`: at each change of the ledger, at each due time, and when news may have come. */
	start(): void {
		this.#house.bus.on('notice', this.#notice);
		this.#running = this.#loop();
	}

	async stop(): Promise<void> {
		this.#stopped = true;
		this.#house.bus.off('notice', this.#notice);
		this.#wake();
		await this.#running;
	}

	/** What it says itself is no news to it. */
	readonly #notice = () => {
		if (!this.#telling) this.#wake();
	};

	async #loop(): Promise<void> {
		await this.#guarded('', () => forgetSending(this.#house));
		while (!this.#stopped) {
			const woken = new Promise<void>((wake) => {
				this.#wake = wake;
			});
			await this.round();
			if (this.#stopped) return;
			let timer: NodeJS.Timeout | undefined;
			const pause = new Promise<void>((done) => {
				timer = setTimeout(done, this.#pause());
				timer.unref();
			});
			await Promise.race([woken, pause]);
			clearTimeout(timer);
		}
	}

	/** Milliseconds until something may be due. */
	#pause(): number {
		try {
			const now = this.#house.now().getTime();
			const due = targetsOf(this.#house)
				.filter((target) => !target.paused)
				.map((target) => {
					const at = nextDue(this.#house, target.id);
					const parcels = at === null ? [] : [at === '' ? 0 : Date.parse(at) - now];
					const soonest = Math.min(...parcels, this.#beside.nextIn(target) ?? Number.POSITIVE_INFINITY);
					return Math.max(soonest, this.#heldFor(target.id));
				});
			return Math.max(20, Math.min(this.#options.newsMs, ...due));
		} catch {
			return this.#options.newsMs;
		}
	}

	/** Milliseconds for which the line of a hub is left alone; 0 also when somebody said "now". */
	#heldFor(target: string): number {
		const left = (this.#held.get(target)?.until ?? 0) - performance.now();
		return left <= 0 || isUrged(this.#house, target) ? 0 : left;
	}

	#hold(target: string, pause: number): void {
		const failures = (this.#held.get(target)?.failures ?? 0) + 1;
		this.#held.set(target, { failures, until: performance.now() + pause });
	}

	/**
	 * Sends what is due and asks for news, to every hub at once. Throws over nothing: what goes wrong here, a full disk or
	 * an answer that makes no sense, is told and tried again later.
	 */
	async round(): Promise<void> {
		await this.#guarded('', async () => {
			await Promise.all(targetsOf(this.#house).map((target) => this.#guarded(target.id, () => this.#serve(target))));
		});
	}

	/** Does something that must not end the courier. */
	async #guarded(target: string, work: () => void | Promise<void>): Promise<void> {
		try {
			await work();
		} catch (error) {
			const detail = error instanceof Error ? error.message : String(error);
			process.stderr.write(`Pengiriman tertunda: ${detail}\n`);
			this.#hold(target, this.#options.wait((this.#held.get(target)?.failures ?? 0) + 1));
		}
	}

	async #serve(target: TargetRow): Promise<void> {
		if (target.paused || this.#heldFor(target.id) > 0) return;
		await this.#beside.pack(target);
		let carried = true;
		while (!this.#stopped && carried) {
			const size = this.#sizes.get(target.id) ?? this.#options.batch;
			const items = dueFor(this.#house, target.id, size);
			if (items.length === 0) break;
			carried = await this.#send(target, items);
			this.#sizes.set(target.id, nextBatchSize(size, carried, this.#options.batch));
		}
		if (this.#stopped || !carried) return;
		await this.#askForNews(target);
		const begun = performance.now();
		const givesWay = () =>
			this.#stopped ||
			performance.now() - begun > Math.max(this.#options.newsMs, LONGEST_BESIDE) ||
			dueFor(this.#house, target.id, 1).length > 0 ||
			targetsOf(this.#house).some(({ id, paused }) => id === target.id && paused);
		await this.#beside.rest(target, givesWay);
	}

	async #send(target: TargetRow, items: readonly QueuedKey[]): Promise<boolean> {
		startTry(this.#house, target.id, items);
		this.#tell();
		try {
			const sheet = await this.#post(target, '/api/hub/parcels', packBatch(this.#house, target.id, items));
			endTry(this.#house, target.id, items);
			this.#accept(target, sheet, items);
			this.#held.delete(target.id);
			return true;
		} catch (error) {
			const { fault, detail } = error instanceof Failure ? error : new Failure('own', String((error as Error).message));
			this.#hold(target.id, failLine(this.#house, target.id, items, fault, detail, this.#options.wait));
			this.#tell();
			return false;
		}
	}

	async #askForNews(target: TargetRow): Promise<void> {
		const now = performance.now();
		const { at = Number.NEGATIVE_INFINITY, failures = 0 } = this.#asked.get(target.id) ?? {};
		const pause = this.#options.newsMs * 0.9 + (failures === 0 ? 0 : this.#options.wait(failures));
		if (now - at < pause) return;
		const keys = awaitingNews(this.#house, target.id, this.#options.newsOf, this.#heard.get(target.id));
		if (keys.length === 0) return;
		try {
			this.#accept(target, await this.#post(target, '/api/hub/status', packQuestion(this.#house, target.id, keys)), []);
			this.#heard.set(target.id, keys.at(-1)?.seq ?? 0);
			this.#asked.set(target.id, { at: now, failures: 0 });
		} catch (error) {
			// Nothing waits on this answer: it is asked again.
			this.#asked.set(target.id, { at: now, failures: failures + 1 });
			if (!(error instanceof Failure)) throw error;
		}
	}

	async #post(target: TargetRow, path: string, body: Buffer): Promise<ReceiptSheet> {
		const headers = { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' };
		const text = await postTo(this.#options, target, path, body, headers);
		const sheet = readSheet(this.#house, target, text);
		if (!sheet) throw new Failure('wrong-hub');
		return sheet;
	}

	/** Receipts go through the door into the ledger; what was not taken keeps its reason. */
	#accept(target: TargetRow, sheet: ReceiptSheet, sent: readonly ParcelKey[]): void {
		acknowledge(this.#house, target.id, sheet);
		const name = ({ contest, tps, version }: ParcelKey) => `${contest}/${tps}/${version}`;
		const receipted = new Set(sheet.receipts.map(name));
		const problems = new Map(sheet.rejections.map((one) => [name(one), one.problem]));
		for (const item of sent) {
			if (receipted.has(name(item))) continue;
			const detail = problems.get(name(item)) ?? '';
			failTry(this.#house, target.id, [item], 'rejected', detail, this.#options.wait);
		}
	}

	/** The outbox changed without a ledger row: screens that show it read again. */
	#tell(): void {
		this.#telling = true;
		this.#house.bus.emit('notice', { seq: 0, streams: ['kirim'], kind: 'draft' });
		this.#telling = false;
	}
}

/** Writes what a checked sheet says into the ledger. */
export function acknowledge(house: House, target: string, sheet: ReceiptSheet): void {
	if (sheet.receipts.length === 0) return;
	const outcome = execute(house, COURIER, {
		id: randomUUID(),
		command: { type: 'delivery.acknowledge', target, receipts: [...sheet.receipts] },
	});
	if (!outcome.ok) throw new Error(`receipts were refused: ${JSON.stringify(outcome.refusal)}`);
}
