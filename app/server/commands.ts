import { besides } from '@/db/accounts/secrets';
import { execute, type Outcome } from '@/db/door';
import { house } from '@/db/house';
import { type Actor, allowed, type Command, type Envelope, POLICY, refuse, whyNot } from '@/lib/plenary';
import { backups } from './backups';
import { documents } from './documents';
import { straightener } from './photos';
import { keepPulling } from './puller';

/** The outcome of a posted command, with what only this answer may carry. */
export type Answer = Outcome & { readonly secret?: string };

/** Carries out what a browser posted. Commands the program sends by itself are not accepted here. */
export async function carryOut(actor: Actor, envelope: Envelope): Promise<Answer> {
	const { command } = envelope;
	// The door asks again; asked here as well, so that nobody makes the server hash for nothing.
	const posted = POLICY[command.type].posted;
	if (!posted || !allowed(actor, command)) {
		return { ok: false, refusal: refuse(posted ? whyNot(actor, command) : 'forbidden', { command: command.type }) };
	}
	const beside = await besides(command);
	const outcome = execute(house(), actor, envelope, beside?.aside);
	// A command answered a second time has made no new secret: the first answer was the only one with it.
	const fresh = outcome.ok && !outcome.repeated;
	if (fresh) afterwards(actor, command);
	return fresh && beside?.secret !== undefined ? { ...outcome, secret: beside.secret } : outcome;
}

/** What a command sets going outside the database, once it is written down. */
function afterwards(actor: Actor, command: Command): void {
	if (command.type === 'backup.run' || command.type === 'backup.configure') backups().run();
	else if (command.type === 'pull.order' || command.type === 'pull.resume') keepPulling();
	else if (command.type === 'document.render') {
		documents().add({ what: command.what, contest: command.contest, tps: command.station });
	} else if (command.type === 'document.cancel') documents().cancel(command.job);
	else if (command.type === 'photo.corners' || command.type === 'photo.retract') straightener().run();
	else if (command.type === 'backup.restore') backups().restore(command.backup, actor);
}
