import {
	createPrivateKey,
	createPublicKey,
	generateKeyPairSync,
	type KeyObject,
	sign as signBytes,
	verify as verifyBytes,
} from 'node:crypto';
import { join } from 'node:path';
import { KEY_FILE } from '../folder';
import type { House } from '../house';
import { secretFile } from './secret-file';

/** What this installation signs with. */
export interface InstallationKey {
	/** 32 bytes in base64url. */
	readonly publicKey: string;
	/** Ed25519 over the UTF-8 of a text, base64url. */
	sign(text: string): string;
}

const known = new WeakMap<House, InstallationKey>();

/**
 * The key of this installation: made at first use, kept in {@link KEY_FILE} (readable by its owner only), never
 * in the ledger and never in a backup. A house in memory has one for as long as it lives.
 * @throws when the file is there and holds no Ed25519 key
 */
export function installationKey(house: House): InstallationKey {
	let key = known.get(house);
	if (!key) {
		key = keyOf(house.folder === ':memory:' ? newKey() : stored(join(house.folder, KEY_FILE)));
		known.set(house, key);
	}
	return key;
}

/** The key in a file of its own, for hub processes that share one; made at first use like the installation's. */
export function keyInFile(file: string): InstallationKey {
	return keyOf(stored(file));
}

/** True when the signature is this key's under this text; the machine's own Ed25519, quicker than the pure one. */
export function holds(publicKey: string, text: string, signature: string): boolean {
	try {
		return verifyBytes(null, Buffer.from(text), publicKeyOf(publicKey), Buffer.from(signature, 'base64url'));
	} catch {
		return false;
	}
}

const publicKeys = new Map<string, KeyObject>();

function publicKeyOf(publicKey: string): KeyObject {
	let key = publicKeys.get(publicKey);
	if (!key) {
		key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
		if (publicKeys.size >= 500) publicKeys.clear();
		publicKeys.set(publicKey, key);
	}
	return key;
}

function keyOf(privateKey: KeyObject): InstallationKey {
	if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error(`${KEY_FILE}: bukan kunci Ed25519`);
	const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
	if (!x) throw new Error(`${KEY_FILE}: tidak dapat dibaca`);
	return {
		publicKey: x,
		sign: (text) => signBytes(null, Buffer.from(text), privateKey).toString('base64url'),
	};
}

function newKey(): KeyObject {
	return generateKeyPairSync('ed25519').privateKey;
}

/** Reads the key, or makes it. */
function stored(file: string): KeyObject {
	return createPrivateKey(secretFile(file, () => newKey().export({ type: 'pkcs8', format: 'pem' })));
}
