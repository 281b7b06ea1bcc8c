import { ROLES, type Role } from '@/lib/plenary';

/**
 * Who may open a page or call a route. `public` needs no session at all; `machine` is another installation,
 * known by the signature of what it sends.
 */
export type Access = 'public' | 'machine' | readonly Role[];

const EVERYONE: readonly Role[] = ROLES;
const PEOPLE: readonly Role[] = ['ketua', 'anggota', 'operator', 'pps', 'web', 'mobile', 'saksi', 'panwaslu', 'admin'];
const STAFF: readonly Role[] = ['ketua', 'anggota', 'operator', 'pps', 'web', 'panwaslu', 'admin'];
/** Everyone with a name and a password. */
const NAMED: readonly Role[] = [...STAFF, 'mobile'];
/** Who carries results by hand. */
const CARRIERS: readonly Role[] = ['ketua', 'anggota', 'operator', 'web', 'admin'];
/** Who may attach photos, each as far as the command's policy reaches. */
const PHOTOGRAPHERS: readonly Role[] = ['ketua', 'anggota', 'operator', 'pps', 'web', 'mobile'];
const MOBILE: readonly Role[] = ['mobile'];
const REGISTRY: readonly Role[] = ['ketua', 'anggota', 'operator', 'admin'];
const HEADS: readonly Role[] = ['ketua', 'admin'];
const IMPORTERS: readonly Role[] = ['operator', 'admin'];
/** PPK and its secretariat. */
const COMMITTEE: readonly Role[] = ['ketua', 'anggota', 'operator'];
const SCREENS: readonly Role[] = ['layar', ...STAFF];
const PHOTO_READERS: readonly Role[] = ['saksi', 'mobile', ...STAFF];
const WITNESS: readonly Role[] = ['saksi'];

/**
 * Every page and every route of the program, by its path below `app/`. A test walks the folder and
 * fails where one is missing here, or where a file does not ask this table.
 */
