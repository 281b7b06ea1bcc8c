import type { Contest, Figures } from '../../lib/forms';
import type { StoredVersion } from '../../lib/import';
import type { House } from '../house';
import { statement } from '../ledger';

/** Codes of every TPS in the region list. */
export function knownTps(house: House): ReadonlySet<string> {
	return new Set(house.sqlite.prepare<[], string>('SELECT kode FROM tps').pluck().all());
}

/** A stored version whose figures are read from the ledger only where somebody asks what moved. */
class Stored implements StoredVersion {
	readonly #house: House;
	readonly #seq: number;
	#figures: Figures | undefined;

	constructor(
		house: House,
		seq: number,
		readonly content: string,
	) {
		this.#house = house;
		this.#seq = seq;
	}

	get figures(): Figures {
		if (!this.#figures) {
			const row = statement<{ payload: string }>(this.#house.sqlite, 'SELECT payload FROM ledger WHERE seq = ?').get(
				this.#seq,
			);
			if (!row) throw new Error(`stored: no ledger row ${this.#seq}`);
			this.#figures = (JSON.parse(row.payload) as { figures: Figures }).figures;
		}
		return this.#figures;
	}
}

/** The newest stored version of every TPS that has one in this contest. */
export function storedVersions(house: House, contest: Pick<Contest, 'code'>): ReadonlyMap<string, StoredVersion> {
	const rows = statement<{ tps: string; seq: number; content: string }>(
		house.sqlite,
		'SELECT tps, MAX(seq) AS seq, content FROM system_version WHERE contest = ? GROUP BY tps',
	).all(contest.code);
	return new Map(rows.map(({ tps, seq, content }) => [tps, new Stored(house, seq, content)]));
}
