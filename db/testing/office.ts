import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Contest, contestOf } from '../../lib/forms';
import type { KelurahanRows, SystemItem } from '../../lib/plenary';
import { acknowledge, packBatch, readSheet, waitingFor } from '../delivery';
import { registerRegions, verifyEntry } from '../hub/desk';
import { type Hub, openHub } from '../hub/hub';
import { publishRegions, publishRound } from '../hub/publish';
import { codeHash, receiveBatch } from '../hub/reception';
import { installationKey } from '../keys';
import { ACTORS, CONSOLE, CONTEST, digest } from './fixtures';
import { Hall } from './hall';
import { freshHouse, temporaryFolder } from './house';

const ppwp = contestOf(CONTEST) as Contest;

/** The two pairs of eyes of the tests. */
export const A = { id: 'v1', name: 'Verifikator A' };
export const B = { id: 'v2', name: 'Verifikator B' };

/** A KPU office with its folder, its store and the halls that send to it. */
export class Office {
	readonly halls: Hall[] = [];

	private constructor(
		readonly folder: string,
		readonly hub: Hub,
	) {}

	/** An office that knows these regions. */
	static async open(kelurahan: readonly KelurahanRows[]): Promise<Office> {
		const folder = temporaryFolder();
		let tick = Date.UTC(2024, 1, 18, 3);
		const hub = await openHub({
			folder,
			name: 'KPU Contoh',
			now: () => {
				tick += 1000;
				return new Date(tick);
			},
		});
		await registerRegions(hub, kelurahan);
		await publishRegions(
			hub,
			ppwp,
			kelurahan.map(({ kode }) => kode),
		);
		return new Office(folder, hub);
	}

	async close(): Promise<void> {
		for (const hall of this.halls) hall.leave();
		await this.hub.store.close();
		rmSync(this.folder, { recursive: true, force: true });
	}

	/** A hall of one kecamatan that the office knows. */
	async hall(kelurahan: readonly KelurahanRows[], items: readonly SystemItem[] = []): Promise<Hall> {
		const { hub } = this;
		const kecamatan = kelurahan[0]?.kecamatan.kode ?? '';
		const hall = new Hall(freshHouse());
		this.halls.push(hall);
		hall.does(CONSOLE, 'region.import', { file: 'w.csv', sha256: digest('w'), kelurahan: [...kelurahan] });
		hall.does(ACTORS.ketua, 'plenary.open', { kecamatan, mode: 'blind' });
		hall.imports(...items);
		const at = hub.now().toISOString();
		await hub.store.offer({ hash: codeHash(kecamatan), kecamatan, by: 'Admin', at, until: '2999' });
		await hub.store.enrol(codeHash(kecamatan), {
			id: installationKey(hall.house).publicKey,
			name: 'PPK',
			enrolledAt: at,
		});
		hall.does(ACTORS.admin, 'target.enrol', { target: hub.key.publicKey, name: hub.name, url: 'http://127.0.0.1:9' });
		return hall;
	}

	/** Everything that waits comes here, as the courier or a stick would bring it. */
	async receive(hall: Hall): Promise<void> {
		const target = this.hub.key.publicKey;
		const reply = await receiveBatch(this.hub, packBatch(hall.house, target, waitingFor(hall.house, target, 5000)));
		expect(reply.status).toBe(200);
		const sheet = readSheet(hall.house, { id: target }, reply.text);
		if (!sheet) throw new Error(reply.text);
		expect(sheet.rejections).toEqual([]);
		acknowledge(hall.house, target, sheet);
	}

	/** Both pairs of eyes say yes. */
	async approve(tps: string, version = 1, contest = CONTEST): Promise<void> {
		const key = { contest, tps, version };
		for (const who of [A, B]) {
			expect(await verifyEntry(this.hub, who, key, { type: 'entry.claim' })).toEqual({ ok: true });
			expect(await verifyEntry(this.hub, who, key, { type: 'entry.approve' })).toEqual({ ok: true });
		}
	}

	/** Publishes all that was approved. */
	async publish(): Promise<void> {
		for (let more: number | null = 1; more; ) more = await publishRound(this.hub, 'test');
	}

	/** A file of the published tree. */
	textOf(path: string): string | null {
		try {
			return readFileSync(join(this.hub.tree, path), 'utf8');
		} catch (fault) {
			if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null;
			throw fault;
		}
	}

	readonly get = async (path: string): Promise<unknown> => JSON.parse(this.textOf(path) ?? 'null');
}
