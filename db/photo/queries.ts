import {
	layoutOf,
	type PageLayout,
	type PhotoPage,
	type PhotoVersion,
	type PhotoView,
	pageCountOf,
} from '../../lib/photo';
import type { PhotoFormat } from '../../lib/photo/image-file';
import type { House } from '../house';
import { statement } from '../ledger';
import { placeOf } from '../places';
import {
	derivedKey,
	derivedUrl,
	type PhotoToStraighten,
	SMALL_FILE,
	STRAIGHT_FILE,
	straightenedOf,
	stripFile,
} from './straighten';

interface Row extends Omit<PhotoVersion, 'corners'> {
	readonly contest: string;
	readonly tps: string;
	readonly page: number;
	readonly format: PhotoFormat;
	readonly corners: string | null;
}

/** The measured pages of the form of a contest at a TPS; none where nobody has measured it. */
export function pagesAt(house: House, contest: string, tps: string): readonly PageLayout[] {
	const form = house.states.election().contest(contest, tps);
	return (form && layoutOf(form)?.pages) ?? [];
}

/** The photos of one TPS, page by page, with every strip there is; `null` where the TPS or the contest is unknown. */
export function photoView(house: House, contest: string, tps: string): PhotoView | null {
	const form = house.states.election().contest(contest, tps);
	const place = placeOf(house, tps);
	if (!form || !place) return null;
	const layout = layoutOf(form)?.pages ?? [];
	const rows = statement<Row>(
		house.sqlite,
		'SELECT * FROM photo WHERE contest = ? AND tps = ? ORDER BY page, version DESC',
	).all(contest, tps);
	const strips: Record<string, string> = {};
	const pages = Array.from({ length: pageCountOf(form) }, (_, index): PhotoPage => {
		const versions = rows.filter(({ page }) => page === index + 1);
		const current = versions.find(({ retracted }) => retracted === null);
		const past = versions.filter((row) => row !== current).map(versionOf);
		const none = {
			small: null,
			page: index + 1,
			current: null,
			past,
			state: 'waiting',
			marks: null,
			says: null,
			straight: null,
		} as const;
		if (!current) return none;
		const key = derivedKey(toStraighten(current), layout);
		const result = straightenedOf(house.folder, key);
		if (!result) return { ...none, current: versionOf(current) };
		for (const field of result.fields) strips[field] = derivedUrl(key, stripFile(field));
		return {
			page: index + 1,
			current: versionOf(current),
			past,
			state: result.state,
			marks: result.marks,
			says: result.says,
			small: derivedUrl(key, SMALL_FILE),
			straight: result.state === 'straight' ? derivedUrl(key, STRAIGHT_FILE) : null,
		};
	});
	return {
		contest,
		tps,
		tpsName: place.tpsName,
		kelurahanName: place.kelurahanName,
		pages,
		strips,
		waiting: pages.filter(({ current, state }) => current !== null && state === 'waiting').length,
	};
}

/** Photos that stand and are not laid straight yet, newest first: somebody waits for that one. */
export function waitingPhotos(house: House): {
	readonly contest: string;
	readonly tps: string;
	readonly photo: PhotoToStraighten;
	readonly pages: readonly PageLayout[];
}[] {
	const rows = statement<Row>(
		house.sqlite,
		`SELECT * FROM photo AS own WHERE retracted IS NULL AND version = (
			SELECT MAX(version) FROM photo WHERE contest = own.contest AND tps = own.tps AND page = own.page
				AND retracted IS NULL
		) ORDER BY seq DESC`,
	).all();
	return rows.flatMap((row) => {
		const pages = pagesAt(house, row.contest, row.tps);
		const photo = toStraighten(row);
		return straightenedOf(house.folder, derivedKey(photo, pages))
			? []
			: [{ contest: row.contest, tps: row.tps, photo, pages }];
	});
}

/** Keys of everything cut from photos as they stand now, earlier versions included. */
export function derivedKeys(house: House): ReadonlySet<string> {
	const rows = statement<Row>(house.sqlite, 'SELECT * FROM photo').all();
	return new Set(rows.map((row) => derivedKey(toStraighten(row), pagesAt(house, row.contest, row.tps))));
}

function toStraighten({ content, format, page, corners }: Row): PhotoToStraighten {
	return { content, format, page, corners: corners === null ? null : JSON.parse(corners) };
}

function versionOf({
	version,
	content,
	received,
	source,
	name,
	width,
	height,
	time,
	by,
	retracted,
	corners,
}: Row): PhotoVersion {
	const set = corners === null ? null : (JSON.parse(corners) as PhotoVersion['corners']);
	return { version, content, received, source, name, width, height, time, by, retracted, corners: set };
}
