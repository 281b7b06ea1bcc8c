import type { House } from '../house';
import { statement } from '../ledger';

/** One accepted import, as the ledger has it. */
export interface AcceptedImport {
	readonly kind: 'sirekap' | 'wilayah';
	/** First and last ledger sequence of it. */
	readonly from: number;
	readonly to: number;
	readonly contest: string | null;
	/** Name of the file, zip or folder it came in, and SHA-256 of its bytes. */
	readonly name: string;
	readonly batch: string;
	readonly time: string;
	readonly by: string;
	/** TPS (for regions: kelurahan) it wrote. */
	readonly count: number;
	/** Of these, TPS with numbers (for regions: TPS listed). */
	readonly filled: number;
}

interface Row extends Omit<AcceptedImport, 'kind'> {
	readonly payload: string;
}

/** Accepted imports, newest first. */
export function acceptedImports(house: House, limit = 50): AcceptedImport[] {
	const system = statement<Row>(
		house.sqlite,
		`SELECT import."from", import."to", contest, import.time, count, filled, json_extract(first.actor, '$.name') AS "by",
			json_extract(first.payload, '$.source.name') AS name, json_extract(first.payload, '$.source.batch') AS batch
		 FROM (
			SELECT MIN(ledger.seq) AS "from", MAX(ledger.seq) AS "to", contest, time, COUNT(*) AS count,
				SUM(uploaded) AS filled
			FROM system_version JOIN ledger ON ledger.seq = system_version.seq GROUP BY contest, time, actor
		 ) AS import JOIN ledger AS first ON first.seq = import."from" ORDER BY import."from" DESC LIMIT ?`,
	).all(limit);
	// By stream, which is indexed: regions are few among thousands of rows.
	const regions = statement<Row>(
		house.sqlite,
		`SELECT MIN(seq) AS "from", MAX(seq) AS "to", NULL AS contest, json_extract(payload, '$.source.sha256') AS batch,
			time, COUNT(*) AS count, SUM(json_array_length(payload, '$.tps')) AS filled,
			json_extract(actor, '$.name') AS "by", json_extract(payload, '$.source.file') AS name
		 FROM ledger WHERE stream >= 'wilayah/' AND stream < 'wilayah0' AND type = 'region.registered'
		 GROUP BY batch, time, actor ORDER BY "from" DESC LIMIT ?`,
	).all(limit);
	return [
		...system.map((row): AcceptedImport => ({ ...row, kind: 'sirekap' })),
		...regions.map((row): AcceptedImport => ({ ...row, kind: 'wilayah' })),
	]
		.sort((a, b) => b.from - a.from)
		.slice(0, limit);
}
