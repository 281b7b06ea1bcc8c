import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { hashWords } from '../../lib/forms';
import { isLocalAddress, LOCAL_RANGES } from '../../lib/network';
import { AUTHORITY_FILE } from '../folder';
import { authorityCertificate, type Names, type Subject, serverCertificate, spkiOf } from './certificate';
import { secretFile } from './secret-file';

/** A certificate for this server with its key, as `node:tls` wants them. */
export interface Leaf {
	readonly key: string;
	readonly cert: string;
}

/** The authority of this installation: what phones in the hall may trust, and how they know it. */
export interface Authority {
	/** PEM, without the key. */
	readonly certificate: string;
	/** The same in DER, as `/ca.crt` gives it. */
	readonly der: Buffer;
	/** SHA-256 of the certificate: `A1:B2:…`, as phones show it. */
	readonly sha256: string;
	/** Eight words of 16 bits of the key's SHA-256; they also stand in the certificate's own name. */
	readonly words: string;
	/**
	 * A certificate with a fresh key for these names, valid around `now` in both directions: clocks in halls are
	 * wrong. 800 days in all, because phones refuse more than 825.
	 */
	issue(names: Names, now: Date): Leaf;
}

/** Independent of this laptop's clock, which may be years off on the first start. */
const TERM = { from: new Date('2024-01-01T00:00:00Z'), until: new Date('2049-01-01T00:00:00Z') };
const LEAF_DAYS = 400;
const DAY = 86_400_000;
/** Names it may vouch for besides {@link LOCAL_RANGES}: everything below `local`, and this very machine. */
const HOSTS = ['local', 'localhost'];
const WORDS = 8;
/** Words in the name that lists of certificates show. */
const SHORT = 4;

/**
 * The authority in a data folder: made at first use, kept in {@link AUTHORITY_FILE} (readable by its owner only),
 * never in a backup. It can vouch for private addresses and `*.local` only, so that a phone which trusts it
 * risks nothing on the internet.
 * @throws when the file is there and holds no key with its certificate
 */
export function authority(folder: string): Authority {
	return authorityOf(secretFile(join(folder, AUTHORITY_FILE), made).toString('utf8'));
}

function authorityOf(pem: string): Authority {
	const key = createPrivateKey(pem);
	const certificate = new X509Certificate(pem);
	if (!certificate.checkPrivateKey(key)) throw new Error(`${AUTHORITY_FILE}: kunci dan sertifikat tidak cocok`);
	const { words, subject } = namesOf(key);
	return {
		certificate: certificate.toString(),
		der: certificate.raw,
		sha256: certificate.fingerprint256,
		words,
		issue: (names, now) => {
			const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
			const term = {
				from: new Date(now.getTime() - LEAF_DAYS * DAY),
				until: new Date(now.getTime() + LEAF_DAYS * DAY),
			};
			const der = serverCertificate(names, privateKey, { subject, key }, term);
			// With the authority's own behind it, so that a phone can show whose it is.
			const cert = pemOf(der) + certificate.toString();
			return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert };
		},
	};
}

/** Key and certificate of a new authority, one after the other. */
function made(): string {
	const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const { subject } = namesOf(privateKey);
	const der = authorityCertificate(subject, privateKey, TERM, { hosts: HOSTS, ranges: LOCAL_RANGES });
	return privateKey.export({ type: 'pkcs8', format: 'pem' }) + pemOf(der);
}

function namesOf(key: KeyObject): { words: string; subject: Subject } {
	const words = hashWords(createHash('sha256').update(spkiOf(key)).digest('hex'), WORDS);
	const short = words.split('-').slice(0, SHORT).join('-');
	return { words, subject: { commonName: `Ketok Palu ${short}`, organization: words } };
}

/** The addresses one certificate can be for: those the authority may vouch for; any other needs one of its own. */
export function vouchable(addresses: readonly string[]): string[] {
	return addresses.filter(isLocalAddress);
}

function pemOf(der: Buffer): string {
	const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
	return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
