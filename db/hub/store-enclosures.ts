import type { AdoptionEnclosure, ClosingEnclosure, CornersEnclosure, PhotoEnclosure } from '../../lib/delivery';

/** Who sent something, and when it came. */
export interface Sender {
	readonly kecamatan: string;
	readonly hall: string;
	readonly at: string;
}

/** An election pack as a hall sent it. */
export interface PackRow {
	/** SHA-256 of the line it came in: that is its name here. */
	readonly hash: string;
	/** Fingerprint of the file the hall adopted, as it stands on paper. */
	readonly fingerprint: string;
	/** The pack, JSON. */
	readonly body: string;
}

/** How much of a photo is here. */
export interface PhotoFile {
	readonly content: string;
	readonly bytes: number;
	readonly format: PhotoEnclosure['format'];
	/** Parts from the first one on. */
	readonly parts: number;
	/** Its hash was checked: what is here is what the hall keeps. */
	readonly whole: boolean;
}

/** One version of the photo of a page, with how much of it is here. */
export type PhotoRow = Omit<PhotoEnclosure, 'v' | 'what' | 'contest' | 'tps'> & {
	readonly parts: number;
	readonly whole: boolean;
	readonly hall: string;
	/** Set by hand in the hall; `null`: by the marks. */
	readonly corners: CornersEnclosure['corners'];
};

export type AdoptionRow = Omit<AdoptionEnclosure, 'v' | 'what'>;
export type ClosingRow = Omit<ClosingEnclosure, 'v' | 'what'>;

/** The store's part about what comes beside results. The same twice is once; what was taken back stays taken back. */
export interface EnclosureStore {
	/**
	 * Puts a pack into force in its sender's kecamatan.
	 * @param seq its place in the hall's ledger: one that the same hall adopted before the one in force changes nothing
	 */
	keepPack(pack: PackRow, sender: Sender, seq?: number | null): Promise<void>;
	/** True when the hall adopted another pack after the one of this place, and that one is here. */
	isPackPast(sender: Sender, seq: number | null): Promise<boolean>;
	/** The pack by whose forms the results of each kecamatan are read. */
	packsInUse(): Promise<{ kecamatan: string; hash: string; fingerprint: string }[]>;
	pack(hash: string): Promise<PackRow | null>;

	/**
	 * Writes down which photos there are. Each version of a page keeps the content it came with first.
	 * @returns those that came with another content, by their place in `photos`
	 */
	keepPhotos(photos: readonly PhotoEnclosure[], sender: Sender): Promise<number[]>;
	/** Keeps where somebody in the hall saw the corners of a page: what was said last stands, whatever comes late. */
	keepCorners(rows: readonly CornersEnclosure[], sender: Sender): Promise<void>;
	/** The photos of one TPS by page, the newest version of each first. */
	photos(kecamatan: string, contest: string, tps: string): Promise<PhotoRow[]>;
	/** Photos a kecamatan has written down, by content; what nobody wrote down is not in it. */
	photoFiles(kecamatan: string, contents: readonly string[]): Promise<PhotoFile[]>;
	/** Keeps one part; the same part again changes nothing. */
	keepPart(kecamatan: string, content: string, part: number, body: Uint8Array): Promise<void>;
	/** The bytes of a photo as far as they are here, part after part. */
	parts(kecamatan: string, content: string): Promise<Uint8Array[]>;
	/** The hash was right: it is whole. */
	whole(kecamatan: string, content: string, at: string): Promise<void>;
	/** The hash was wrong: it begins anew. */
	dropParts(kecamatan: string, content: string): Promise<void>;

	keepAdoptions(rows: readonly AdoptionEnclosure[], sender: Sender): Promise<void>;
	/**
	 * Adoptions of the kelurahan (10 digits) or kecamatan (6) that begin with `prefix`, newest version of each; voided
	 * ones say why. A kecamatan that dapil divide has one for each of them.
	 */
	adoptions(contest: string, prefix: string, digits: 6 | 10): Promise<AdoptionRow[]>;
	keepClosing(closing: ClosingEnclosure, sender: Sender): Promise<void>;
	closings(prefix: string): Promise<ClosingRow[]>;
}
