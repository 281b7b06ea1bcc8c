import { execute, type Outcome } from '@/db/door';
import { house } from '@/db/house';
import { type Actor, type Envelope, POLICY, refuse } from '@/lib/plenary';

/** The outcome of a posted command, with what only this answer may carry. */
export type Answer = Outcome & { readonly secret?: string };

/** Carries out what a browser posted. Commands the program sends by itself are not accepted here. */
export async function carryOut(actor: Actor, envelope: Envelope): Promise<Answer> {
	if (!POLICY[envelope.command.type].posted) {
		return {
			ok: false,
			refusal: refuse('forbidden', { command: envelope.command.type }),
		};
	}
	return execute(house(), actor, envelope);
}
