import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EnclosureSheet, type Fault, PART_BYTES, partsOf } from '../../lib/delivery';
import { Throttle } from '../../lib/pull';
import type { House } from '../house';
import { statement } from '../ledger';
import { photoPath } from '../photo/store';
import {
	giveUpPhoto,
	nextPhoto,
	noteSheet,
	type OpenEnclosure,
	type OpenPhoto,
	openEnclosures,
	openPack,
	packEnclosures,
	packPart,
	readEnclosureSheet,
} from './enclosures';
import type { TargetRow } from './papers';
import { Failure, type Line, postTo } from './post';
import { farFrom } from './queue';

/** Enclosures in one request. */
const LINES = 200;
/** Longest pause between two looks at whether a result waits. */
const LOOK_MS = 500;

export interface EnclosureOptions extends Line {
	readonly wait: (attempts: number) => number;
	/** Most kilobytes of photos a second: the hall's line is there for results and for people. */
	readonly photoRate: number;
}

/** True when something more important waits, or the courier stops: what goes beside results lets it pass. */
export type GivesWay = () => boolean;

/**
 * Carries what goes beside results: the pack before them, the rest after them. Fails for itself, waits for itself; a
 * result never waits for any of it.
 */
export class EnclosureCourier {
	readonly #house: House;
	readonly #options: EnclosureOptions;
	readonly #throttle: Throttle;

	constructor(house: House, options: EnclosureOptions) {
		this.#house = house;
		this.#options = options;
		this.#throttle = new Throttle(options.photoRate);
	}

	/** Sends the pack a hub needs to read the forms, if it does not have it. */
	async pack(target: TargetRow): Promise<void> {
		const open = openPack(this.#house, target.id);
		if (open.length > 0 && this.#due(target)) await this.#try(target, () => this.#send(target, open));
	}

	/** Sends adoptions and what photos there are, then the photos part by part, until something else is due. */
	async rest(target: TargetRow, givesWay: GivesWay): Promise<void> {
		while (!givesWay() && this.#due(target)) {
			const open = openEnclosures(this.#house, target.id, LINES);
			const photo = open.length > 0 ? null : nextPhoto(this.#house, target.id);
			if (open.length === 0 && !photo) return;
			const sent = await this.#try(target, () =>
				photo ? this.#sendPart(target, photo, givesWay) : this.#send(target, open),
			);
			if (!sent) return;
		}
	}

	/** When the next try beside results may be made: 0 for now, `null` when there is nothing to send. */
	nextIn(target: TargetRow): number | null {
		if (openEnclosures(this.#house, target.id, 1).length === 0 && !nextPhoto(this.#house, target.id)) return null;
		if (this.#due(target)) return 0;
		return Math.max(0, Date.parse(this.#tried(target)?.nextAt ?? '') - this.#house.now().getTime());
	}

	#tried(target: TargetRow): { attempts: number; nextAt: string | null } | undefined {
		return statement<{ attempts: number; nextAt: string | null }>(
			this.#house.sqlite,
			'SELECT attempts, next_at AS nextAt FROM enclosure_try WHERE target = ?',
		).get(target.id);
	}

	#due(target: TargetRow): boolean {
		const at = this.#tried(target)?.nextAt ?? null;
		return at === null || at <= this.#house.now().toISOString() || at > farFrom(this.#house);
	}

	async #try(target: TargetRow, work: () => Promise<void>): Promise<boolean> {
		try {
			await work();
			this.#note(target, 0, null, null);
			return true;
		} catch (error) {
			if (!(error instanceof Failure)) throw error;
			const attempts = (this.#tried(target)?.attempts ?? 0) + 1;
			const next = new Date(this.#house.now().getTime() + this.#options.wait(attempts)).toISOString();
			this.#note(target, attempts, error.fault, next);
			return false;
		}
	}

	#note(target: TargetRow, attempts: number, fault: Fault | null, next: string | null): void {
		statement(
			this.#house.sqlite,
			`INSERT INTO enclosure_try (target, attempts, fault, next_at, last_at) VALUES (?, ?, ?, ?, ?)
			 ON CONFLICT (target) DO UPDATE SET attempts = excluded.attempts, fault = excluded.fault,
				next_at = excluded.next_at, last_at = excluded.last_at`,
		).run(target.id, attempts, fault, next, this.#house.now().toISOString());
	}

	async #send(target: TargetRow, open: readonly OpenEnclosure[]): Promise<void> {
		const body = packEnclosures(this.#house, open);
		const headers = { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' };
		const sheet = this.#read(target, await postTo(this.#options, target, '/api/hub/enclosures', body, headers));
		const answered = new Set([...sheet.kept, ...sheet.refused.map(({ sha256 }) => sha256)]);
		noteSheet(this.#house, target.id, open, sheet);
		// A hub that says nothing of what it was sent would be asked for ever without a pause.
		if (answered.size === 0) throw new Failure('not-a-hub');
	}

	async #sendPart(target: TargetRow, photo: OpenPhoto, givesWay: GivesWay): Promise<void> {
		const bytes = this.#partOf(photo);
		if (!bytes) {
			giveUpPhoto(this.#house, target.id, photo.content);
			return;
		}
		const body = packPart(this.#house, photo.content, photo.parts, bytes);
		const headers = { 'content-type': 'application/octet-stream' };
		const sheet = this.#read(target, await postTo(this.#options, target, '/api/hub/parts', body, headers));
		noteSheet(this.#house, target.id, [], sheet);
		if (sheet.files.length + sheet.refused.length === 0) throw new Failure('not-a-hub');
		const until = performance.now() + this.#throttle.take(body.length, performance.now());
		for (let left = until - performance.now(); left > 0 && !givesWay(); left = until - performance.now()) {
			await sleep(Math.min(LOOK_MS, left));
		}
	}

	/** The next part of a photo's file; `null` where the file is gone or shorter than it was. */
	#partOf({ content, format, bytes, parts }: OpenPhoto): Buffer | null {
		const file = photoPath(this.#house.folder, content, format);
		const length = Math.min(PART_BYTES, bytes - parts * PART_BYTES);
		if (!existsSync(file) || length <= 0 || parts >= partsOf(bytes)) return null;
		const handle = openSync(file, 'r');
		try {
			const part = Buffer.alloc(length);
			return readSync(handle, part, 0, length, parts * PART_BYTES) === length ? part : null;
		} finally {
			closeSync(handle);
		}
	}

	#read(target: TargetRow, text: string): EnclosureSheet {
		const sheet = readEnclosureSheet(this.#house, target, text);
		if (!sheet) throw new Failure('wrong-hub');
		return sheet;
	}
}
