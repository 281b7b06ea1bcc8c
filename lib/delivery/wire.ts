import type { EnclosureHeader, EnclosureSheet, PartHeader } from './enclosures';
import type { BatchHeader, ReceiptSheet, StatusQuestion } from './types';

/**
 * The papers that go between a hall and a hub: lines of text. The first line says what it is (canonical
 * JSON), the second is its Ed25519 signature in base64url, and in a batch each further line is one parcel,
 * whose SHA-256 stands in the first line. The same paper travels by network, by phone and by USB stick.
 */
export interface Paper {
	/** The signed text, byte for byte. */
	readonly head: string;
	readonly signature: string;
	readonly lines: readonly string[];
}

export function writePaper({ head, signature, lines }: Paper): string {
	return `${[head, signature, ...lines].join('\n')}\n`;
}

/** The parts of a paper, or `null` for anything else. Nothing of it is believed yet. */
export function readPaper(text: string): Paper | null {
	const [head, signature, ...lines] = text.split('\n');
	if (!head?.startsWith('{') || !signature || !/^[A-Za-z0-9_-]{86}$/.test(signature)) return null;
	if (lines.at(-1) === '') lines.pop();
	return { head, signature, lines };
}

type Head = BatchHeader | ReceiptSheet | StatusQuestion | EnclosureHeader | EnclosureSheet | PartHeader;

/** The first line of a paper of this kind, or `null`. Call after the signature was checked. */
export function readHead<K extends Head['kind']>(paper: Paper, kind: K): Extract<Head, { kind: K }> | null {
	try {
		const head: unknown = JSON.parse(paper.head);
		if (typeof head !== 'object' || head === null) return null;
		const { v, kind: found } = head as { v?: unknown; kind?: unknown };
		return v === 1 && found === kind ? (head as Extract<Head, { kind: K }>) : null;
	} catch {
		return null;
	}
}

/** Several papers in one file that is carried by hand: an empty line between them. */
export const joinPapers = (texts: readonly string[]): string => texts.join('\n');

/** The papers of such a file. */
export function splitPapers(text: string): string[] {
	return text
		.split('\n\n')
		.filter((part) => part !== '')
		.map((part) => (part.endsWith('\n') ? part : `${part}\n`));
}
