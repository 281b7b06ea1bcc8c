import { canonicalJson } from '../forms/canonical';
import { hashTotals, type RegionTotals } from '../plenary/adoption-hash';
import { type GivenSignature, parseAdoptionStream } from '../plenary/events-adoption';
import { NO_TOTALS, type Totals, together, withFigures } from '../recap/totals';
import type { ExcerptRow } from './chain';
import type { LockedResult } from './locked';
import { type Check, ofType } from './payloads';
import type { Fault, SeenAdoption } from './report';
import { adoptionText } from './signing';

type Place = { readonly contest: string; readonly region: string };

/**
 * Every adoption in the ledger: its hash, its parts, its sums made again from the locked results (of the kecamatan:
 * from its adopted kelurahan), what each signer really said, and that none stands whose parts have moved on.
 */
export function checkAdoptions(
	check: Check,
	rows: readonly ExcerptRow[],
	locked: readonly LockedResult[],
): SeenAdoption[] {
	const voids = ofType(check, rows, 'adoption.voided').map(({ row, payload }) => `${row.stream} ${payload.version}`);
	const voided = new Set(voids);
	const known = new Map<string, RegionTotals & { readonly hash: string }>();
	const newest = new Map<string, number>();
	return ofType(check, rows, 'adoption.struck').flatMap(({ row, payload }) => {
		const place = parseAdoptionStream(row.stream);
		if (!place) return [];
		const { version, hash, parts, paper, system, answers, absent } = payload;
		const at = { seq: row.seq, tps: place.region };
		if (hashTotals(place.contest, place.region, version, payload) !== hash) {
			check.faults.push({ code: 'adoption-figures', ...at });
		}
		const before = locked.filter((result) => result.contest === place.contest && result.seq < row.seq);
		const made = madeAgain(check, payload, before, known, place, at);
		if (made && canonicalJson(made) !== canonicalJson({ paper, system })) {
			check.faults.push({ code: 'adoption-figures', ...at });
		}
		known.set(`${place.contest}/${place.region}/${version}`, { parts, paper, system, hash });
		// What is adopted is adopted: the next version follows a void one, in order.
		const last = newest.get(row.stream) ?? 0;
		if (version !== last + 1 || (last > 0 && !voided.has(`${row.stream} ${last}`))) {
			check.faults.push({ code: 'adoption-version', ...at, found: String(version), expected: String(last + 1) });
		}
		newest.set(row.stream, version);
		leftOut(check, payload.answers, hash, rows, row, at);
		const stands = !voided.has(`${row.stream} ${version}`);
		if (stands) checkStanding(check, payload, locked, place, at);
		return [
			{
				...place,
				version,
				hash,
				seq: row.seq,
				time: row.time,
				by: (JSON.parse(row.actor) as { name?: string }).name ?? '',
				answers: answers.map((answer) => seenSignature(check, answer, place, hash, rows, row, at)),
				absent,
				voided: !stands,
			},
		];
	});
}

/** The totals of the parts as the ledger has them; `null` when a part is not there, which is said. */
function madeAgain(
	check: Check,
	{ parts, paper }: RegionTotals,
	locked: readonly LockedResult[],
	known: ReadonlyMap<string, RegionTotals & { readonly hash: string }>,
	{ contest }: Place,
	at: Omit<Fault, 'code'>,
): { paper: Totals; system: Totals } | null {
	const fields = Object.keys(paper.sums);
	const totals: { paper: Totals; system: Totals }[] = [];
	for (const part of parts) {
		if (part.code.length === 10) {
			const adopted = known.get(`${contest}/${part.code}/${part.version}`);
			if (adopted?.hash === part.hash) totals.push({ paper: adopted.paper, system: adopted.system });
			else return lost(check, at, part.code);
			continue;
		}
		const result = locked.find(({ tps, version }) => tps === part.code && version === part.version);
		if (result?.hash !== part.hash) return lost(check, at, part.code);
		totals.push({
			paper: withFigures(NO_TOTALS, fields, result.figures, 1),
			system: withFigures(NO_TOTALS, fields, result.system, 1),
		});
	}
	return {
		paper: together(totals.map((one) => one.paper)),
		system: together(totals.map((one) => one.system)),
	};
}

