import { randomUUID } from 'node:crypto';
import { type Fault, faultOfError, faultOfStatus, writePaper } from '../../lib/delivery';
import { canonicalJson } from '../../lib/forms';
import type { Actor } from '../../lib/plenary';
import { execute, type Outcome } from '../door';
import type { House } from '../house';
import { installationKey } from '../keys/installation';

/** How an enrolment ended; `code-wrong`: the hub does not know the code, or it was used or is too old. */
export type Enrolment =
	| { readonly ok: true; readonly target: string }
	| { readonly ok: false; readonly fault: Fault | 'code-wrong' | 'other-kecamatan' }
	| { readonly ok: false; readonly refusal: Extract<Outcome, { ok: false }>['refusal'] };

/**
 * Introduces this installation to a hub: the one-time code and our public key go there, the hub's key
 * comes back and is kept; from then on both sides believe signatures only.
 */
export async function enrol(
	house: House,
	actor: Actor,
	asked: { readonly url: string; readonly code: string; readonly name: string },
	get: typeof fetch = fetch,
): Promise<Enrolment> {
	const key = installationKey(house);
	const { code, name } = asked;
	const head = canonicalJson({ v: 1, kind: 'daftar', code, name, key: key.publicKey });
	let response: Response;
	let text: string;
	try {
		response = await get(new URL('/api/hub/enrol', asked.url), {
			method: 'POST',
			body: writePaper({ head, signature: key.sign(head), lines: [] }),
			signal: AbortSignal.timeout(30_000),
			redirect: 'error',
		});
		text = await response.text();
	} catch (error) {
		return { ok: false, fault: faultOfError(error) };
	}
	if (response.status === 404 && text.includes('"code"')) return { ok: false, fault: 'code-wrong' };
	if (!response.ok) return { ok: false, fault: faultOfStatus(response.status) };
	const hub = readHub(text);
	if (!hub) return { ok: false, fault: 'not-a-hub' };
	const kecamatan = house.states.plenary().opened?.kecamatan;
	if (kecamatan !== undefined && kecamatan !== hub.kecamatan) return { ok: false, fault: 'other-kecamatan' };
	const outcome = execute(house, actor, {
		id: randomUUID(),
		command: { type: 'target.enrol', target: hub.hub, name: hub.name, url: asked.url },
	});
	return outcome.ok ? { ok: true, target: hub.hub } : { ok: false, refusal: outcome.refusal };
}

function readHub(text: string): { hub: string; name: string; kecamatan: string } | null {
	try {
		const { hub, name, kecamatan } = JSON.parse(text) as Record<string, unknown>;
		if (typeof hub !== 'string' || typeof name !== 'string') return null;
		return typeof kecamatan === 'string' ? { hub, name, kecamatan } : null;
	} catch {
		return null;
	}
}
