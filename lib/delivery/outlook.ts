import { SIGNALS, type Signal } from './states';

/** How the network is in a village: as somebody noted it, and as sending went. */
export interface VillageSignal {
	/** 10 digits. */
	readonly kelurahan: string;
	readonly signal: Signal | null;
	readonly note: string;
	/** Of all tries, how many per cent carried; `null` before the first. */
	readonly carried: number | null;
	/** Locked versions that are not at the hub yet, by contest; `null` from a hall of an older version. */
	readonly queued: Readonly<Record<string, number>> | null;
	/** Code of the last fault of one of these. */
	readonly fault: string | null;
}

/** How many per cent of all tries carried; `null` before the first. */
export const carriedShare = (arrived: number, tries: number): number | null =>
	tries === 0 ? null : Math.round((Math.min(arrived, tries) / tries) * 100);

/** What a hall expects, as it tells the offices above with every sending. Times are UTC ISO. */
export interface HallOutlook {
	/** When the kecamatan must be done, if anything says so. */
	readonly deadline: string | null;
	/** When the last TPS will be locked at this pace; `null` while there is too little to say. */
	readonly finish: string | null;
	/** The locked version that waits longest. */
	readonly oldest: { readonly contest: string; readonly tps: string; readonly since: string } | null;
	readonly villages: readonly VillageSignal[];
}

/** More villages than any kecamatan has. */
const MOST_VILLAGES = 200;
export const NOTE_LIMIT = 120;

const isTime = (value: unknown): value is string =>
	typeof value === 'string' && value.length <= 30 && !Number.isNaN(Date.parse(value));

/**
 * An outlook as it came over a line, with everything left out that is not what it should be; `null` for what is none.
 * @param kecamatan 6 digits: a hall speaks for its own villages only
 */
export function readOutlook(value: unknown, kecamatan: string): HallOutlook | null {
	if (typeof value !== 'object' || value === null) return null;
	const { deadline, finish, oldest, villages } = value as Record<string, unknown>;
	return {
		deadline: isTime(deadline) ? deadline : null,
		finish: isTime(finish) ? finish : null,
		oldest: readOldest(oldest, kecamatan),
		villages: Array.isArray(villages)
			? villages.slice(0, MOST_VILLAGES).flatMap((one) => readVillage(one, kecamatan) ?? [])
			: [],
	};
}

function readOldest(value: unknown, kecamatan: string): HallOutlook['oldest'] {
	if (typeof value !== 'object' || value === null) return null;
	const { contest, tps, since } = value as Record<string, unknown>;
	if (typeof contest !== 'string' || contest.length > 20 || !isTime(since)) return null;
	if (typeof tps !== 'string' || !/^\d{13}$/.test(tps) || !tps.startsWith(kecamatan)) return null;
	return { contest, tps, since };
}

function readVillage(value: unknown, kecamatan: string): VillageSignal | null {
	if (typeof value !== 'object' || value === null) return null;
	const { kelurahan, signal, note, carried, queued, fault } = value as Record<string, unknown>;
	if (typeof kelurahan !== 'string' || !/^\d{10}$/.test(kelurahan) || !kelurahan.startsWith(kecamatan)) return null;
	return {
		kelurahan,
		signal: SIGNALS.find((one) => one === signal) ?? null,
		note: typeof note === 'string' ? note.slice(0, NOTE_LIMIT) : '',
		carried: typeof carried === 'number' && carried >= 0 && carried <= 100 ? Math.round(carried) : null,
		queued: readCounts(queued),
		fault: typeof fault === 'string' ? fault.slice(0, 40) : null,
	};
}

/** More contests than any election has. */
const MOST_CONTESTS = 20;

function readCounts(value: unknown): VillageSignal['queued'] {
	if (typeof value !== 'object' || value === null) return null;
	const counts = Object.entries(value as Record<string, unknown>).filter(
		(entry): entry is [string, number] =>
			/^[a-z-]{2,12}$/.test(entry[0]) && Number.isSafeInteger(entry[1]) && (entry[1] as number) >= 0,
	);
	return Object.fromEntries(counts.slice(0, MOST_CONTESTS));
}

/** The same outlook once these versions have arrived: a hall counts what it is about to send. */
export function withoutArrived(
	outlook: HallOutlook,
	arrived: readonly { readonly contest: string; readonly tps: string }[],
): HallOutlook {
	const gone = new Map<string, number>();
	for (const { contest, tps } of arrived) {
		const name = `${tps.slice(0, 10)}/${contest}`;
		gone.set(name, (gone.get(name) ?? 0) + 1);
	}
	const villages = outlook.villages.map((village): VillageSignal => {
		if (village.queued === null) return village;
		const left = Object.entries(village.queued).map(([contest, count]) => [
			contest,
			Math.max(0, count - (gone.get(`${village.kelurahan}/${contest}`) ?? 0)),
		]);
		return { ...village, queued: Object.fromEntries(left) };
	});
	return { ...outlook, villages };
}