function lost(check: Check, at: Omit<Fault, 'code'>, code: string): null {
	check.faults.push({ code: 'adoption-parts', ...at, found: code });
	return null;
}

/** What stands must be made of the newest version of each TPS in it. */
function checkStanding(
	check: Check,
	{ parts }: RegionTotals,
	locked: readonly LockedResult[],
	{ contest }: Place,
	at: Omit<Fault, 'code'>,
): void {
	const stale = parts.find(({ code, version }) =>
		locked.some((result) => result.contest === contest && result.tps === code && result.version > version),
	);
	if (stale) check.faults.push({ code: 'adoption-stale', ...at, found: stale.code });
}

/** Who spoke about these very totals stands under them, unless the mandate was withdrawn before the gavel. */
function leftOut(
	check: Check,
	answers: readonly GivenSignature[],
	hash: string,
	rows: readonly ExcerptRow[],
	struck: ExcerptRow,
	at: Omit<Fault, 'code'>,
): void {
	const before = rows.filter((row) => row.seq < struck.seq);
	const gone = new Set(ofType(check, before, 'witness.revoked').map(({ payload }) => payload.witness));
	const own = before.filter((row) => row.stream === struck.stream);
	const keyOf = ({ side, id }: GivenSignature) => `${side} ${id}`;
	const said = new Map(ofType(check, own, 'adoption.answered').map(({ payload }) => [keyOf(payload), payload]));
	const there = new Set(answers.map(keyOf));
	for (const [signer, given] of said) {
		if (given.hash !== hash || there.has(signer) || (given.side === 'saksi' && gone.has(given.id))) continue;
		check.faults.push({ code: 'adoption-left-out', ...at, who: given.name });
	}
}

function seenSignature(
	check: Check,
	answer: GivenSignature,
	place: Place,
	hash: string,
	rows: readonly ExcerptRow[],
	struck: ExcerptRow,
	at: Omit<Fault, 'code'>,
): SeenAdoption['answers'][number] {
	const here = { ...at, who: answer.name };
	const before = rows.filter((row) => row.seq < struck.seq);
	const said = ofType(
		check,
		before.filter((row) => row.stream === struck.stream),
		'adoption.answered',
	).findLast(({ payload }) => payload.side === answer.side && payload.id === answer.id);
	// Who strikes the gavel has signed with it; everybody else has said so in a row of their own.
	const striker = answer.side === 'ppk' && answer.id === (JSON.parse(struck.actor) as { id?: string }).id;
	if (said ? canonicalJson(said.payload) !== canonicalJson(answer) : !striker) {
		check.faults.push({ code: 'adoption-answers', ...here });
	}
	if (answer.hash !== hash) check.faults.push({ code: 'answer-other-figures', ...here });
	const { name, contestant, text, recordedBy } = answer;
	return {
		name,
		contestant,
		answer: answer.answer,
		text,
		recordedBy,
		voice: voiceOf(check, answer, place, before, here),
	};
}

function voiceOf(
	check: Check,
	{ channel, id, hash, answer, text, proof }: GivenSignature,
	place: Place,
	before: readonly ExcerptRow[],
	at: Omit<Fault, 'code'>,
): SeenAdoption['answers'][number]['voice'] {
	if (channel !== 'phone') return channel;
	const keys = ofType(check, before, 'witness.keyed')
		.filter(({ payload }) => payload.witness === id)
		.map(({ payload }) => payload.publicKey);
	if (!proof) {
		if (keys.length > 0) check.faults.push({ code: 'answer-unsigned', ...at });
		return 'unsigned-phone';
	}
	if (!keys.includes(proof.key)) check.faults.push({ code: 'answer-key-unknown', ...at });
	else if (!check.verify(proof.key, adoptionText({ witness: id, ...place, hash, answer, text }), proof.signature)) {
		check.faults.push({ code: 'answer-signature-wrong', ...at });
	}
	return 'signed';
}
