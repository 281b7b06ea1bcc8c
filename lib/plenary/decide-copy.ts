import { type Contest, fieldsOf } from '../forms';
import type { CommandOf } from './commands';
import { unlike } from './copy';
import { resultStream } from './events';
import { refuse } from './refusals';
import type { Actor } from './roles';
import type { PlenaryState, ResultState } from './state';
import type { Decision } from './world';

/**
 * The witness's own C.Hasil Salinan beside the C.Hasil that was read (domain 3): only the lines that differ, laid
 * again as often as the witness looks again. It changes no figure, voids no answer and never holds the gavel up.
 */
export function layCopy(
	contest: Contest,
	state: ResultState,
	plenary: PlenaryState,
	command: CommandOf<'copy.lay'>,
	actor: Actor,
): Decision {
	const onPhone = actor.role === 'saksi';
	const id = (onPhone ? actor.witness : command.witness) ?? '';
	const witness = plenary.witnesses[id];
	if (!witness || witness.contest !== contest.code) return refuse('witness.unknown', { witness: id });
	if (witness.revoked) return refuse('witness.revoked', { name: witness.name });
	if (!witness.present) return refuse('witness.not-present', { name: witness.name });
	const { tally } = state;
	if (!tally) return refuse('tally.not-filled', { tps: state.tps });
	const fields = fieldsOf(contest);
	const unknown = command.lines.find(({ field }) => !fields.has(field));
	if (unknown) return refuse('field.unknown', { field: unknown.field });
	// A line typed twice: the last one is meant. In the order of the form, whatever the order of typing.
	const typed = new Map(command.lines.map(({ field, value }) => [field, value]));
	const lines = contest.fields.flatMap(({ id: field }) => {
		const value = typed.get(field);
		const paper = tally.figures[field] ?? null;
		return value !== undefined && unlike(value, paper) ? [{ field, value, paper }] : [];
	});
	return [
		{
			stream: resultStream(state.contest, state.tps),
			type: 'copy.laid',
			payload: {
				witness: witness.id,
				name: witness.name,
				contestant: witness.contestant,
				channel: onPhone ? 'phone' : 'desk',
				recordedBy: onPhone ? null : actor.name,
				lines,
			},
		},
	];
}
