import { canonicalJson } from '../forms/canonical';
import type { GivenAnswer } from '../plenary/events';
import { hashFigures } from '../plenary/figures-hash';
import type { ExcerptRow } from './chain';
import type { LockedResult } from './locked';
import { type Check, ofType, safeJson } from './payloads';
import type { Fault, SeenKey, SeenResult, Voice } from './report';
import { answerText, rowText, SIGNED_EVENTS } from './signing';

/** Every ketok palu in the ledger: its figures under its hash, and its versions one after the other. */
export function locksIn(check: Check, rows: readonly ExcerptRow[]): LockedResult[] {
	const reopened = new Set(
		ofType(check, rows, 'result.reopened').map(({ row, payload }) => `${row.stream} ${payload.version}`),
	);
	const last = new Map<string, number>();
	return ofType(check, rows, 'gavel.struck').flatMap(({ row, payload }) => {
		const [, contest = '', tps = ''] = /^hasil\/([a-z-]+)\/(\d{13})$/.exec(row.stream) ?? [];
		const { version, hash, figures, system, answers, absent } = payload;
		if (hashFigures(contest, tps, version, figures, system) !== hash) {
			check.faults.push({ code: 'lock-figures', seq: row.seq, tps });
		}
		// What is locked is locked: the next version begins with a reopening, never with another gavel.
		const before = last.get(row.stream) ?? 0;
		if (version !== before + 1 || (before > 0 && !reopened.has(`${row.stream} ${version}`))) {
			check.faults.push({
				code: 'lock-version',
				seq: row.seq,
				tps,
				found: String(version),
				expected: String(before + 1),
			});
		}
		last.set(row.stream, version);
		const by = (JSON.parse(row.actor) as { name?: string }).name ?? '';
		return [{ contest, tps, version, hash, seq: row.seq, time: row.time, by, figures, system, answers, absent }];
	});
}

interface StoredSignature {
	readonly seq: number;
	readonly publicKey: string;
	readonly signature: string;
}

/** The installation's signature under every row that never stands without one. */
export function checkLockSignatures(
	check: Check,
	rows: readonly ExcerptRow[],
	keys: readonly SeenKey[],
	signatures: string,
): void {
	const stored = new Map<number, StoredSignature>();
	for (const line of signatures.split('\n')) {
		const signature = line === '' ? null : (safeJson(line) as StoredSignature | null);
		if (signature) stored.set(signature.seq, signature);
	}
	for (const row of rows) {
		if (!SIGNED_EVENTS.has(row.type)) continue;
		const at = { seq: row.seq, tps: row.stream.split('/')[2] };
		const signature = stored.get(row.seq);
		const key = keys.findLast(({ seq }) => seq < row.seq)?.publicKey;
		if (!signature) check.faults.push({ code: 'lock-unsigned', ...at });
		else if (signature.publicKey !== key) check.faults.push({ code: 'key-unknown', ...at });
		else if (!check.verify(key, rowText(row.seq, row.hash), signature.signature)) {
			check.faults.push({ code: 'lock-signature-wrong', ...at });
		}
	}
}

/** Every locked result with what each witness really said, checked against the rows before its gavel. */
export function seenResults(check: Check, locked: readonly LockedResult[], rows: readonly ExcerptRow[]): SeenResult[] {
	const keyed = ofType(check, rows, 'witness.keyed');
	const given = ofType(check, rows, 'witness.answered');
	const revoked = ofType(check, rows, 'witness.revoked');
	const reopened = ofType(check, rows, 'result.reopened');
	const ofStream = new Map<string, typeof given>();
	for (const one of given) {
		const known = ofStream.get(one.row.stream);
		if (known) known.push(one);
		else ofStream.set(one.row.stream, [one]);
	}
	return locked.map((result) => {
		const { contest, tps, hash, seq, version } = result;
		const stream = `hasil/${contest}/${tps}`;
		const said = new Map<string, GivenAnswer>();
		for (const { row, payload } of ofStream.get(stream) ?? []) if (row.seq < seq) said.set(payload.witness, payload);
		const answers = result.answers.map((answer) => {
			const at = { seq, tps, who: answer.name };
			const recorded = said.get(answer.witness);
			if (!recorded || canonicalJson(recorded) !== canonicalJson(answer))
				check.faults.push({ code: 'lock-answers', ...at });
			if (answer.hash !== hash) check.faults.push({ code: 'answer-other-figures', ...at });
			const spoke = (ofStream.get(stream) ?? []).some(
				({ row, payload }) =>
					row.seq < seq &&
					payload.witness === answer.witness &&
					payload.channel === 'phone' &&
					payload.hash === answer.hash,
			);
			if (answer.channel === 'paper' && spoke) check.faults.push({ code: 'answer-overtaken', ...at });
			const own = keyed.filter(({ row, payload }) => row.seq < seq && payload.witness === answer.witness);
			const voice = voiceOf(
				check,
				answer,
				{ contest, tps },
				own.map(({ payload }) => payload.publicKey),
				at,
			);
			const { name, contestant, answer: what, text, recordedBy } = answer;
			const phones = new Set(own.map(({ payload }) => payload.publicKey)).size;
			return { name, contestant, answer: what, text, recordedBy, voice, phones };
		});
		// Who answered for these very figures stands under them, unless the mandate was withdrawn before the gavel.
		const gone = new Set(revoked.filter(({ row }) => row.seq < seq).map(({ payload }) => payload.witness));
		const there = new Set(result.answers.map(({ witness }) => witness));
		for (const answer of said.values()) {
			if (answer.hash !== hash || gone.has(answer.witness) || there.has(answer.witness)) continue;
			check.faults.push({ code: 'answer-left-out', seq, tps, who: answer.name });
		}
		return {
			...result,
			answers,
			superseded: locked.some((other) => other.contest === contest && other.tps === tps && other.version > version),
			reopened: reopened.some(({ row }) => row.stream === stream && row.seq > seq),
		};
	});
}

function voiceOf(
	check: Check,
	answer: GivenAnswer,
	where: { contest: string; tps: string },
	keys: readonly string[],
	at: Omit<Fault, 'code'>,
): Voice {
	if (answer.channel === 'paper') return 'paper';
	const { proof } = answer;
	if (!proof) {
		if (keys.length > 0) check.faults.push({ code: 'answer-unsigned', ...at });
		return 'unsigned-phone';
	}
	const { witness, hash, answer: said, text: words } = answer;
	if (!keys.includes(proof.key)) check.faults.push({ code: 'answer-key-unknown', ...at });
	else if (
		!check.verify(proof.key, answerText({ witness, ...where, hash, answer: said, text: words }), proof.signature)
	) {
		check.faults.push({ code: 'answer-signature-wrong', ...at });
	}
	return 'signed';
}