export const ACCESS = {
	'/': 'public',
	'/masuk': 'public',
	'/gabung': 'public',
	'/ca.crt': 'public',
	'/sandi': NAMED,
	'/tps-saya': MOBILE,
	'/api/tps-saya': MOBILE,
	'/akun': ['admin'],
	'/meja': STAFF,
	'/rekap': STAFF,
	'/paket': ['ketua', 'admin'],
	'/layar': SCREENS,
	'/layar/masuk': 'public',
	'/saksi': WITNESS,
	'/saksi/masuk': 'public',
	'/peserta': REGISTRY,
	'/cadangan': REGISTRY,
	'/dokumen': STAFF,
	'/api/backup': REGISTRY,
	'/api/documents': STAFF,
	'/api/documents/[name]': STAFF,
	'/kirim': STAFF,
	'/pantau': STAFF,
	'/tinjau': REGISTRY,
	'/info/[[...code]]': 'public',
	'/pemilu/[...path]': 'public',
	'/pilkada/[...path]': 'public',
	'/wilayah/[...path]': 'public',
	'/api/delivery': STAFF,
	'/api/delivery/csv': STAFF,
	'/api/delivery/enrol': HEADS,
	'/api/delivery/file': CARRIERS,
	'/api/delivery/receipts': CARRIERS,
	'/api/hub/carry': REGISTRY,
	'/api/hub/codes': HEADS,
	'/api/hub/enclosures': 'machine',
	'/api/hub/enrol': 'machine',
	'/api/hub/entry': REGISTRY,
	'/api/hub/monitor': STAFF,
	'/api/hub/monitor/csv': STAFF,
	'/api/hub/parcels': 'machine',
	'/api/hub/parts': 'machine',
	'/api/hub/photos/[kecamatan]/[content]': REGISTRY,
	'/api/hub/queue': REGISTRY,
	'/api/hub/status': 'machine',
	'/api/hub/verify': REGISTRY,
	'/persiapan': STAFF,
	'/api/persiapan': STAFF,
	'/api/persiapan/kotak': STAFF,
	'/rapat': STAFF,
	'/penetapan': STAFF,
	'/api/penetapan': STAFF,
	'/keberatan': STAFF,
	'/hitung-ulang': STAFF,
	'/laju': STAFF,
	'/foto': PHOTO_READERS,
	'/latihan': STAFF,
	'/impor': IMPORTERS,
	'/templat': STAFF,
	'/petugas': STAFF,
	'/api/petugas': STAFF,
	'/api/petugas/csv': STAFF,
	'/api/petugas/impor': ['ketua', 'operator', 'admin'],
	'/api/ambil': IMPORTERS,
	'/api/ambil/pratinjau': IMPORTERS,
	'/api/templat': STAFF,
	'/api/templat/berkas': COMMITTEE,
	'/api/templat/baca': COMMITTEE,
	'/api/templat/terima': COMMITTEE,
	'/riwayat': STAFF,
	'/api/health': 'public',
	'/api/network': 'public',
	'/api/network/seen': STAFF,
	'/api/auth/[...nextauth]': 'public',
	'/api/sign-out': 'public',
	'/api/language': 'public',
	'/api/me': EVERYONE,
	'/api/password': NAMED,
	'/api/accounts': ['admin'],
	'/api/display-code': REGISTRY,
	'/api/commands': PEOPLE,
	'/api/events': EVERYONE,
	'/api/recap': STAFF,
	'/api/recap/csv': STAFF,
	'/api/pack': ['ketua', 'admin'],
	'/api/tps': STAFF,
	'/api/results/[contest]/[tps]': STAFF,
	'/api/hall': EVERYONE,
	'/api/photos': PHOTOGRAPHERS,
	'/api/photos/[contest]/[tps]': EVERYONE,
	'/api/photos/derived/[key]/[name]': EVERYONE,
	'/api/photos/file/[content]': EVERYONE,
	'/api/rapat': STAFF,
	'/api/keberatan': STAFF,
	'/api/turus/[contest]/[tps]': EVERYONE,
	'/api/laju': STAFF,
	'/api/witness': WITNESS,
	'/api/witness/move': WITNESS,
	'/api/witnesses': REGISTRY,
	'/api/peserta/impor': REGISTRY,
	'/api/import/stage': IMPORTERS,
	'/api/import/preview': IMPORTERS,
	'/api/import/accept': IMPORTERS,
	'/api/import/history': IMPORTERS,
	'/api/timeline': STAFF,
	'/api/timeline/group': STAFF,
} as const satisfies Record<string, Access>;

export type Path = keyof typeof ACCESS;

/** All that is open to an account whose password is still the one it was given. */
export const WITH_GIVEN_PASSWORD: readonly Path[] = ['/sandi', '/api/password', '/api/me'];

export function mayOpen(path: Path, role: Role | undefined): boolean {
	const access: Access = ACCESS[path];
	return access === 'public' || (access !== 'machine' && role !== undefined && access.includes(role));
}

/** Where each role's work is. */
const HOME: Readonly<Record<Role, Path>> = {
	ketua: '/meja',
	anggota: '/meja',
	operator: '/meja',
	pps: '/meja',
	web: '/kirim',
	mobile: '/tps-saya',
	panwaslu: '/meja',
	admin: '/akun',
	saksi: '/saksi',
	layar: '/layar',
};

/** The same at a hub: who verifies begins with the queue, everyone else with the monitor. */
const HUB_HOME: Readonly<Record<Role, Path>> = {
	ketua: '/pantau',
	operator: '/tinjau',
	pps: '/pantau',
	web: '/pantau',
	mobile: '/tps-saya',
	panwaslu: '/pantau',
	anggota: '/pantau',
	admin: '/pantau',
	saksi: '/saksi',
	layar: '/layar',
};

/** True when this process was started as a hub (`npm start -- --hub`). */
export const isHub = (): boolean => process.env.KETOK_PALU_HUB === '1';

export function homeOf(role: Role): Path {
	return (isHub() ? HUB_HOME : HOME)[role];
}

/** The page a `ke=` in an address asks for, if it is a page of ours; never another site. */
export function wayBack(ke: unknown): string | undefined {
	return typeof ke === 'string' && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(ke) ? ke : undefined;
}
