import { ACCOUNT_PATIENCE, ADDRESS_PATIENCE, CODE_PATIENCE } from '../../lib/accounts';
import type { House } from '../house';
import { isDisplayCode, redeemWitnessCode } from './codes';
import { type Credential, credentialByName } from './credentials';
import { fits } from './passwords';
import { endSessions, type Origin, openSession } from './sessions';
import { admit, type Counter, forgive } from './throttle';

export type SignInProblem = 'wrong' | 'locked' | 'disabled' | 'used' | 'expired';

export type SignIn =
	| { readonly ok: true; readonly sessionId: string }
	| { readonly ok: false; readonly problem: SignInProblem; readonly seconds?: number };

const USERNAME = /^[a-z0-9._-]{3,40}$/;

/** Signs in with user name and password. An unknown name costs the same work as a wrong password. */
export async function signInAccount(
	house: House,
	given: { username: string; password: string },
	from: Origin,
): Promise<SignIn> {
	const username = given.username.trim().toLowerCase();
	const admission = admit(house, passwordCounters(username, from.address));
	if (admission.wait > 0) return { ok: false, problem: 'locked', seconds: admission.wait };
	const credential = credentialByName(house, username);
	if (!(await fits(credential?.hash, given.password)) || !credential) return { ok: false, problem: 'wrong' };
	forgive(house, admission);
	// Said only to who knows the password: nobody else learns which names exist.
	if (credential.disabled) return { ok: false, problem: 'disabled' };
	return { ok: true, sessionId: openSession(house, 'account', credential.account, from) };
}

/** Signs a witness's phone in with its one-time code. */
export function signInWitness(house: House, code: string, from: Origin): SignIn {
	return withCode(house, from, () => {
		const redeemed = redeemWitnessCode(house, code);
		if (!redeemed.ok) return redeemed;
		// One phone for one witness: the page left behind at a former address ends.
		endSessions(house, 'witness', redeemed.witness);
		return { ok: true, sessionId: openSession(house, 'witness', redeemed.witness, from) };
	});
}

/** Signs a projector in with the display code. */
export function signInDisplay(house: House, code: string, from: Origin): SignIn {
	return withCode(house, from, () =>
		isDisplayCode(house, code)
			? { ok: true, sessionId: openSession(house, 'display', 'layar', from) }
			: { ok: false, problem: 'wrong' },
	);
}

function withCode(house: House, from: Origin, check: () => SignIn): SignIn {
	const admission = admit(house, [
		{ key: `kode:${block(from.address)}`, patience: CODE_PATIENCE, clearedBySuccess: false },
	]);
	if (admission.wait > 0) return { ok: false, problem: 'locked', seconds: admission.wait };
	const outcome = check();
	if (outcome.ok) forgive(house, admission);
	return outcome;
}

/** Is this the password of the account at hand? Counted like a sign-in. */
export async function confirmPassword(
	house: House,
	credential: Credential,
	password: string,
	address: string,
): Promise<{ ok: true } | { ok: false; seconds: number }> {
	const admission = admit(house, passwordCounters(credential.username, address));
	if (admission.wait > 0) return { ok: false, seconds: admission.wait };
	if (!(await fits(credential.hash, password))) return { ok: false, seconds: 0 };
	forgive(house, admission);
	return { ok: true };
}

/**
 * The laptop itself is counted by its address only: a phone in the hall that keeps guessing must not lock
 * the chair out of the desk.
 */
function passwordCounters(username: string, address: string): Counter[] {
	const byAddress = { key: `alamat:${block(address)}`, patience: ADDRESS_PATIENCE, clearedBySuccess: false };
	const name = USERNAME.test(username) ? username : '?';
	const byAccount = {
		key: `akun:${name}`,
		patience: isOwnMachine(address) ? { free: Number.POSITIVE_INFINITY } : ACCOUNT_PATIENCE,
		clearedBySuccess: true,
	};
	return [byAccount, byAddress];
}

function isOwnMachine(address: string): boolean {
	return address === '::1' || /^127\./.test(address);
}

/** An IPv6 network hands a phone as many addresses as it likes: its /64 counts as one. */
function block(address: string): string {
	if (!address.includes(':')) return address;
	const [head = '', tail = ''] = address.split('::');
	const front = head.split(':').filter(Boolean);
	const back = tail.split(':').filter(Boolean);
	const full = address.includes('::')
		? [...front, ...Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back]
		: front;
	return `${full.slice(0, 4).join(':')}::/64`;
}
