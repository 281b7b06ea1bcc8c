import { type AnswerStatement, answerText, verifySignature } from '../evidence/signing';
import type { Contest } from '../forms';
import { isPending } from './case';
import { caseFiled } from './case-filed';
import type { Answer, CommandOf } from './commands';
import { type NewEvent, resultStream } from './events';
import type { AnswerProof } from './events-evidence';
import { refuse } from './refusals';
import type { Actor } from './roles';
import { figuresHash, openItems } from './settlement';
import type { PlenaryState, ResultState, Witness } from './state';
import type { Decision } from './world';

type AnswerCommand =
	| CommandOf<'witness.agree'>
	| CommandOf<'witness.object'>
	| CommandOf<'witness.refuse'>
	| CommandOf<'witness.answerOnPaper'>;

const ANSWER_OF = {
	'witness.agree': 'agree',
	'witness.object': 'object',
	'witness.refuse': 'refuse',
} as const satisfies Record<string, Answer>;

/**
 * A witness's answer, from the own phone or written down from paper. It is about one hash: the figures
 * the witness saw. An objection or a refusal needs its reason (domain 4) and never blocks.
 */
export function decideAnswer(
	contest: Contest,
	state: ResultState,
	plenary: PlenaryState,
	command: AnswerCommand,
	actor: Actor,
): Decision {
	const onPaper = command.type === 'witness.answerOnPaper';
	const id = onPaper ? command.witness : (actor.witness ?? '');
	const witness = plenary.witnesses[id];
	if (!witness || witness.contest !== contest.code) return refuse('witness.unknown', { witness: id });
	if (witness.revoked) return refuse('witness.revoked', { name: witness.name });
	if (!witness.present) return refuse('witness.not-present', { name: witness.name });
	if (!state.tally) return refuse('tally.not-filled', { tps: state.tps });
	if (openItems(contest, state).length > 0) return refuse('witness.not-settled', { tps: state.tps });
	const hash = figuresHash(state);
	if (hash === null || command.hash !== hash) return refuse('hash.stale', { hash });
	// What a witness's own phone said of these figures only a phone of that witness may change.
	const standing = state.answers[id];
	if (onPaper && standing?.channel === 'phone' && standing.hash === hash)
		return refuse('answer.from-phone', { name: witness.name });
	const answer = onPaper ? command.answer : ANSWER_OF[command.type];
	const text = 'text' in command ? command.text : '';
	if (answer !== 'agree' && text.trim() === '') return refuse('answer.needs-text', { answer });
	const proof = 'proof' in command ? command.proof : undefined;
	if (!onPaper && !speaksFor(witness, { contest: state.contest, tps: state.tps, hash, answer, text }, proof)) {
		return refuse('answer.unsigned', { name: witness.name });
	}
	const stream = resultStream(state.contest, state.tps);
	const events: NewEvent[] = [
		{
			stream,
			type: 'witness.answered',
			payload: {
				witness: witness.id,
				name: witness.name,
				contestant: witness.contestant,
				answer,
				text,
				hash,
				channel: onPaper ? 'paper' : 'phone',
				recordedBy: onPaper ? actor.name : null,
				...(proof ? { proof } : {}),
			},
		},
	];
	// An objection is a case of its own from here (domain 3), unless the witness has one that is still open.
	const already = Object.values(state.cases).some((one) => one.from.witness === witness.id && isPending(one));
	if (answer === 'object' && !already) {
		events.push(
			caseFiled(stream, {
				case: `j-${state.contest}-${state.tps}-${state.version + 1}`,
				kind: 'keberatan',
				subject: 'selisih',
				field: null,
				text,
				evidence: '',
				from: { side: 'saksi', witness: witness.id, name: witness.name },
				origin: 'jawaban-saksi',
			}),
		);
	}
	return events;
}

/**
 * A phone that has made a key must sign with it, so that nobody else who got hold of its session can answer;
 * a phone without one (an old browser without random numbers) answers unsigned, and is shown as that.
 */
function speaksFor(witness: Witness, said: SaidAnswer, proof: AnswerProof | undefined): boolean {
	if (!proof) return witness.key === undefined;
	return (
		proof.key === witness.key &&
		verifySignature(proof.key, answerText({ witness: witness.id, ...said }), proof.signature)
	);
}

type SaidAnswer = Omit<AnswerStatement, 'witness'>;
