import { rowText, SIGNED_EVENTS } from '../../lib/evidence/signing';
import type { NewEvent, RecordedEvent } from '../../lib/plenary';
import type { House } from '../house';
import { hashAt, statement } from '../ledger';
import { holds, installationKey } from './installation';

/** The installation's signature under one ledger row. */
export interface RowSignature {
	readonly seq: number;
	readonly publicKey: string;
	readonly signature: string;
}

/** True when an event about to be recorded must carry the installation's signature. */
export function needsSignature(events: readonly NewEvent[]): boolean {
	return events.some((event) => SIGNED_EVENTS.has(event.type));
}

/** Signs the rows that must carry a signature; call inside the transaction that appended them. */
export function signRows(house: House, events: readonly RecordedEvent[]): void {
	for (const { type, seq } of events) {
		if (!SIGNED_EVENTS.has(type)) continue;
		const key = installationKey(house);
		statement(house.sqlite, 'INSERT INTO signature (seq, public_key, signature) VALUES (?, ?, ?)').run(
			seq,
			key.publicKey,
			key.sign(rowText(seq, rowHashAt(house, seq))),
		);
	}
}

/** The signature under a ledger row, or `undefined` where none is asked for. */
export function signatureOf(house: House, seq: number): RowSignature | undefined {
	return statement<RowSignature>(
		house.sqlite,
		'SELECT seq, public_key AS publicKey, signature FROM signature WHERE seq = ?',
	).get(seq);
}

/** The first signature that is missing, of a key the ledger did not introduce before, or wrong; `null` if all hold. */
export function signatureProblem(house: House): { readonly seq: number; readonly problem: string } | null {
	const types = [...SIGNED_EVENTS].map((type) => `'${type}'`).join(', ');
	const rows = house.sqlite
		.prepare(
			`SELECT ledger.seq, ledger.hash, signature.public_key AS publicKey, signature.signature,
				(SELECT public_key FROM installation_key WHERE seq < ledger.seq ORDER BY seq DESC LIMIT 1) AS expected
			 FROM ledger LEFT JOIN signature ON signature.seq = ledger.seq
			 WHERE ledger.type IN (${types}) ORDER BY ledger.seq`,
		)
		.iterate() as IterableIterator<{ [K in keyof RowSignature]: RowSignature[K] | null } & SignedRow>;
	for (const { seq, hash, publicKey, signature, expected } of rows) {
		if (publicKey === null || signature === null) return { seq, problem: 'tanda tangan instalasi hilang' };
		if (publicKey !== expected) return { seq, problem: 'ditandatangani kunci yang tidak tercatat di buku' };
		if (!holds(publicKey, rowText(seq, hash), signature)) return { seq, problem: 'tanda tangan instalasi tidak cocok' };
	}
	const stray = house.sqlite
		.prepare(`SELECT seq FROM signature WHERE seq NOT IN (SELECT seq FROM ledger WHERE type IN (${types})) LIMIT 1`)
		.pluck()
		.get() as number | undefined;
	return stray === undefined ? null : { seq: stray, problem: 'tanda tangan tanpa baris yang ditandatangani' };
}

interface SignedRow {
	readonly seq: number;
	readonly hash: string;
	readonly expected: string | null;
}

function rowHashAt(house: House, seq: number): string {
	const hash = hashAt(house.sqlite, seq);
	if (hash === undefined) throw new Error(`ledger: row ${seq} is not there`);
	return hash;
}
