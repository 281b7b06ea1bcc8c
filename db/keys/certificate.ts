import { createHash, createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
	AlgorithmIdentifier,
	AttributeTypeAndValue,
	AttributeValue,
	AuthorityKeyIdentifier,
	BasicConstraints,
	Certificate,
	ExtendedKeyUsage,
	Extension,
	Extensions,
	GeneralName,
	GeneralSubtree,
	GeneralSubtrees,
	id_ce_authorityKeyIdentifier,
	id_ce_basicConstraints,
	id_ce_extKeyUsage,
	id_ce_keyUsage,
	id_ce_nameConstraints,
	id_ce_subjectAltName,
	id_ce_subjectKeyIdentifier,
	id_kp_serverAuth,
	KeyIdentifier,
	KeyUsage,
	KeyUsageFlags,
	Name,
	NameConstraints,
	RelativeDistinguishedName,
	SubjectAlternativeName,
	SubjectKeyIdentifier,
	SubjectPublicKeyInfo,
	TBSCertificate,
	Validity,
	Version,
} from '@peculiar/asn1-x509';

/** ecdsa-with-SHA256 (RFC 5758). */
const ECDSA_SHA256 = '1.2.840.10045.4.3.2';
const COMMON_NAME = '2.5.4.3';
const ORGANIZATION = '2.5.4.10';

/** Names a certificate is for. */
export interface Names {
	readonly addresses: readonly string[];
	readonly hosts: readonly string[];
}

/** What a certificate says of its holder. */
export interface Subject {
	readonly commonName: string;
	readonly organization: string;
}

interface Issue {
	readonly subject: Subject;
	readonly key: KeyObject;
	readonly issuer: Subject;
	readonly issuerKey: KeyObject;
	readonly from: Date;
	readonly until: Date;
	readonly extensions: readonly Extension[];
}

/**
 * An authority's own certificate that can vouch for nothing but the given names and address ranges (RFC 5280
 * § 4.2.1.10, critical: who does not understand the limit must not accept it), and for no further authority.
 * @returns DER
 */
export function authorityCertificate(
	subject: Subject,
	key: KeyObject,
	term: { readonly from: Date; readonly until: Date },
	permitted: { readonly hosts: readonly string[]; readonly ranges: readonly (readonly [string, number])[] },
): Buffer {
	const names = [
		...permitted.hosts.map((dNSName) => new GeneralName({ dNSName })),
		...permitted.ranges.map(([range, length]) => new GeneralName({ iPAddress: `${range}/${length}` })),
	];
	return issue({
		subject,
		key,
		issuer: subject,
		issuerKey: key,
		...term,
		extensions: [
			extension(id_ce_basicConstraints, new BasicConstraints({ cA: true, pathLenConstraint: 0 }), true),
			extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign), true),
			extension(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(identifierOf(key))),
			extension(
				id_ce_nameConstraints,
				new NameConstraints({
					permittedSubtrees: new GeneralSubtrees(names.map((base) => new GeneralSubtree({ base }))),
				}),
				true,
			),
		],
	});
}

/** A server's certificate under an authority. @returns DER */
export function serverCertificate(
	names: Names,
	key: KeyObject,
	authority: { readonly subject: Subject; readonly key: KeyObject },
	term: { readonly from: Date; readonly until: Date },
): Buffer {
	const alternative = new SubjectAlternativeName([
		...names.hosts.map((dNSName) => new GeneralName({ dNSName })),
		...names.addresses.map((iPAddress) => new GeneralName({ iPAddress })),
	]);
	return issue({
		subject: { commonName: names.hosts[0] ?? names.addresses[0] ?? '', organization: authority.subject.organization },
		key,
		issuer: authority.subject,
		issuerKey: authority.key,
		...term,
		extensions: [
			extension(id_ce_basicConstraints, new BasicConstraints({ cA: false }), true),
			extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.digitalSignature), true),
			extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth])),
			extension(
				id_ce_authorityKeyIdentifier,
				new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(identifierOf(authority.key)) }),
			),
			extension(id_ce_subjectAltName, alternative),
		],
	});
}

/** A public key as X.509 writes it (SubjectPublicKeyInfo). @returns DER */
export function spkiOf(key: KeyObject): Buffer {
	return (key.type === 'private' ? createPublicKey(key) : key).export({ type: 'spki', format: 'der' });
}

function issue({ subject, key, issuer, issuerKey, from, until, extensions }: Issue): Buffer {
	const algorithm = new AlgorithmIdentifier({ algorithm: ECDSA_SHA256 });
	const serial = randomBytes(16);
	// A positive number without a leading zero byte.
	serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
	const content = new TBSCertificate({
		version: Version.v3,
		serialNumber: exact(serial),
		signature: algorithm,
		issuer: nameOf(issuer),
		validity: new Validity({ notBefore: from, notAfter: until }),
		subject: nameOf(subject),
		subjectPublicKeyInfo: AsnConvert.parse(spkiOf(key), SubjectPublicKeyInfo),
		extensions: new Extensions([...extensions]),
	});
	const raw = AsnConvert.serialize(content);
	const signature = sign('sha256', Buffer.from(raw), issuerKey);
	return Buffer.from(
		AsnConvert.serialize(
			new Certificate({ tbsCertificate: content, signatureAlgorithm: algorithm, signatureValue: exact(signature) }),
		),
	);
}

function extension(extnID: string, value: object, critical = false): Extension {
	return new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

function nameOf({ commonName, organization }: Subject): Name {
	const part = (type: string, text: string) =>
		new RelativeDistinguishedName([
			new AttributeTypeAndValue({ type, value: new AttributeValue({ utf8String: text }) }),
		]);
	return new Name([part(ORGANIZATION, organization), part(COMMON_NAME, commonName)]);
}

/** SHA-1 of the key, as RFC 5280 § 4.2.1.2 names keys; a name, no protection. */
function identifierOf(key: KeyObject): ArrayBuffer {
	return exact(createHash('sha1').update(spkiOf(key)).digest());
}

/** The bytes alone: a Buffer may be a window into a larger one. */
function exact(bytes: Uint8Array): ArrayBuffer {
	const copy = new ArrayBuffer(bytes.length);
	new Uint8Array(copy).set(bytes);
	return copy;
}
